import { Amount } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'
import { SignedCarats } from './signed-carats.tsx'

type Declared = {
  readonly carats: string
  readonly values: readonly { readonly currency: string; readonly minor: bigint }[]
}
type DeclarationTableProps = {
  readonly classes: readonly {
    readonly goodsClass: string
    readonly name: string
    readonly unit: string
    readonly opening: string
    readonly purchased: Declared
    readonly imported: Declared
    readonly sold: Declared
    readonly exported: Declared
    readonly worked: { readonly consumed: string; readonly produced: string }
    readonly adjusted: string
    readonly closing: string
  }[]
}

const HEADS = [
  'Opening',
  'Bought at home',
  'Imported',
  'Sold at home',
  'Exported',
  'Worked, in',
  'Worked, out',
  'Adjusted',
  'Closing',
]

/** The buckets of the yearly declaration, one row for each goods class. */
export function DeclarationTable({ classes }: DeclarationTableProps) {
  return (
    <DataTable label="Stock declaration">
      <TableHeads columns={['Goods class', ...HEADS.map((figure) => ({ figure }))]} />
      <tbody>
        {classes.map((row) => (
          <tr key={row.goodsClass}>
            <th scope="row">
              {row.name}, {row.unit}
            </th>
            <Cell carats={row.opening} />
            <Cell {...row.purchased} />
            <Cell {...row.imported} />
            <Cell {...row.sold} />
            <Cell {...row.exported} />
            <Cell carats={row.worked.consumed} />
            <Cell carats={row.worked.produced} />
            <Cell carats={row.adjusted} />
            <Cell carats={row.closing} />
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}

function Cell({ carats, values = [] }: { readonly carats: string; readonly values?: Declared['values'] }) {
  return (
    <td className="number">
      <SignedCarats value={carats} />
      {values.map(({ currency, minor }) => (
        <div key={currency} className="hint">
          <Amount currency={currency} minor={minor} withCode />
        </div>
      ))}
    </td>
  )
}
