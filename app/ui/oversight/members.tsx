import { Link, useSearchParams } from '@remix-run/react'
import type { CompanyState } from '../../../domain/kernel/actor.ts'
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
  readonly state: CompanyState
  readonly registeredTo: string | null
  readonly standing: Standing
  readonly pack: { readonly label: string; readonly dueOn: string; readonly releasedOn: string | null } | null
}
type Counts = readonly { readonly standing: Standing; readonly count: number }[]
type MembersProps = {
  readonly members: readonly Member[]
  readonly counts: Counts
  readonly nextCursor: string | null
  readonly today: string
}

/** The members, how each is registered, and how many stand how. */
export function Members({ members, counts, nextCursor, today }: MembersProps) {
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
          <TableHeads columns={['Member', 'State', 'Registered to', 'Standing', 'Last pack that was due']} />
          <tbody>
            {members.map((member) => (
              <MemberRow key={member.tenantId} {...member} today={today} />
            ))}
          </tbody>
        </DataTable>
      )}
      <Pagination nextCursor={nextCursor} />
    </section>
  )
}

function MemberRow({
  tenantId,
  legalName,
  state,
  registeredTo,
  standing,
  pack,
  today,
}: Member & { readonly today: string }) {
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
      <td>{pack ? <PackPunctuality {...pack} today={today} /> : '–'}</td>
    </tr>
  )
}

type PunctualityProps = NonNullable<Member['pack']> & { readonly today: string }

/** Whether a pack was released by its day. What is in it is not the association's to see. */
function PackPunctuality({ label, dueOn, releasedOn, today }: PunctualityProps) {
  if (releasedOn === null)
    return (
      <>
        {label} <Badge meaning={today > dueOn ? 'wrong' : 'needs-you'}>{today > dueOn ? 'not released' : 'due'}</Badge>
      </>
    )
  const isLate = releasedOn > dueOn
  return (
    <>
      {label} <Badge meaning={isLate ? 'needs-you' : 'in-order'}>{isLate ? 'released late' : 'released on time'}</Badge>
    </>
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
