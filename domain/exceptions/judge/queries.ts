import { sql } from 'kysely'
import type { TenantTx } from '../../../db/tenant.ts'
import type { Day } from '../../kernel/calendar.ts'
import { type ExceptionEventId, type ExceptionId, newId } from '../../kernel/ids.ts'
import type { Severity } from '../catalogue.ts'
import type { Scope, ScopeKind, Stored } from './settle.ts'

/** One judgement of a company at a time: the one that waits sees what the one before it wrote. */
export async function lockJudgement(tx: TenantTx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('exceptions:' || current_setting('app.tenant_id'), 0))`.execute(
    tx,
  )
}

type Due = { readonly taken: number; readonly scopes: readonly Scope[] }

/** Takes what is due off the list, the longest due first. A failure puts it back. A new registration stands for what it may mend, a wording for what it touches. */
export async function takeDue(tx: TenantTx, now: Date, limit: number): Promise<Due> {
  const { rows } = await sql<Scope | { readonly kind: 'registration' | 'wording'; readonly id: string }>`
    delete from exception_due where (tenant_id, id) in (
      select tenant_id, id from exception_due where due_at <= ${now.toISOString()}::text::timestamptz order by due_at limit ${limit})
    returning scope_kind as kind, scope_id as id`.execute(tx)
  const mended = rows.some(({ kind }) => kind === 'registration') ? await selectUnregistered(tx) : []
  for (const { kind, id } of rows) if (kind === 'wording') await noteSince(tx, id)
  const scopes = [...rows, ...mended].filter((row): row is Scope => !['registration', 'wording'].includes(row.kind))
  return {
    taken: rows.length,
    scopes: [...new Map(scopes.map((scope) => [`${scope.kind} ${scope.id}`, scope])).values()],
  }
}

/** Notes the documents of open periods from a day on: those that words which hold since then can touch. */
async function noteSince(tx: TenantTx, day: string): Promise<void> {
  const open = sql`document_date >= greatest(${day}::text::date, (select max(to_day) + 1 from ledger_period))`
  await sql`
    insert into exception_due (scope_kind, scope_id)
      select 'issued', id::text from trade_document where status = 'issued' and ${open}
      union all select 'received', id::text from received_document where status = 'recorded' and ${open}`.execute(tx)
}

async function selectUnregistered(tx: TenantTx): Promise<readonly Scope[]> {
  const { rows } = await sql<Scope>`
    select scope_kind as kind, scope_id as id from exception where rule = 'E05' and state <> 'closed'`.execute(tx)
  return rows
}

/** Notes the day on which time alone may change what is found, in place of what was noted for these scopes before. */
export async function planAgain(
  tx: TenantTx,
  judged: readonly Scope[],
  again: readonly { readonly scope: Scope; readonly at: Date }[],
) {
  await sql`delete from exception_due where due_at > '-infinity' and (scope_kind, scope_id) in (
    select kind, id from jsonb_to_recordset(${JSON.stringify(judged)}::text::jsonb) as s(kind text, id text))`.execute(
    tx,
  )
  if (again.length === 0) return
  await tx
    .insertInto('exception_due')
    .values(again.map(({ scope, at }) => ({ scope_kind: scope.kind, scope_id: scope.id, due_at: at })))
    .execute()
}

/** Every exception that was ever found on these scopes. */
export async function selectStored(tx: TenantTx, scopes: readonly Scope[]): Promise<readonly Stored[]> {
  const { rows } = await sql<Stored>`
    select e.id, e.scope_kind as kind, e.scope_id as "scopeId", e.rule, e.about, e.state, e.sentence, e.severity, e.subject
    from jsonb_to_recordset(${JSON.stringify(scopes)}::text::jsonb) as s(kind text, id text)
    join exception e on e.scope_kind = s.kind and e.scope_id = s.id`.execute(tx)
  return rows
}

/** An exception as it is written. */
export type Written = {
  readonly id: ExceptionId
  readonly rule: string
  readonly kind: ScopeKind
  readonly scopeId: string
  readonly about: string
  readonly subject: string
  readonly subjectDay: string
  readonly severity: Severity
  readonly sentence: string
  readonly mend: string
  readonly figures: Readonly<Record<string, string>>
  readonly ownerRole: string
  readonly dueOn: Day
}

/** Opens exceptions that were never there before. */
export async function insertExceptions(tx: TenantTx, rows: readonly Written[], at: Date): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into exception (id, rule, scope_kind, scope_id, about, subject, subject_day, severity, sentence, mend, figures, owner_role, due_on, opened_at)
    select r.id, r.rule, r.kind, r."scopeId", r.about, r.subject, r."subjectDay", r.severity, r.sentence, r.mend, r.figures, r."ownerRole", r."dueOn",
      ${at.toISOString()}::text::timestamptz
    from ${recordset(rows)}`.execute(tx)
}

/** Brings exceptions up to date with what is found now; `reopened` ones start anew. */
export async function updateExceptions(tx: TenantTx, rows: readonly Written[], at: Date, how: 'changed' | 'reopened') {
  if (rows.length === 0) return
  const anew = sql`, state = 'open', closed_at = null, waived_at = null, waived_by_name = null, waive_reason = null,
    due_on = r."dueOn", opened_at = ${at.toISOString()}::text::timestamptz`
  await sql`
    update exception e set subject = r.subject, subject_day = r."subjectDay", severity = r.severity, sentence = r.sentence, mend = r.mend,
      figures = r.figures ${how === 'reopened' ? anew : sql``}
    from ${recordset(rows)} where e.id = r.id`.execute(tx)
}

function recordset(rows: readonly Written[]) {
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(id uuid, rule text, kind text, "scopeId" text, about text, subject text,
    "subjectDay" date, severity text, sentence text, mend text, figures jsonb, "ownerRole" text, "dueOn" date)`
}

/** Closes exceptions whose cause is gone, whether anybody waived them or not. */
export async function closeExceptions(tx: TenantTx, ids: readonly ExceptionId[], at: Date): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('exception')
    .set({ state: 'closed', closed_at: at, waived_at: null, waived_by_name: null, waive_reason: null })
    .where('id', 'in', [...ids])
    .execute()
}

export type Happened = {
  readonly exceptionId: ExceptionId
  readonly what: 'opened' | 'changed' | 'closed' | 'reopened' | 'assigned' | 'noted' | 'waived' | 'waiver-ended'
  readonly by: string
  readonly details: Readonly<Record<string, unknown>>
}

/** Adds to the histories of exceptions. Nothing in them is ever changed. */
export async function insertHistory(tx: TenantTx, happened: readonly Happened[], at: Date): Promise<void> {
  if (happened.length === 0) return
  const rows = happened.map((each) => ({ ...each, id: newId<ExceptionEventId>() }))
  await sql`
    insert into exception_event (id, exception_id, what, by_name, happened_at, details)
    select r.id, r."exceptionId", r.what, r.by, ${at.toISOString()}::text::timestamptz, r.details
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(id uuid, "exceptionId" uuid, what text, by text, details jsonb)`.execute(
    tx,
  )
}
