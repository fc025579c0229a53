import { type RawBuilder, sql } from 'kysely'
import { containing } from '../../db/like.ts'
import type { TenantTx } from '../../db/tenant.ts'
import { selectAnswerable } from '../companies/queries.ts'
import type { Day } from '../kernel/calendar.ts'
import type { EngagementId, FindingId, FindingStepId, UserId } from '../kernel/ids.ts'
import type { FindingState, Response, Severity } from './rules.ts'
import type { Answer, FindingQuery } from './schema.ts'

export type FindingRow = {
  readonly id: FindingId
  readonly engagementId: EngagementId
  readonly seq: number
  readonly severity: Severity
  readonly title: string
  readonly found: string
  readonly criterion: string
  readonly subjectKind: string | null
  readonly subjectId: string | null
  readonly subjectNumber: string | null
  readonly sampleItemId: string | null
  readonly raisedBy: string
  readonly raisedAt: Date
  readonly answerBy: Day
  readonly state: FindingState
  readonly response: Response | null
  readonly responseText: string | null
  readonly correctiveAction: string | null
  readonly dueOn: Day | null
  readonly responsible: string | null
  readonly answeredBy: string | null
  readonly answeredAt: Date | null
  readonly closedBy: string | null
  readonly closedAt: Date | null
  readonly closeReason: string | null
  readonly firm: string
}

const columns = sql`f.id, f.engagement_id as "engagementId", f.seq, f.severity, f.title, f.found, f.criterion, f.subject_kind as "subjectKind",
  f.subject_id as "subjectId", f.subject_number as "subjectNumber", f.sample_item_id as "sampleItemId", f.raised_by_name as "raisedBy",
  f.raised_at as "raisedAt", f.answer_by as "answerBy", f.state, f.response, f.response_text as "responseText",
  f.corrective_action as "correctiveAction", f.due_on as "dueOn", f.responsible, f.answered_by_name as "answeredBy", f.answered_at as "answeredAt",
  f.closed_by_name as "closedBy", f.closed_at as "closedAt", f.close_reason as "closeReason", e.firm`
const source = sql`audit_finding f join engagement e on e.tenant_id = f.tenant_id and e.id = f.engagement_id`
const limit = sql`case f.state when 'closed' then null when 'answered' then f.due_on else f.answer_by end`

/** Whose findings: one engagement's alone, or, with null, all of the company's. */
export type Of = EngagementId | null
type After = { readonly value: string; readonly id: string } | null

function ofEngagement(of: Of): readonly RawBuilder<unknown>[] {
  return of === null ? [] : [sql`f.engagement_id = ${of}::uuid`]
}

/** A page of findings, the newest first, one more than asked for. */
export async function selectFindingPage(
  tx: TenantTx,
  { of, today, ...query }: FindingQuery & { readonly of: Of; readonly today: Day },
  after: After,
): Promise<readonly FindingRow[]> {
  const pattern = containing(query.search ?? '')
  const conditions: RawBuilder<unknown>[] = [
    sql`true`,
    ...ofEngagement(of),
    ...(query.state === 'not-closed' ? [sql`f.state <> 'closed'`] : []),
    ...(query.state && query.state !== 'not-closed' ? [sql`f.state = ${query.state}`] : []),
    ...(query.severity ? [sql`f.severity = ${query.severity}`] : []),
    ...(query.overdue ? [sql`${limit} < ${today}::date`] : []),
    ...(query.search
      ? [sql`(f.title ilike ${pattern} or f.subject_number ilike ${pattern} or 'F-' || f.seq = upper(${query.search}))`]
      : []),
    ...(after ? [sql`f.id < ${after.id}::uuid`] : []),
  ]
  const { rows } = await sql<FindingRow>`select ${columns} from ${source} where ${sql.join(conditions, sql` and `)}
    order by f.id desc limit ${query.limit + 1}`.execute(tx)
  return rows
}

export type FindingCounts = {
  readonly open: number
  readonly answered: number
  readonly overdue: number
  readonly closed: number
}

/** How many wait for the company, how many for the auditor, how many of both are overdue, and how many are over. */
export async function countFindings(tx: TenantTx, of: Of, today: Day): Promise<FindingCounts> {
  const { rows } = await sql<FindingCounts>`
    select count(*) filter (where f.state in ('open', 'sent-back'))::int as open, count(*) filter (where f.state = 'answered')::int as answered,
      count(*) filter (where ${limit} < ${today}::date)::int as overdue, count(*) filter (where f.state = 'closed')::int as closed
    from audit_finding f where ${sql.join([sql`true`, ...ofEngagement(of)], sql` and `)}`.execute(tx)
  return rows[0] ?? { open: 0, answered: 0, overdue: 0, closed: 0 }
}

/** One finding, or undefined. */
export async function selectFinding(tx: TenantTx, id: FindingId, of: Of): Promise<FindingRow | undefined> {
  const conditions = [sql`f.id = ${id}::uuid`, ...ofEngagement(of)]
  const { rows } =
    await sql<FindingRow>`select ${columns} from ${source} where ${sql.join(conditions, sql` and `)}`.execute(tx)
  return rows[0]
}

