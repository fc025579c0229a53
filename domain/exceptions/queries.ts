import { type RawBuilder, sql } from 'kysely'
import { containing } from '../../db/like.ts'
import type { TenantTx } from '../../db/tenant.ts'
import type { Day } from '../kernel/calendar.ts'
import type { Position } from '../kernel/cursor.ts'
import type { ExceptionId, UserId } from '../kernel/ids.ts'
import type { RuleKey, Severity } from './catalogue.ts'
import type { ScopeKind } from './judge/settle.ts'
import type { ExceptionQuery, Work } from './schema.ts'

export type ExceptionRow = {
  readonly id: ExceptionId
  readonly rule: RuleKey
  readonly scopeKind: ScopeKind
  readonly scopeId: string
  readonly subject: string
  readonly subjectDay: Day
  readonly severity: Severity
  readonly sentence: string
  readonly mend: string
  readonly figures: Readonly<Record<string, string>>
  readonly state: 'open' | 'waived' | 'closed'
  readonly ownerRole: 'owner' | 'compliance' | 'dealer'
  readonly ownerId: UserId | null
  readonly ownerName: string | null
  readonly dueOn: Day
  readonly correctiveAction: string | null
  readonly openedAt: Date
  readonly closedAt: Date | null
  readonly waivedAt: Date | null
  readonly waivedByName: string | null
  readonly waiveReason: string | null
}

const columns = sql`e.id, e.rule, e.scope_kind as "scopeKind", e.scope_id as "scopeId", e.subject, e.subject_day as "subjectDay", e.severity,
  e.sentence, e.mend, e.figures, e.state, e.owner_role as "ownerRole", e.owner_id as "ownerId", e.owner_name as "ownerName", e.due_on as "dueOn",
  e.corrective_action as "correctiveAction", e.opened_at as "openedAt", e.closed_at as "closedAt", e.waived_at as "waivedAt",
  e.waived_by_name as "waivedByName", e.waive_reason as "waiveReason"`

type Within = { readonly from: Day; readonly to: Day } | null
type Wanted = Omit<ExceptionQuery, 'by' | 'owner' | 'overdue'> & {
  readonly rules: readonly string[] | null
  readonly owner: { readonly is: UserId } | { readonly is: null } | null
  readonly dueBefore: Day | null
  readonly within: Within
}

/** A page of exceptions, the first due first, one more than asked for. */
export async function selectExceptionPage(tx: TenantTx, wanted: Wanted, after: Position | null) {
  const pattern = containing(wanted.search ?? '')
  const conditions: RawBuilder<unknown>[] = [
    sql`e.state = ${wanted.state}`,
    ...(wanted.rules ? [sql`e.rule = any(${sql.val([...wanted.rules])}::text[])`] : []),
    ...(wanted.rule ? [sql`e.rule = ${wanted.rule}`] : []),
    ...(wanted.severity ? [sql`e.severity = ${wanted.severity}`] : []),
    ...(wanted.owner ? [wanted.owner.is ? sql`e.owner_id = ${wanted.owner.is}::uuid` : sql`e.owner_id is null`] : []),
    ...(wanted.dueBefore ? [sql`e.due_on < ${wanted.dueBefore}::date`] : []),
    ...(wanted.search ? [sql`(e.subject ilike ${pattern} or e.sentence ilike ${pattern})`] : []),
    ...inside(wanted.within),
    ...(after ? [sql`(e.due_on, e.id) > (${after.value}::date, ${after.id}::uuid)`] : []),
  ]
  const { rows } = await sql<ExceptionRow>`select ${columns} from exception e where ${sql.join(conditions, sql` and `)}
    order by e.due_on, e.id limit ${wanted.limit + 1}`.execute(tx)
  return rows
}

function inside(within: Within): readonly RawBuilder<unknown>[] {
  return within ? [sql`e.subject_day between ${within.from}::date and ${within.to}::date`] : []
}

