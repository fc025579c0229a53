import { DataTable, TableHeads } from '../table.tsx'

export type GuideColumn = { readonly key: string; readonly isNeeded: boolean; readonly meaning: string }

/** What each column of the file means. */
export function ColumnGuide({ columns }: { readonly columns: readonly GuideColumn[] }) {
  return (
    <DataTable label="Columns of the file">
      <TableHeads columns={['Column', 'Needed', 'Meaning']} />
      <tbody>
        {columns.map(({ key, isNeeded, meaning }) => (
          <tr key={key}>
            <th scope="row" className="mono about">
              {key}
            </th>
            <td>{isNeeded ? 'yes' : 'no'}</td>
            <td>{meaning}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
