import {
  insertSanction,
  selectAnswerFile,
  selectPublished,
  selectSanction,
  selectSanctions,
  writeStep,
} from '../../db/system/sanctions.ts'
import { whoIs } from '../companies/onboard.ts'
import type { Deps } from '../deps.ts'
import { type Actor, authorizeAssociation } from '../kernel/actor.ts'
import { dayIn } from '../kernel/calendar.ts'
import { readCursor, writeCursor } from '../kernel/cursor.ts'
import { DomainError, invalidField, notFound } from '../kernel/errors.ts'
import { newId, type SanctionId, type TenantId } from '../kernel/ids.ts'
import { parseInput } from '../kernel/parse.ts'
import { ANSWER_DAYS, checkConfirm, checkDecide, checkLift, earliestAnswerBy, stageOf } from './rules.ts'
import { answerFiles, decisionSchema, noticeSchema, reasonSchema } from './schema.ts'

export type { Decision, Stage } from './rules.ts'

type SanctionDeps = Pick<Deps, 'system' | 'clock' | 'answerDays'>
const SHOWN = 50

/** Gives a company notice: ground, facts, and until when it may answer. Naming a danger suspends it at once. */
export async function giveNotice(deps: SanctionDeps, actor: Actor, input: unknown): Promise<SanctionId> {
  authorizeAssociation(actor, 'association:suspend')
  const notice = parseInput(noticeSchema, input)
  const earliest = earliestAnswerBy(todayOf(deps), answerDays(deps))
  if (notice.answerBy < earliest)
    throw invalidField(
      'answerBy',
      `The company has ${answerDays(deps)} days at least to answer. Give ${earliest} or a later day.`,
      'too_early',
    )
  const id = newId<SanctionId>()
  if (!(await insertSanction(deps.system, whoIs(deps, actor), { ...notice, id }))) throw notFound('member')
  return id
}

/** Confirms, as another person, that a company stays suspended until the decision. */
export async function confirmSuspension(deps: SanctionDeps, actor: Actor, id: SanctionId): Promise<void> {
  authorizeAssociation(actor, 'association:approve')
  const { found, who, today } = await opened(deps, actor, id)
  refuse(checkConfirm(found, actor.userId, today))
  const confirmed = { confirmed_by: who.userId, confirmed_by_name: who.name, confirmed_at: who.at }
  await written(writeStep(deps.system, who, found, { what: 'confirmed', set: confirmed }))
}

/** Decides on a notice, as another person than who gave it, once the company was heard or had its days. */
export async function decideSanction(deps: SanctionDeps, actor: Actor, id: SanctionId, input: unknown): Promise<void> {
  authorizeAssociation(actor, 'association:approve')
  const { found, who, today } = await opened(deps, actor, id)
  const { decision, reasons, effectiveFrom, effectiveTo, isPublic } = parseInput(decisionSchema, input)
  refuse(checkDecide(found, actor.userId, today))
  if (effectiveTo !== null && effectiveTo < today)
    throw invalidField('effectiveTo', 'The last day is over already. Give one that is to come.')
  const isHeld = found.heldAt !== null && found.releasedAt === null
  const holds = decision === 'suspend' || decision === 'expel'
  const isNow = holds && effectiveFrom !== null && effectiveFrom <= today
  const set = {
    ...{ decision, reasons, effective_from: holds ? effectiveFrom : today, effective_to: effectiveTo },
    ...{ is_public: isPublic, decided_by: who.userId, decided_by_name: who.name, decided_at: who.at },
    ...(isHeld ? { released_at: who.at } : {}),
    ...(isNow ? { applied_at: who.at } : {}),
  }
  const state = isNow ? (decision === 'expel' ? 'expelled' : 'suspended') : isHeld ? 'active' : null
  const moved = state ? ({ state, reason: `Decided: ${reasons}` } as const) : {}
  await written(writeStep(deps.system, who, found, { what: 'decided', set, ...moved }))
}

