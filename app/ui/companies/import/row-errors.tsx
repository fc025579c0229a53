import { DataTable, TableHeads } from '../../table.tsx'

export type RowErrors = { readonly row: number; readonly fields: Readonly<Record<string, readonly string[]>> }

const SHOWN = 500

/** Every wrong row with its fields; row 1 is the header. */
export function RowErrorsTable({ errors }: { readonly errors: readonly RowErrors[] }) {
  const lines = errors.flatMap(({ row, fields }) =>
    Object.entries(fields).map(([field, sentences]) => ({ row, field, says: sentences.join(' ') })),
  )
  return (
    <DataTable label="What needs correcting">
      <caption>
        {lines.length > SHOWN ? `The first ${SHOWN} of ${lines.length} corrections. ` : ''}Row 1 is the header.
      </caption>
      <TableHeads columns={[{ figure: 'Row' }, 'Column', 'What is wrong, and what would be right']} />
      <tbody>
        {lines.slice(0, SHOWN).map(({ row, field, says }) => (
          <tr key={`${row} ${field}`} data-meaning="wrong">
            <td className="number">{row}</td>
            <th scope="row" className="mono">
              {field}
            </th>
            <td>{says}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
