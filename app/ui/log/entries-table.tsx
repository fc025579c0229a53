import { Link } from '@remix-run/react'
import { Instant } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'
import { objectText, pageOf, verbText } from './words.ts'

type Entry = {
  readonly seq: bigint
  readonly at: Date
  readonly actorKind: string
  readonly actorName: string
  readonly verb: string
  readonly objectKind: string
  readonly objectId: string
  readonly details: unknown
}
type EntriesProps = { readonly entries: readonly Entry[]; readonly zone: string; readonly signedSize: bigint }

/** Entries of the log, the newest first, each with the file that proves it. */
export function EntriesTable({ entries, zone, signedSize }: EntriesProps) {
  return (
    <DataTable label="Entries of the log, the newest first">
      <TableHeads columns={[{ figure: 'Entry' }, 'When', 'Who', 'Did', 'What', 'Why', 'Proof']} />
      <tbody>
        {entries.map((entry) => (
          <tr key={String(entry.seq)}>
            <th scope="row" className="number">
              {String(entry.seq)}
            </th>
            <td>
              <Instant value={entry.at} zone={zone} />
            </td>
            <td>{entry.actorName === '' ? `erased (${entry.actorKind})` : entry.actorName}</td>
            <td>{verbText(entry.verb)}</td>
            <td>
              <ObjectLink entry={entry} />
            </td>
            <td>{reasonIn(entry.details)}</td>
            <td>
              {BigInt(entry.seq) < BigInt(signedSize) ? (
                <Link to={`/log/${entry.seq}/proof`} reloadDocument aria-label={`Proof of entry ${entry.seq}`}>
                  Proof
                </Link>
              ) : (
                <span className="hint">not signed yet</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}

function ObjectLink({ entry }: { readonly entry: Entry }) {
  const page = pageOf(entry)
  return page ? <Link to={page}>{objectText(entry)}</Link> : objectText(entry)
}

function reasonIn(details: unknown): string {
  const { reason } = Object(details)
  return typeof reason === 'string' ? reason : ''
}
