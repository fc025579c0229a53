import { Link } from '@remix-run/react'
import { objectKind, objectPages } from '../../../domain/audit-access/pages.ts'
import { Instant } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'

type Access = {
  readonly id: string
  readonly at: Date | string
  readonly what: 'viewed' | 'downloaded'
  readonly path: string
  readonly objectKind: string | null
  readonly objectId: string | null
  readonly label: string | null
}

/** What an auditor was shown and took away, the newest first. */
export function AccessTable({ rows, zone }: { readonly rows: readonly Access[]; readonly zone: string }) {
  return (
    <DataTable label="What the auditor was shown, the newest first">
      <TableHeads columns={['When', 'Did', 'Address', 'What']} />
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <Instant value={row.at} zone={zone} />
            </th>
            <td>{row.what}</td>
            <td className="mono">{row.path}</td>
            <td>
              <Shown {...row} />
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}

function Shown({ objectKind: word, objectId, label }: Pick<Access, 'objectKind' | 'objectId' | 'label'>) {
  const kind = word === null ? null : objectKind(word)
  return kind && label ? <Link to={`/${objectPages[kind]}/${objectId}`}>{label}</Link> : (label ?? '')
}
