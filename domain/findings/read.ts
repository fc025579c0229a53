import { inTenant } from '../../db/tenant.ts'
import { selectCalendar } from '../companies/queries.ts'
import { todayAt } from '../companies/today.ts'
import type { Deps } from '../deps.ts'
import { type Actor, authorizeInCompany, can, type TenantActor } from '../kernel/actor.ts'
import { addDays, type Day } from '../kernel/calendar.ts'
import { csvRecord } from '../kernel/csv.ts'
import { readCursor, writeCursor } from '../kernel/cursor.ts'
import { notFound } from '../kernel/errors.ts'
import type { FindingId } from '../kernel/ids.ts'
import { parseInput } from '../kernel/parse.ts'
import { aboutOf, engagementOf } from './about.ts'
import { countFindings, type FindingRow, type Of, selectFinding, selectFindingPage, selectSteps } from './queries.ts'
import { isOverdue, limitOf, mayFollow, numberOf } from './rules.ts'
import { aboutSchema, findingListSchema } from './schema.ts'

type ReadDeps = Pick<Deps, 'db' | 'clock'>
const MOST_EXPORTED = 10_000
const USUAL_DAYS = 30

/** A page of findings, the newest first, with how many stand how; an auditor sees his own engagement's. */
export async function listFindings(deps: ReadDeps, actor: Actor, input: unknown) {
  authorizeInCompany(actor, 'finding:read')
  const query = parseInput(findingListSchema, input)
  const after = readCursor(query.cursor)
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const [of, today] = [seenBy(actor), await todayAt(tx, deps.clock)]
    const found = await selectFindingPage(tx, { ...query, of, today }, after)
    const page = found.slice(0, query.limit)
    const last = found.length > query.limit ? page.at(-1) : undefined
    return {
      findings: page.map((row) => shown(row, today)),
      counts: await countFindings(tx, of, today),
      today,
      nextCursor: last ? writeCursor({ value: numberOf(last.seq), id: last.id }) : null,
    }
  })
}

/** One finding with its steps, and what can be done about it now. */
export async function readFinding(deps: ReadDeps, actor: Actor, id: FindingId) {
  authorizeInCompany(actor, 'finding:read')
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const row = await selectFinding(tx, id, seenBy(actor))
    if (!row) throw notFound('finding')
    const may = (step: Parameters<typeof mayFollow>[1]) => mayFollow(row.state, step).ok
    const today = await todayAt(tx, deps.clock)
    return {
      ...shown(row, today),
      usualAnswerBy: addDays(today, USUAL_DAYS),
      steps: await selectSteps(tx, id),
      timeZone: (await selectCalendar(tx)).time_zone,
      mayAnswer: can(actor, 'finding:answer') && may('answered'),
      maySendBack: can(actor, 'finding:raise') && may('sent-back'),
      mayClose: can(actor, 'finding:raise') && may('closed'),
    }
  })
}

/** What a new finding starts from: what it is about, by its own name, and the usual day for an answer. */
export async function findingStart(deps: ReadDeps, actor: Actor, input: unknown) {
  authorizeInCompany(actor, 'finding:raise')
  const about = parseInput(aboutSchema, input)
  return inTenant(deps.db, actor.tenantId, async (tx) => ({
    about: { ...about, ...(await aboutOf(tx, about, engagementOf(actor))) },
    answerBy: addDays(await todayAt(tx, deps.clock), USUAL_DAYS),
  }))
}

/** Every finding under the list's filters, as a file. */
export async function exportFindings(deps: ReadDeps, actor: Actor, input: unknown) {
  authorizeInCompany(actor, 'finding:read')
  const { cursor: _, ...query } = parseInput(findingListSchema, input)
  const rows = await inTenant(deps.db, actor.tenantId, async (tx) => {
    const today = await todayAt(tx, deps.clock)
    const asked = { ...query, cursor: null, limit: MOST_EXPORTED, of: seenBy(actor), today }
    return (await selectFindingPage(tx, asked, null)).slice(0, MOST_EXPORTED).map((row) => shown(row, today))
  })
  const head = [
    'number',
    'firm',
    'severity',
    'state',
    'overdue',
    'age_days',
    'title',
    'found',
    'criterion',
    'about_kind',
  ]
  const rest = [
    'about',
    'raised_by',
    'raised_at',
    'answer_by',
    'response',
    'response_text',
    'corrective_action',
    'due_on',
  ]
  const lines = rows.map((row) =>
    csvRecord([
      ...[row.number, row.firm, row.severity, row.state, row.overdue ? 'yes' : 'no', row.ageDays, row.title, row.found],
      ...[row.criterion, row.subjectKind, row.subjectNumber, row.raisedBy, row.raisedAt.toISOString(), row.answerBy],
      ...[row.response, row.responseText, row.correctiveAction, row.dueOn, row.responsible, row.answeredBy],
      ...[row.answeredAt?.toISOString() ?? null, row.closedBy, row.closedAt?.toISOString() ?? null, row.closeReason],
    ]),
  )
  const tail = ['responsible', 'answered_by', 'answered_at', 'closed_by', 'closed_at', 'close_reason']
  const content = [csvRecord([...head, ...rest, ...tail]), ...lines].join('')
  return { name: 'findings.csv', mediaType: 'text/csv; charset=utf-8', content: new TextEncoder().encode(content) }
}

/** The engagement whose findings somebody sees: an auditor's own, everybody else all. */
function seenBy(actor: TenantActor): Of {
  return actor.role === 'auditor' ? engagementOf(actor).id : null
}

function shown(row: FindingRow, today: Day) {
  const until = row.closedAt ?? new Date(`${today}T23:59:59Z`)
  const ageDays = Math.max(0, Math.floor((until.getTime() - row.raisedAt.getTime()) / 86_400_000))
  return { ...row, number: numberOf(row.seq), limit: limitOf(row), overdue: isOverdue(row, today), ageDays }
}
