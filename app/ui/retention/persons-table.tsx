import { Link } from '@remix-run/react'
import { DataTable, TableHeads } from '../table.tsx'

type Row = { readonly id: string; readonly name: string; readonly email: string; readonly note: string }

/** Persons whose data can be erased. */
export function PersonsTable({
  label,
  rows,
  none,
}: {
  readonly label: string
  readonly rows: readonly Row[]
  readonly none: string
}) {
  if (rows.length === 0) return <p className="hint">{none}</p>
  return (
    <DataTable label={label}>
      <TableHeads columns={['Name', 'Address', 'Named in', { unseen: 'Erase' }]} />
      <tbody>
        {rows.map(({ id, name, email, note }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            <td>{email}</td>
            <td>{note}</td>
            <td>
              <Link to={`?erase=${id}`} aria-label={`Erase ${name}, ${email}`}>
                Erase
              </Link>
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
