import { inTenant, type TenantTx } from '../../db/tenant.ts'
import { todayAt } from '../companies/today.ts'
import type { Deps } from '../deps.ts'
import { insertEvent } from '../events/queries.ts'
import { type Actor, authorizeInCompany, type TenantActor } from '../kernel/actor.ts'
import type { Day } from '../kernel/calendar.ts'
import { DomainError, invalidField, notFound } from '../kernel/errors.ts'
import { type FindingId, type FindingStepId, newId } from '../kernel/ids.ts'
import { parseInput } from '../kernel/parse.ts'
import { aboutOf, engagementOf } from './about.ts'
import {
  type FindingRow,
  insertFinding,
  insertStep,
  lockFinding,
  type NewStep,
  type Of,
  writeAnswer,
  writeClosed,
  writeSentBack,
} from './queries.ts'
import { mayFollow, numberOf, type Step } from './rules.ts'
import { answerSchema, closeSchema, raiseSchema, sendBackSchema } from './schema.ts'

export { exportFindings, findingStart, listFindings, readFinding } from './read.ts'

type WriteDeps = Pick<Deps, 'db' | 'clock' | 'ring'>

/** Raises a finding in the auditor's engagement, under its next number. What it is about must be the company's and of his period. */
export async function raiseFinding(deps: WriteDeps, actor: Actor, input: unknown): Promise<FindingId> {
  authorizeInCompany(actor, 'finding:raise')
  const raised = parseInput(raiseSchema, input)
  const engagement = engagementOf(actor)
  const [id, at] = [newId<FindingId>(), deps.clock.now()]
  const step = await inTenant(deps.db, actor.tenantId, async (tx) => {
    answerable(raised.answerBy, await todayAt(tx, deps.clock))
    const { severity, title, found, criterion } = raised
    const about = await aboutOf(tx, raised, engagement)
    const seq = await insertFinding(tx, {
      ...{ id, engagement_id: engagement.id, severity, title, found, criterion, answer_by: raised.answerBy },
      ...{ subject_kind: about.subjectKind, subject_id: about.subjectId, subject_number: about.subjectNumber },
      ...{ sample_item_id: raised.sampleItem, raised_by: actor.userId, raised_by_name: actor.name, raised_at: at },
    })
    return noteStep(tx, actor, {
      finding: { id, seq, severity },
      what: 'raised',
      at,
      details: { answerBy: raised.answerBy },
    })
  })
  await deps.ring('send-finding', { tenantId: actor.tenantId, stepId: step })
  return id
}

/** The company's answer, in its own name. */
export async function answerFinding(deps: WriteDeps, actor: Actor, id: FindingId, input: unknown): Promise<void> {
  authorizeInCompany(actor, 'finding:answer')
  const answer = parseInput(answerSchema, input)
  await takeStep(deps, actor, { id, what: 'answered', of: null }, async (tx, row, at) => {
    if (answer.dueOn !== null && answer.dueOn < (await todayAt(tx, deps.clock)))
      throw invalidField('dueOn', 'This day is over. Choose one that is still to come.')
    await writeAnswer(tx, row.id, { ...answer, by: actor.name, at })
    return answer
  })
}

/** Sends an answer back, with a reason and a new day. */
export async function sendBackFinding(deps: WriteDeps, actor: Actor, id: FindingId, input: unknown): Promise<void> {
  authorizeInCompany(actor, 'finding:raise')
  const { reason, answerBy } = parseInput(sendBackSchema, input)
  await takeStep(deps, actor, { id, what: 'sent-back', of: engagementOf(actor).id }, async (tx, row) => {
    answerable(answerBy, await todayAt(tx, deps.clock))
    await writeSentBack(tx, row.id, answerBy)
    return { reason, answerBy }
  })
}

/** Ends a finding, with a reason; nothing can be added to it afterwards. */
export async function closeFinding(deps: WriteDeps, actor: Actor, id: FindingId, input: unknown): Promise<void> {
  authorizeInCompany(actor, 'finding:raise')
  const { reason } = parseInput(closeSchema, input)
  await takeStep(deps, actor, { id, what: 'closed', of: engagementOf(actor).id }, async (tx, row, at) => {
    await writeClosed(tx, row.id, { by: actor.name, at, reason })
    return { reason }
  })
}

type Asked = { readonly id: FindingId; readonly what: Step; readonly of: Of }
type Write = (tx: TenantTx, row: FindingRow, at: Date) => Promise<NewStep['details']>

async function takeStep(deps: WriteDeps, actor: TenantActor, { id, what, of }: Asked, write: Write): Promise<void> {
  const at = deps.clock.now()
  const step = await inTenant(deps.db, actor.tenantId, async (tx) => {
    const row = await lockFinding(tx, id, of)
    if (!row) throw notFound('finding')
    const may = mayFollow(row.state, what)
    if (!may.ok) throw new DomainError('conflict', may.reason, { reason: 'not_now' })
    return noteStep(tx, actor, { finding: row, what, at, details: await write(tx, row, at) })
  })
  await deps.ring('send-finding', { tenantId: actor.tenantId, stepId: step })
}

type Noted = Pick<NewStep, 'what' | 'at' | 'details'> & {
  readonly finding: Pick<FindingRow, 'id' | 'seq' | 'severity'>
}

async function noteStep(
  tx: TenantTx,
  actor: TenantActor,
  { finding, what, at, details }: Noted,
): Promise<FindingStepId> {
  const id = newId<FindingStepId>()
  await insertStep(tx, { id, finding_id: finding.id, what, by_name: actor.name, at, details })
  // The log names it and tells no word of it: another engagement's auditor reads the same log in the packs.
  const said = { number: numberOf(finding.seq), severity: finding.severity }
  await insertEvent(tx, actor, at, { verb: what, objectKind: 'finding', objectId: finding.id, details: said })
  return id
}

function answerable(answerBy: Day, today: Day): void {
  if (answerBy < today) throw invalidField('answerBy', 'This day is over. Choose one that is still to come.')
}
