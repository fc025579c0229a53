import { Link } from '@remix-run/react'
import { DayText, Instant } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'
import { StandingBadge } from './pack-wordings.tsx'

type Version = {
  readonly version: number
  readonly origin: 'shipped' | 'association'
  readonly loadedAt: Date
  readonly publicationId: string | null
  readonly draftedByName: string | null
  readonly approvedByName: string | null
  readonly counts: {
    readonly standing: 'in-force' | 'upcoming' | 'received-only' | 'ended'
    readonly from: string | null
    readonly until: string | null
  } | null
}

/** Every version that there ever was, the newest first: which days it counts for beside the others, and who published it. */
export function Versions({ versions }: { readonly versions: readonly Version[] }) {
  return (
    <DataTable label="Versions, the newest first">
      <TableHeads columns={['Version', 'Today', 'May be issued from', 'Until the day before', 'Came from', 'When']} />
      <tbody>
        {versions.map(({ version, counts, loadedAt, ...from }) => (
          <tr key={version}>
            <th scope="row">{version}</th>
            <td>{counts ? <StandingBadge standing={counts.standing} /> : 'a newer one stands in its place'}</td>
            <td>{counts?.from ? <DayText value={counts.from} /> : '–'}</td>
            <td>{counts?.until ? <DayText value={counts.until} /> : '–'}</td>
            <td>
              <CameFrom {...from} />
            </td>
            <td>
              <Instant value={loadedAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}

function CameFrom({
  publicationId,
  draftedByName,
  approvedByName,
}: Pick<Version, 'publicationId' | 'draftedByName' | 'approvedByName'>) {
  if (publicationId === null) return 'the files of this release'
  return (
    <Link to={`/publications/${publicationId}`}>
      drafted by {draftedByName}, approved by {approvedByName}
    </Link>
  )
}
