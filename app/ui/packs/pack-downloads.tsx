import { Instant } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'

type PackDownloadsProps = {
  readonly downloads: readonly {
    readonly id: string
    readonly user_name: string
    readonly role: string
    readonly volume: number
    readonly downloaded_at: Date
  }[]
  readonly timeZone: string
  readonly isSeveral: boolean
}

/** Who took the pack, newest first. */
export function PackDownloads({ downloads, timeZone, isSeveral }: PackDownloadsProps) {
  return (
    <section aria-labelledby="downloads">
      <h2 id="downloads" className="section-head">
        Who took it
      </h2>
      {downloads.length === 0 ? (
        <p className="hint">Nobody yet.</p>
      ) : (
        <DataTable label="Downloads">
          <TableHeads columns={['Person', 'As', ...(isSeveral ? ['Volume'] : []), 'When']} />
          <tbody>
            {downloads.map((download) => (
              <tr key={download.id}>
                <th scope="row">{download.user_name}</th>
                <td>{download.role}</td>
                {isSeveral ? <td>{download.volume}</td> : null}
                <td>
                  <Instant value={download.downloaded_at} zone={timeZone} />
                </td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
    </section>
  )
}
