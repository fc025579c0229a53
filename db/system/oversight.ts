import { sql } from 'kysely'
import type { CompanyState } from '../../domain/kernel/actor.ts'
import type { Day } from '../../domain/kernel/calendar.ts'
import type { TenantId } from '../../domain/kernel/ids.ts'
import type { SystemDatabase } from '../client.ts'
import { containing } from '../like.ts'
import { registeredTo } from './companies.ts'
import { inSystem } from './transaction.ts'

/** Members whose month is not counted yet, in any order: those that cannot be counted never keep the others waiting. */
export async function companiesToCount(system: SystemDatabase, month: Day, limit: number) {
  const rows = await inSystem(system, (tx) =>
    tx
      .selectFrom('company as c')
      .select('c.tenant_id')
      .where('c.state', 'in', ['active', 'suspended'])
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('member_month as m')
              .select('m.month')
              .whereRef('m.tenant_id', '=', 'c.tenant_id')
              .where('m.month', '=', month),
          ),
        ),
      )
      .orderBy(sql`random()`)
      .limit(limit)
      .execute(),
  )
  return rows.map(({ tenant_id }) => tenant_id)
}

/** Lets the database add a quarter up and publish what is of enough companies; it does so once. */
export async function publishQuarter(system: SystemDatabase, quarter: Day): Promise<void> {
  await inSystem(system, (tx) => sql`select oversight.publish(${quarter}::date)`.execute(tx))
}

/** The quarters that are published, the oldest first. */
export async function selectQuarters(system: SystemDatabase): Promise<readonly Day[]> {
  const rows = await inSystem(system, (tx) =>
    tx.selectFrom('oversight_quarter').select('quarter').orderBy('quarter').execute(),
  )
  return rows.map(({ quarter }) => quarter)
}

/** Every published figure since a quarter. */
export function selectCells(system: SystemDatabase, since: Day) {
  return inSystem(system, (tx) =>
    tx
      .selectFrom('oversight_cell')
      .select(['quarter', 'measure', 'part', 'companies', 'per_mille as perMille'])
      .where('quarter', '>=', since)
      .orderBy('quarter')
      .orderBy('measure')
      .orderBy('part')
      .limit(5_000)
      .execute(),
  )
}

export const standings = ['current', 'expiring', 'unproven', 'ended', 'none'] as const
export type Standing = (typeof standings)[number]

/** How members stand on a day: registered with all their schemes, and whether the evidence of each is on file. */
const standing = (today: Day, soon: Day) => sql<Standing>`case
  when ${registeredTo} is null then 'none'
  when ${registeredTo} < ${today}::date then 'ended'
  when ${registeredTo} <= ${soon}::date then 'expiring'
  when exists (select from unnest(c.schemes) as s(scheme) where not exists (select from registration r
    where r.tenant_id = c.tenant_id and r.scheme = s.scheme and r.valid_to >= ${today}::date and r.evidence_sha256 is not null)) then 'unproven'
  else 'current' end`

type On = { readonly today: Day; readonly soon: Day }

/** How many members stand how. */
export async function countStandings(system: SystemDatabase, { today, soon }: On) {
  const { rows } = await inSystem(system, (tx) =>
    sql<{ standing: Standing; count: number }>`
      select ${standing(today, soon)} as standing, count(*)::int as count from company c
      where c.state in ('active', 'suspended') group by 1`.execute(tx),
  )
  return rows
}

type MemberFilter = On & {
  readonly search: string | null
  readonly standing: Standing | null
  readonly after: { readonly value: string; readonly id: string } | null
  readonly limit: number
}
export type MemberRow = {
  readonly tenantId: TenantId
  readonly legalName: string
  readonly state: CompanyState
  readonly registeredTo: Day | null
  readonly standing: Standing
  /** The pack whose release was due last: when it was due and when released, nothing of what is in it. */
  readonly pack: { readonly label: string; readonly dueOn: Day; readonly releasedOn: Day | null } | null
}

/** Members by name with how they stand; one more than the limit tells that there are more. */
export async function selectMembers(system: SystemDatabase, filter: MemberFilter): Promise<readonly MemberRow[]> {
  const { today, soon, after } = filter
  const part = filter.search ? containing(filter.search.toLowerCase()) : null
  const { rows } = await inSystem(system, (tx) =>
    sql<MemberRow>`
      select * from (select c.tenant_id as "tenantId", c.legal_name as "legalName", c.state, ${registeredTo} as "registeredTo",
        ${standing(today, soon)} as standing,
        (select jsonb_build_object('label', p.label, 'dueOn', p.release_due_on, 'releasedOn', (p.released_at at time zone c.time_zone)::date)
          from audit_pack p where p.tenant_id = c.tenant_id and p.release_due_on is not null order by p.release_due_on desc, p.id limit 1) as pack
        from company c where c.state in ('active', 'suspended')
          and (${part}::text is null or lower(c.legal_name) like ${part} or lower(c.registration_number) like ${part})) as m
      where (${filter.standing}::text is null or m.standing = ${filter.standing})
        and (${after?.value ?? null}::text is null or (lower(m."legalName"), m."tenantId") > (${after?.value ?? ''}, ${after?.id ?? null}::uuid))
      order by lower(m."legalName"), m."tenantId" limit ${filter.limit + 1}`.execute(tx),
  )
  return rows
}
