import { Badge, type Meaning } from '../badge.tsx'
import { Instant } from '../format.tsx'
import { RowAction } from '../row-action.tsx'
import { DataTable, TableHeads } from '../table.tsx'

type Token = {
  readonly id: string
  readonly name: string
  readonly scopes: readonly string[]
  readonly personName: string
  readonly expiresAt: Date | string
  readonly lastUsedAt: Date | string | null
  readonly revokedAt: Date | string | null
}

/** The company's tokens, without their text. */
export function TokensTable({ rows, now }: { readonly rows: readonly Token[]; readonly now: Date | string }) {
  return (
    <DataTable label="Tokens, the newest first">
      <TableHeads columns={['Name', 'Scopes', 'Acts as', 'Last used', 'Until', 'State', { unseen: 'Revoke' }]} />
      <tbody>
        {rows.map((token) => {
          const { meaning, says } = stateOf(token, new Date(now))
          return (
            <tr key={token.id}>
              <th scope="row">{token.name}</th>
              <td>{token.scopes.join(', ')}</td>
              <td>{token.personName}</td>
              <td>{token.lastUsedAt ? <Instant value={token.lastUsedAt} /> : 'never'}</td>
              <td>
                <Instant value={token.expiresAt} />
              </td>
              <td>
                <Badge meaning={meaning}>{says}</Badge>
              </td>
              <td>
                {meaning === 'in-order' ? (
                  <RowAction form="revoke" id={token.id} verb="Revoke" label={`Revoke ${token.name}`} />
                ) : null}
              </td>
            </tr>
          )
        })}
      </tbody>
    </DataTable>
  )
}

function stateOf(token: Token, now: Date): { readonly meaning: Meaning; readonly says: string } {
  if (token.revokedAt) return { meaning: 'wrong', says: 'revoked' }
  if (new Date(token.expiresAt) <= now) return { meaning: 'wrong', says: 'expired' }
  return { meaning: 'in-order', says: 'works' }
}