/** What is open about one document, certificate, class or run. */
export async function selectOpenOf(
  tx: TenantTx,
  { scopeKind, scopeId }: { readonly scopeKind: ScopeKind; readonly scopeId: string },
  within: Within,
) {
  const conditions = [
    sql`e.scope_kind = ${scopeKind} and e.scope_id = ${scopeId} and e.state = 'open'`,
    ...inside(within),
  ]
  const { rows } = await sql<ExceptionRow>`select ${columns} from exception e where ${sql.join(conditions, sql` and `)}
    order by e.due_on, e.id limit 50`.execute(tx)
  return rows
}

/** How many are open by rule, how many of them are past due, and how many changes are still to be judged. */
export async function countOpen(tx: TenantTx, today: Day, within: Within) {
  const { rows } = await sql<{ rule: RuleKey; severity: Severity; open: number; overdue: number }>`
    select e.rule, e.severity, count(*)::int as open, count(*) filter (where e.due_on < ${today}::date)::int as overdue
    from exception e where ${sql.join([sql`e.state = 'open'`, ...inside(within)], sql` and `)} group by 1, 2 order by 1, 2`.execute(
    tx,
  )
  return rows
}

/** How many changes are noted and not judged yet. */
export async function countDue(tx: TenantTx, now: Date): Promise<number> {
  const { rows } = await sql<{ due: number }>`select count(*)::int as due from (
    select from exception_due where due_at <= ${now.toISOString()}::text::timestamptz limit 1000) d`.execute(tx)
  return rows[0]?.due ?? 0
}

/** One exception, or undefined. */
export async function selectException(tx: TenantTx, id: ExceptionId): Promise<ExceptionRow | undefined> {
  const { rows } = await sql<ExceptionRow>`select ${columns} from exception e where e.id = ${id}`.execute(tx)
  return rows[0]
}

/** The same, locked until the transaction ends. */
export async function lockException(tx: TenantTx, id: ExceptionId): Promise<ExceptionRow | undefined> {
  const { rows } = await sql<ExceptionRow>`select ${columns} from exception e where e.id = ${id} for update`.execute(tx)
  return rows[0]
}

/** What happened to an exception, the first first: at most the last thousand. */
export async function selectHistory(tx: TenantTx, id: ExceptionId) {
  const rows = await tx
    .selectFrom('exception_event')
    .select(['what', 'by_name as byName', 'happened_at as happenedAt', 'details'])
    .where('exception_id', '=', id)
    .orderBy('id', 'desc')
    .limit(1_000)
    .execute()
  return rows.toReversed()
}

/** Members who can be given an exception, by name. */
export function selectOwners(tx: TenantTx) {
  return tx
    .selectFrom('membership')
    .select(['user_id as userId', 'name'])
    .where('state', '=', 'active')
    .where('role', '<>', 'viewer')
    .orderBy('name')
    .limit(500)
    .execute()
}

/** Writes whose it is, until when, and what is done about it. */
export async function writeWork(tx: TenantTx, id: ExceptionId, work: Work, ownerName: string | null): Promise<void> {
  await tx
    .updateTable('exception')
    .set({
      owner_id: work.ownerId,
      owner_name: ownerName,
      due_on: work.dueOn,
      corrective_action: work.correctiveAction,
    })
    .where('id', '=', id)
    .execute()
}

type Waiver = { readonly at: Date; readonly by: string; readonly reason: string }

/** Lets the fault stand, or with null no longer. */
export async function writeWaiver(tx: TenantTx, id: ExceptionId, waiver: Waiver | null): Promise<void> {
  await tx
    .updateTable('exception')
    .set({
      state: waiver ? 'waived' : 'open',
      waived_at: waiver?.at ?? null,
      waived_by_name: waiver?.by ?? null,
      waive_reason: waiver?.reason ?? null,
    })
    .where('id', '=', id)
    .execute()
}

/** The certificate with this number's key, for the link to it; undefined when none is recorded. */
export async function selectCertificateId(tx: TenantTx, key: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('kp_certificate')
    .select('id')
    .where('number_key', '=', key)
    .where('status', '=', 'recorded')
    .executeTakeFirst()
  return row?.id
}
