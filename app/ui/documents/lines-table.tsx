import { type GoodsClass, goodsClassNames } from '../../../domain/kernel/goods.ts'
import { Amount, Carats, countText } from '../format.tsx'
import { DataTable } from '../table.tsx'

type IssuedLine = {
  readonly position: number
  readonly goodsClass: string
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
}
type LinesTableProps = {
  readonly lines: readonly IssuedLine[]
  readonly currency: string
  readonly totals: { readonly pieces: number; readonly carats: string; readonly minor: bigint }
  /** How many lines there are in all, when `lines` are only the first of them. */
  readonly lineCount: number
}

/** The lines of an issued document, as they are frozen. */
export function LinesTable({ lines, currency, totals, lineCount }: LinesTableProps) {
  return (
    <DataTable label="Lines">
      <Head currency={currency} />
      <tbody>
        {lines.map((line) => (
          <tr key={line.position}>
            <th scope="row" className="number">
              {line.position}
            </th>
            <td>{isGoodsClass(line.goodsClass) ? goodsClassNames[line.goodsClass] : line.goodsClass}</td>
            <td>{line.description}</td>
            <td className="number">{line.pieces === null ? '' : countText(line.pieces)}</td>
            <td className="number">
              <Carats value={line.carats} />
            </td>
            <td className="number">
              {line.pricePerCaratMinor === null ? '' : <Amount currency={currency} minor={line.pricePerCaratMinor} />}
            </td>
            <td className="number">
              <Amount currency={currency} minor={line.amountMinor} />
            </td>
            <td className="number">
              {line.largestStoneCarats === null ? '' : <Carats value={line.largestStoneCarats} />}
            </td>
            <td>{line.hsCode}</td>
            <td>{line.countryOfOrigin}</td>
            <td>{line.countryOfMining}</td>
            <td className="mono">{line.reportNumber}</td>
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
          <td className="number">{countText(totals.pieces)}</td>
          <td className="number">
            <Carats value={totals.carats} />
          </td>
          <td />
          <td className="number">
            <Amount currency={currency} minor={totals.minor} />
          </td>
          <td colSpan={5} />
        </tr>
      </tfoot>
    </DataTable>
  )
}

function Head({ currency }: { readonly currency: string }) {
  const figures = ['Pieces', 'Carats', `${currency} / ct`, `Amount, ${currency}`, 'Largest, ct']
  return (
    <thead>
      <tr>
        <th scope="col" className="number">
          Line
        </th>
        <th scope="col">Goods class</th>
        <th scope="col">Description</th>
        {figures.map((head) => (
          <th scope="col" className="number" key={head}>
            {head}
          </th>
        ))}
        <th scope="col">HS code</th>
        <th scope="col">Origin</th>
        <th scope="col">Mined in</th>
        <th scope="col">Report no.</th>
      </tr>
    </thead>
  )
}

function isGoodsClass(text: string): text is GoodsClass {
  return Object.hasOwn(goodsClassNames, text)
}
