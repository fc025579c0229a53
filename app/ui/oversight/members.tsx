import { Link, useSearchParams } from '@remix-run/react'
import type { Standing } from '../../../domain/oversight/index.ts'
import { Badge, edgeOf } from '../badge.tsx'
import { StateBadge } from '../companies/state-badge.tsx'
import { Empty } from '../empty.tsx'
import { Filters } from '../filters.tsx'
import { DayText } from '../format.tsx'
import { Pagination } from '../pagination.tsx'
import { SelectField } from '../select-field.tsx'
import { DataTable, TableHeads } from '../table.tsx'
import { standingWords } from './words.ts'

type Member = {
  readonly tenantId: string
  readonly legalName: string
  readonly state: 'applied' | 'verified' | 'active' | 'suspended'
  readonly registeredTo: string | null
  readonly standing: Standing
}
type Counts = readonly { readonly standing: Standing; readonly count: number }[]
type MembersProps = {
  readonly members: readonly Member[]
  readonly counts: Counts
  readonly nextCursor: string | null
}

/** The members, how each is registered, and how many stand how. */
export function Members({ members, counts, nextCursor }: MembersProps) {
  const [search] = useSearchParams()
  const options = counts.map(({ standing }) => ({ value: standing, label: standingWords[standing].says }))
  return (
    <section aria-labelledby="members">
      <h2 id="members">Members</h2>
      <MembersByStanding counts={counts} />
      <Filters searches="name or registration number">
        <SelectField
          label="Standing"
          name="standing"
          options={[{ value: '', label: 'Every standing' }, ...options]}
          defaultValue={search.get('standing') ?? ''}
        />
      </Filters>
      {members.length === 0 ? (
        <Empty what="No member stands here yet, or none fits this search." />
      ) : (
        <DataTable label="Members">
          <TableHeads columns={['Member', 'State', 'Registered to', 'Standing']} />
          <tbody>
            {members.map((member) => (
              <MemberRow key={member.tenantId} {...member} />
            ))}
          </tbody>
        </DataTable>
      )}
      <Pagination nextCursor={nextCursor} />
    </section>
  )
}

function MemberRow({ tenantId, legalName, state, registeredTo, standing }: Member) {
  const { says, meaning } = standingWords[standing]
  return (
    <tr data-meaning={edgeOf(meaning)}>
      <th scope="row">
        <Link to={`/companies/${tenantId}`} prefetch="intent">
          {legalName}
        </Link>
      </th>
      <td>
        <StateBadge state={state} />
      </td>
      <td>{registeredTo ? <DayText value={registeredTo} /> : '–'}</td>
      <td>
        <Badge meaning={meaning}>{says}</Badge>
      </td>
    </tr>
  )
}

function MembersByStanding({ counts }: { readonly counts: Counts }) {
  const most = Math.max(1, ...counts.map(({ count }) => count))
  return (
    <figure className="picture">
      <figcaption>Members by registration</figcaption>
      <ul className="share-bars">
        {counts.map(({ standing, count }) => (
          <li key={standing} data-state={standing}>
            <Link to={`/oversight?standing=${standing}`}>{standingWords[standing].says}</Link>
            <span className="share-bar" style={{ inlineSize: `${(count / most) * 100}%` }} />
            <span className="figure">{count}</span>
          </li>
        ))}
      </ul>
    </figure>
  )
}
