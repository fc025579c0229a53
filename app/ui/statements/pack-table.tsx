import { Link } from '@remix-run/react'
import { Badge } from '../badge.tsx'
import { DataTable, TableHeads } from '../table.tsx'

type PackTableProps = {
  readonly pack: {
    readonly key: string
    readonly name: string
    readonly publisher: string
    readonly statements: readonly {
      readonly key: string
      readonly version: number
      readonly name: string
      readonly edition: string
      readonly documentTypes: readonly string[]
      readonly mayIssue: readonly string[]
      readonly accepted: readonly string[]
    }[]
  }
}

/** A pack's statements on one day: what each stands on, and for which goods it may be issued or is accepted. */
export function PackTable({ pack }: PackTableProps) {
  const id = `pack-${pack.key}`
  return (
    <section aria-labelledby={id} className="pack-of-statements">
      <h3 id={id}>{pack.name}</h3>
      <p className="hint">{pack.publisher}</p>
      {pack.statements.length === 0 ? (
        <p className="hint">None of its statements may be issued or is accepted on this day.</p>
      ) : (
        <DataTable label={pack.name}>
          <TableHeads columns={['Statement', 'Edition', 'Stands on', 'May be issued for', 'Accepted when received']} />
          <tbody>
            {pack.statements.map((each) => (
              <tr key={`${each.key} ${each.version}`}>
                <th scope="row">
                  <Link to={`/statements/${each.key}`}>{each.name}</Link>
                </th>
                <td className="mono whitespace-nowrap">{each.edition}</td>
                <td>{each.documentTypes.map((type) => type.replaceAll('-', ' ')).join(', ')}</td>
                <td>
                  {each.mayIssue.length > 0 ? (
                    <Badge meaning="in-order">{goodsText(each.mayIssue)}</Badge>
                  ) : (
                    'not on this day'
                  )}
                </td>
                <td>{each.accepted.length > 0 ? goodsText(each.accepted) : 'no'}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
    </section>
  )
}

function goodsText(names: readonly string[]): string {
  return names.length > 3 ? `${names.length} goods classes` : names.join(' · ')
}
