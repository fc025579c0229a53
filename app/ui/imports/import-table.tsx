import { Link } from '@remix-run/react'
import type { KindKey } from '../../../domain/imports/keys.ts'
import { countText, Instant } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'
import { ImportBadge, type ImportStatus } from './import-badge.tsx'
import { kindWords } from './kinds.ts'

type ImportRow = {
  readonly id: string
  readonly kind: KindKey
  readonly fileName: string
  readonly status: ImportStatus
  readonly rowCount: number
  readonly documentCount: number
  readonly errorCount: number
  readonly createdByName: string
  readonly createdAt: Date
}

/** Past imports, newest first. */
export function ImportTable({ imports }: { readonly imports: readonly ImportRow[] }) {
  return (
    <DataTable label="Past imports">
      <TableHeads
        columns={[
          'File',
          'Holds',
          'State',
          { figure: 'Rows' },
          { figure: 'Makes' },
          { figure: 'Errors' },
          'By',
          'When',
        ]}
      />
      <tbody>
        {imports.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <Link to={`/imports/${row.id}`}>{row.fileName}</Link>
            </th>
            <td>{kindWords[row.kind].tab}</td>
            <td>
              <ImportBadge status={row.status} />
            </td>
            <td className="number">{countText(row.rowCount)}</td>
            <td className="number">{countText(row.documentCount)}</td>
            <td className="number">{countText(row.errorCount)}</td>
            <td>{row.createdByName}</td>
            <td>
              <Instant value={row.createdAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
