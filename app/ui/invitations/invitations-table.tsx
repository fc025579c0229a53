import { Badge, type Meaning } from '../badge.tsx'
import { Instant } from '../format.tsx'
import { RowAction } from '../row-action.tsx'
import { DataTable, TableHeads } from '../table.tsx'

export type Invitation = {
  readonly id: string
  readonly email: string
  readonly role: string
  readonly expiresAt: Date | string
  readonly usedAt: Date | string | null
  readonly revokedAt: Date | string | null
  readonly mailState: 'queued' | 'sent'
}
type InvitationsProps = {
  readonly rows: readonly Invitation[]
  /** The instant the page was made: what is over by then is not open. */
  readonly now: Date | string
  readonly mayRevoke?: (row: Invitation) => boolean
}

/** What became of an invitation. */
export function outcomeOf(row: Invitation, now: Date): { readonly meaning: Meaning; readonly says: string } {
  if (row.usedAt) return { meaning: 'in-order', says: 'accepted' }
  if (row.revokedAt) return { meaning: 'wrong', says: 'taken back' }
  if (new Date(row.expiresAt) <= now) return { meaning: 'wrong', says: 'expired' }
  return { meaning: 'needs-you', says: row.mailState === 'sent' ? 'open, mailed' : 'open, mail waits' }
}

/** Invitations, newest first, with what became of each; an open one can be taken back. */
export function InvitationsTable({ rows, now, mayRevoke = () => false }: InvitationsProps) {
  if (rows.length === 0) return null
  return (
    <DataTable label="Invitations, the newest first">
      <TableHeads columns={['E-mail', 'Role', 'Until', 'State', { unseen: 'Take back' }]} />
      <tbody>
        {rows.map((row) => {
          const { meaning, says } = outcomeOf(row, new Date(now))
          return (
            <tr key={row.id}>
              <th scope="row">{row.email}</th>
              <td>{row.role}</td>
              <td>
                <Instant value={row.expiresAt} />
              </td>
              <td>
                <Badge meaning={meaning}>{says}</Badge>
              </td>
              <td>
                {meaning === 'needs-you' && mayRevoke(row) ? (
                  <RowAction
                    form="revoke-invitation"
                    id={row.id}
                    verb="Take back"
                    label={`Take back the invitation of ${row.email}`}
                  />
                ) : null}
              </td>
            </tr>
          )
        })}
      </tbody>
    </DataTable>
  )
}
