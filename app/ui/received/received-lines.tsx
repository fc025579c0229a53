import { Amount, Carats } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'

const LINES_SHOWN = 200

type ReceivedLinesProps = {
  readonly lines: readonly {
    readonly position: number
    readonly goodsName: string
    readonly description: string
    readonly pieces: number | null
    readonly carats: string
    readonly unit: string
    readonly amountMinor: bigint | null
    readonly reportNumber: string | null
    readonly kpCertificate: string | null
    readonly originalPosition: number | null
  }[]
  readonly currency: string | null
}

/** The lines of a received document, as they were recorded. */
export function ReceivedLines({ lines, currency }: ReceivedLinesProps) {
  return (
    <DataTable label="Lines">
      <TableHeads
        columns={[
          'No.',
          'Goods class',
          'Description',
          'Certificate',
          { figure: 'Pieces' },
          { figure: 'Quantity' },
          { figure: 'Amount' },
        ]}
      />
      <tbody>
        {lines.slice(0, LINES_SHOWN).map((line) => (
          <tr key={line.position}>
            <th scope="row">{line.position}</th>
            <td>{line.goodsName}</td>
            <td>
              {line.description}
              {line.reportNumber ? `, report ${line.reportNumber}` : null}
              {line.originalPosition ? `, line ${line.originalPosition} of the original` : null}
            </td>
            <td className="mono">{line.kpCertificate}</td>
            <td className="number">{line.pieces}</td>
            <td className="number">
              <Carats value={line.carats} unit={line.unit} />
            </td>
            <td className="number">
              {currency && line.amountMinor !== null ? <Amount currency={currency} minor={line.amountMinor} /> : null}
            </td>
          </tr>
        ))}
      </tbody>
      {lines.length > LINES_SHOWN ? (
        <tfoot>
          <tr>
            <td colSpan={7}>{lines.length - LINES_SHOWN} more lines; the API has all of them.</td>
          </tr>
        </tfoot>
      ) : null}
    </DataTable>
  )
}
