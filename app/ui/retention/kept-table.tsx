import { countText } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'
import { kindNames, kinds } from './words.ts'

type Counts = Readonly<Record<(typeof kinds)[number], number>>
type KeptProps = {
  readonly byYear: readonly { readonly counts: Counts }[]
  readonly expired: Counts
  readonly unknown: Counts
}

/** How many records of each kind have to stay, may go by the rules, or stay because nobody knows. */
export function KeptTable({ byYear, expired, unknown }: KeptProps) {
  return (
    <DataTable label="Records kept">
      <TableHeads columns={['Kind', { figure: 'Kept' }, { figure: 'End not known' }, { figure: 'Rules are over' }]} />
      <tbody>
        {kinds.map((kind) => {
          const dated = byYear.reduce((sum, { counts }) => sum + counts[kind], 0)
          return (
            <tr key={kind}>
              <th scope="row">{kindNames[kind]}</th>
              <td className="number">{countText(dated - expired[kind])}</td>
              <td className="number">{countText(unknown[kind])}</td>
              <td className="number">{countText(expired[kind])}</td>
            </tr>
          )
        })}
      </tbody>
    </DataTable>
  )
}