/** The same, locked until the transaction ends. */
export async function lockFinding(tx: TenantTx, id: FindingId, of: Of): Promise<FindingRow | undefined> {
  const conditions = [sql`f.id = ${id}::uuid`, ...ofEngagement(of)]
  const { rows } =
    await sql<FindingRow>`select ${columns} from ${source} where ${sql.join(conditions, sql` and `)} for update of f`.execute(
      tx,
    )
  return rows[0]
}

type NewFinding = {
  readonly id: FindingId
  readonly engagement_id: EngagementId
  readonly severity: Severity
  readonly title: string
  readonly found: string
  readonly criterion: string
  readonly subject_kind: string | null
  readonly subject_id: string | null
  readonly subject_number: string | null
  readonly sample_item_id: string | null
  readonly raised_by: UserId | null
  readonly raised_by_name: string
  readonly raised_at: Date
  readonly answer_by: Day
}

/** Writes a finding under its engagement's next number; who comes second waits for the first. Tells the number. */
export async function insertFinding(tx: TenantTx, finding: NewFinding): Promise<number> {
  await sql`select from engagement where id = ${finding.engagement_id}::uuid for no key update`.execute(tx)
  const { seq } = await tx
    .selectFrom('audit_finding')
    .select(sql<number>`coalesce(max(seq), 0)::int + 1`.as('seq'))
    .where('engagement_id', '=', finding.engagement_id)
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('audit_finding')
    .values({ ...finding, seq })
    .execute()
  return seq
}

/** Writes the company's answer; one that was sent back is written over, and stays in the steps. */
export async function writeAnswer(
  tx: TenantTx,
  id: FindingId,
  answer: Answer & { readonly by: string; readonly at: Date },
): Promise<void> {
  await tx
    .updateTable('audit_finding')
    .set({ state: 'answered', response: answer.response, response_text: answer.responseText })
    .set({ corrective_action: answer.correctiveAction, due_on: answer.dueOn, responsible: answer.responsible })
    .set({ answered_by_name: answer.by, answered_at: answer.at })
    .where('id', '=', id)
    .execute()
}

/** Asks for another answer. */
export async function writeSentBack(tx: TenantTx, id: FindingId, answerBy: Day): Promise<void> {
  await tx.updateTable('audit_finding').set({ state: 'sent-back', answer_by: answerBy }).where('id', '=', id).execute()
}

/** Ends a finding. */
export async function writeClosed(
  tx: TenantTx,
  id: FindingId,
  closed: { readonly by: string; readonly at: Date; readonly reason: string },
): Promise<void> {
  await tx
    .updateTable('audit_finding')
    .set({ state: 'closed', closed_by_name: closed.by, closed_at: closed.at, close_reason: closed.reason })
    .where('id', '=', id)
    .execute()
}

export type NewStep = {
  readonly id: FindingStepId
  readonly finding_id: FindingId
  readonly what: 'raised' | 'answered' | 'sent-back' | 'closed'
  readonly by_name: string
  readonly at: Date
  readonly details: Readonly<Record<string, string | null>>
}

/** Keeps what was said at a step, and asks for the mail about it. */
export async function insertStep(tx: TenantTx, step: NewStep): Promise<void> {
  await tx.insertInto('audit_finding_step').values(step).execute()
}

/** The steps of a finding, the first first. */
export function selectSteps(tx: TenantTx, id: FindingId) {
  return tx
    .selectFrom('audit_finding_step')
    .select(['id', 'what', 'by_name as by', 'at', 'details'])
    .where('finding_id', '=', id)
    .orderBy('id')
    .limit(200)
    .execute()
}

/** A step as its mail needs it, with who is to get it; undefined when there is no such step. */
export async function selectStepMail(tx: TenantTx, id: FindingStepId) {
  const step = await tx
    .selectFrom('audit_finding_step as s')
    .innerJoin('audit_finding as f', (on) =>
      on.onRef('f.tenant_id', '=', 's.tenant_id').onRef('f.id', '=', 's.finding_id'),
    )
    .innerJoin('engagement as e', (on) =>
      on.onRef('e.tenant_id', '=', 'f.tenant_id').onRef('e.id', '=', 'f.engagement_id'),
    )
    .select(['s.what', 's.by_name as by', 's.mail_state as mailState', 'f.id', 'f.seq', 'f.severity', 'f.title'])
    .select(['s.details', 'e.auditor_email as auditor', 'e.firm', 'e.expires_at as expiresAt', 'e.ended_at as endedAt'])
    .where('s.id', '=', id)
    .executeTakeFirst()
  if (!step) return undefined
  return { ...step, ...(await selectAnswerable(tx)) }
}

/** Notes that the other side has been told. */
export async function updateStepMailed(tx: TenantTx, id: FindingStepId): Promise<void> {
  await tx.updateTable('audit_finding_step').set({ mail_state: 'sent' }).where('id', '=', id).execute()
}
