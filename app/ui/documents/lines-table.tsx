import type { ReactNode } from 'react'
import { Amount, Carats, countText } from '../format.tsx'
import { DataTable } from '../table.tsx'

type IssuedLine = {
  readonly position: number
  /** Its name for people. */
  readonly goods: string
  readonly description: string
  readonly pieces: number | null
  readonly carats: string
  readonly pricePerCaratMinor: bigint | null
  readonly amountMinor: bigint
  readonly hsCode: string | null
  readonly countryOfOrigin: string | null
  readonly countryOfMining: string | null
  readonly largestStoneCarats: string | null
  readonly reportNumber: string | null
  readonly kpCertificate: string | null
  readonly treatment: string | null
  readonly claimValue: string | null
}
type LinesTableProps = {
  readonly lines: readonly IssuedLine[]
  readonly currency: string
  readonly quantity: { readonly name: string; readonly unit: string }
  readonly totals: { readonly pieces: number; readonly carats: string; readonly minor: bigint }
  /** How many lines there are in all, when `lines` are only the first of them. */
  readonly lineCount: number
}

type Column = {
  readonly head: string
  readonly figure?: true
  readonly cell: (line: IssuedLine) => ReactNode
}

/** The lines of an issued document, as they are frozen. A column in which nothing stands is left out. */
export function LinesTable({ lines, currency, quantity, totals, lineCount }: LinesTableProps) {
  const extra = EXTRA.filter(({ cell }) => lines.some((line) => cell(line) !== null))
  const columns = [...columnsIn(currency, quantity), ...extra]
  return (
    <DataTable label="Lines">
      <thead>
        <tr>
          <th scope="col" className="number">
            Line
          </th>
          {columns.map(({ head, figure }) => (
            <th scope="col" className={figure && 'number'} key={head}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.position}>
            <th scope="row" className="number">
              {line.position}
            </th>
            {columns.map(({ head, figure, cell }) => (
              <td className={figure && 'number'} key={head}>
                {cell(line)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3}>
            {lineCount > lines.length
              ? `First ${countText(lines.length)} of ${countText(lineCount)} lines; the PDF has them all`
              : 'Total'}
          </th>
          <td className="number">{totals.pieces > 0 ? countText(totals.pieces) : null}</td>
          <td className="number">
            <Carats value={totals.carats} />
          </td>
          <td />
          <td className="number">
            <Amount currency={currency} minor={totals.minor} />
          </td>
          {extra.length > 0 ? <td colSpan={extra.length} /> : null}
        </tr>
      </tfoot>
    </DataTable>
  )
}

function columnsIn(currency: string, quantity: LinesTableProps['quantity']): readonly Column[] {
  const amount = (minor: bigint | null) => (minor === null ? null : <Amount currency={currency} minor={minor} />)
  return [
    {
      head: 'Goods class',
      cell: ({ goods }) => <span className="whitespace-nowrap">{goods}</span>,
    },
    { head: 'Description', cell: (line) => line.description },
    { head: 'Pieces', figure: true, cell: (line) => (line.pieces === null ? null : countText(line.pieces)) },
    { head: quantity.name, figure: true, cell: (line) => <Carats value={line.carats} /> },
    { head: `${currency} / ${quantity.unit}`, figure: true, cell: (line) => amount(line.pricePerCaratMinor) },
    { head: `Amount, ${currency}`, figure: true, cell: (line) => amount(line.amountMinor) },
  ]
}

const EXTRA: readonly Column[] = [
  {
    head: 'Largest, ct',
    figure: true,
    cell: (line) => (line.largestStoneCarats === null ? null : <Carats value={line.largestStoneCarats} />),
  },
  { head: 'HS code', cell: (line) => line.hsCode },
  { head: 'Origin', cell: (line) => line.countryOfOrigin },
  { head: 'Mined in', cell: (line) => line.countryOfMining },
  { head: 'Report no.', cell: (line) => line.reportNumber },
  { head: 'KP certificate', cell: (line) => line.kpCertificate },
  { head: 'Treatment', cell: (line) => line.treatment },
  { head: 'Claim, %', cell: (line) => line.claimValue },
]