/** Lifts a decision, as another person than who made it, or withdraws a notice on which nobody decided yet. */
export async function liftSanction(deps: SanctionDeps, actor: Actor, id: SanctionId, input: unknown): Promise<void> {
  authorizeAssociation(actor, 'association:suspend')
  const { found, who } = await opened(deps, actor, id)
  const { reason } = parseInput(reasonSchema, input)
  refuse(checkLift(found, actor.userId))
  const set = {
    ...{ lift_reason: reason, lifted_by: who.userId, lifted_by_name: who.name, lifted_at: who.at },
    ...(found.appliedAt ? { ended_at: who.at } : {}),
    ...(found.heldAt && !found.releasedAt ? { released_at: who.at } : {}),
  }
  const holds = found.appliedAt !== null || (found.heldAt !== null && found.releasedAt === null)
  const moved = holds ? ({ state: 'active', reason: `Lifted: ${reason}` } as const) : {}
  await written(writeStep(deps.system, who, found, { what: found.decision ? 'lifted' : 'withdrawn', set, ...moved }))
}

type ListInput = { readonly company?: TenantId | null; readonly open?: boolean; readonly cursor?: string | null }

/** Notices to companies, the newest first: all, one company's, or those that wait for somebody. */
export async function listSanctions(deps: SanctionDeps, actor: Actor, asked: ListInput) {
  authorizeAssociation(actor, 'association:read')
  const today = todayOf(deps)
  const rows = await selectSanctions(deps.system, {
    tenantId: asked.company ?? null,
    open: asked.open ?? false,
    after: readCursor(asked.cursor ?? null, (value) => !Number.isNaN(Date.parse(value))),
    limit: SHOWN,
  })
  const sanctions = rows.slice(0, SHOWN).map((row) => ({ ...row, stage: stageOf(row, today) }))
  const last = rows.length > SHOWN ? sanctions.at(-1) : undefined
  return { sanctions, nextCursor: last ? writeCursor({ value: last.noticedAt.toISOString(), id: last.id }) : null }
}

/** One notice with its answer and decision, and why this person may not do the next step. */
export async function readSanction(deps: SanctionDeps, actor: Actor, id: SanctionId) {
  authorizeAssociation(actor, 'association:read')
  const { found, today } = await opened(deps, actor, id)
  return {
    sanction: { ...found, answerFiles: answerFiles.parse(found.answerFiles), stage: stageOf(found, today) },
    today,
    decide: checkDecide(found, actor.userId, today),
    confirm: checkConfirm(found, actor.userId, today),
    lift: checkLift(found, actor.userId),
  }
}

/** A paper that came with a company's answer. */
export async function readAnswerFile(deps: SanctionDeps, actor: Actor, id: SanctionId, sha256: string) {
  const { sanction } = await readSanction(deps, actor, id)
  const named = sanction.answerFiles.some((file) => file.sha256 === sha256)
  const file = named ? await selectAnswerFile(deps.system, sanction.tenantId, sha256) : undefined
  if (!file) throw notFound('file')
  return { ...file, bytes: Number(file.bytes), tenantId: sanction.tenantId }
}

/** The first day that a notice of today may give for the answer. */
export function firstAnswerDay(deps: SanctionDeps, actor: Actor) {
  authorizeAssociation(actor, 'association:suspend')
  return { days: answerDays(deps), earliest: earliestAnswerBy(todayOf(deps), answerDays(deps)) }
}

/** What anybody may read: decisions of which the decision says so, the newest first. */
export function publishedDecisions(deps: Pick<Deps, 'system'>) {
  return selectPublished(deps.system, 200)
}

async function opened(deps: SanctionDeps, actor: Parameters<typeof whoIs>[1], id: SanctionId) {
  const found = await selectSanction(deps.system, id)
  if (!found) throw notFound('notice')
  return { found, who: whoIs(deps, actor), today: todayOf(deps) }
}

function refuse(check: ReturnType<typeof checkLift>): void {
  if (!check.ok) throw new DomainError('conflict', check.sentence, { reason: check.reason })
}

async function written(step: Promise<boolean>): Promise<void> {
  if (!(await step))
    throw new DomainError('conflict', 'Somebody took a step meanwhile. Look again.', { reason: 'changed_meanwhile' })
}

function todayOf({ clock }: Pick<Deps, 'clock'>) {
  return dayIn('UTC', clock.now())
}

function answerDays(deps: Pick<Deps, 'answerDays'>): number {
  return deps.answerDays ?? ANSWER_DAYS
}
