import { inTenant, type TenantTx } from '../../db/tenant.ts'
import { selectCounterparty } from '../counterparties/queries.ts'
import { owedGoods } from '../coverage/index.ts'
import type { Deps } from '../deps.ts'
import { insertEvent } from '../events/queries.ts'
import { hashSecret } from '../identity/secrets.ts'
import { insertLink } from '../inbox/ways/queries.ts'
import { type Actor, authorizeInCompany, type TenantActor } from '../kernel/actor.ts'
import { addDays, dayIn } from '../kernel/calendar.ts'
import { DomainError, notFound } from '../kernel/errors.ts'
import { type ChaseId, type ChaseMessageId, type CounterpartyId, newId, type SendLinkId } from '../kernel/ids.ts'
import { parseInput } from '../kernel/parse.ts'
import { startOf } from '../kernel/period.ts'
import { companyChooser } from '../schemes/index.ts'
import {
  insertChase,
  insertChaseDocuments,
  insertMessage,
  lockChase,
  lockOpenChase,
  selectChaser,
  selectMemberEmail,
  selectWanting,
  updateChase,
} from './queries.ts'
import { letterOf, mayAsk, nextStep, type Wanting } from './rules.ts'
import { chaseSchema } from './schema.ts'

export { listChases } from './read.ts'

/** Longer than the longest time between two reminders would be of no use: a new mail brings a new link. */
const LINK_DAYS = 90

type ChaseDeps = Pick<Deps, 'db' | 'clock' | 'ring' | 'library' | 'keys'>
type Written = { readonly chaseId: ChaseId; readonly messageId: ChaseMessageId }

/**
 * Asks a supplier by mail for the warranties of all his documents that lack one, and from then on reminds him by itself.
 * A supplier has one chase at a time: asked again, it takes in what came since.
 */
export async function chaseSupplier(deps: ChaseDeps, actor: Actor, input: unknown): Promise<ChaseId> {
  authorizeInCompany(actor, 'chase:send')
  const { supplierId } = parseInput(chaseSchema, input)
  const written = await inTenant(deps.db, actor.tenantId, async (tx) => {
    const supplier = await selectCounterparty(tx, supplierId)
    if (!supplier) throw notFound('counterparty')
    if (!supplier.email)
      throw new DomainError(
        'invalid',
        `${supplier.name} has no e-mail address. Add one to the counterparty, then ask again.`,
        { reason: 'no_address' },
      )
    const open = await lockOpenChase(tx, supplierId)
    const documents = await selectWanting(tx, await owedKeys(deps, tx), { supplierId })
    if (documents.length === 0)
      throw new DomainError('conflict', `Nothing of ${supplier.name} lacks a warranty any more.`, {
        reason: 'complete',
      })
    const at = deps.clock.now()
    const chaser = await selectChaser(tx)
    const due = dueAfter(chaser, at)
    const id = open?.id ?? newId<ChaseId>()
    if (!open) await insertChase(tx, { id, supplierId, by: { id: actor.userId, name: actor.name }, at, dueAt: due })
    const fresh = await insertChaseDocuments(
      tx,
      id,
      documents.map((each) => each.id),
      at,
    )
    if (!mayAsk({ lastAt: open?.lastAskedAt ?? null, now: at, hasNew: fresh > 0 }))
      throw new DomainError('conflict', `${supplier.name} was asked for these within the last day. Give him time.`, {
        reason: 'asked_already',
      })
    if (open) await updateChase(tx, id, { due_at: due })
    const from = { name: actor.name, email: await selectMemberEmail(tx, actor.userId) }
    return write(tx, deps, actor, {
      ...{
        id,
        at,
        supplierId,
        kind: 'request',
        to: supplier.email,
        supplier: supplier.name,
        company: chaser.name,
        documents,
        from,
      },
    })
  })
  await deps.ring('send-chase', { tenantId: actor.tenantId, messageId: written.messageId })
  return written.chaseId
}

/** Ends a chase by hand. What was written stays to be seen. */
export async function stopChase(deps: Pick<Deps, 'db' | 'clock'>, actor: Actor, id: ChaseId): Promise<void> {
  authorizeInCompany(actor, 'chase:send')
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    const chase = await lockChase(tx, id)
    if (!chase) throw notFound('chase')
    if (chase.stoppedAt) throw new DomainError('conflict', 'This chase has ended already.', { reason: 'stopped' })
    await end(tx, actor, deps.clock.now(), { id, reason: 'stopped' })
  })
}

/**
 * Does what is due of a chase: ends it when everything has come or nobody answers, else reminds the supplier of what
 * still lacks, and moves it on, in one transaction: however many sweeps come by, a due time gives one mail.
 */
export async function remindSupplier(deps: ChaseDeps, actor: Actor, id: ChaseId): Promise<void> {
  authorizeInCompany(actor, 'chase:send')
  const written = await inTenant(deps.db, actor.tenantId, async (tx) => {
    const chase = await lockChase(tx, id)
    const at = deps.clock.now()
    if (!chase || chase.stoppedAt || chase.dueAt > at) return null
    const chaser = await selectChaser(tx)
    const documents = await selectWanting(tx, await owedKeys(deps, tx), { chaseId: id })
    const step = nextStep({ wanting: documents.length, reminders: chase.reminders })
    if (step !== 'remind') {
      await end(tx, actor, at, { id, reason: step })
      return null
    }
    await updateChase(tx, id, { due_at: dueAfter(chaser, at) })
    const supplier = await selectCounterparty(tx, chase.supplierId)
    // A company that may change nothing writes to nobody either; it goes on when it is active again.
    if (!supplier?.email || chaser.state !== 'active') return null
    await updateChase(tx, id, { reminders: chase.reminders + 1 })
    const from = { name: chase.startedByName, email: await selectMemberEmail(tx, chase.startedBy) }
    return write(tx, deps, actor, {
      ...{
        id,
        at,
        supplierId: chase.supplierId,
        kind: 'reminder',
        to: supplier.email,
        supplier: supplier.name,
        company: chaser.name,
        documents,
        from,
      },
    })
  })
  if (written) await deps.ring('send-chase', { tenantId: actor.tenantId, messageId: written.messageId }, 'bulk')
}

type Letter = Parameters<typeof letterOf>[0] & {
  readonly id: ChaseId
  readonly at: Date
  readonly supplierId: CounterpartyId
  readonly to: string
  readonly documents: readonly Wanting[]
}

async function write(tx: TenantTx, { keys }: Pick<Deps, 'keys'>, actor: TenantActor, letter: Letter): Promise<Written> {
  const { id, at, supplierId, kind, to, documents } = letter
  const messageId = newId<ChaseMessageId>()
  const sendLinkId = newId<SendLinkId>()
  const { subject, body } = letterOf(letter)
  await insertLink(tx, {
    ...{ id: sendLinkId, counterpartyId: supplierId, hash: hashSecret(keys.linkSecret('send-link', sendLinkId)) },
    ...{ note: subject, by: actor.name, at, expiresAt: new Date(at.getTime() + LINK_DAYS * 86_400_000) },
  })
  await insertMessage(tx, {
    ...{ id: messageId, chaseId: id, kind, to, subject, body, sendLinkId },
    ...{ documents: documents.map((each) => each.id), by: actor.name, at },
  })
  const details = { kind, documents: documents.length }
  await insertEvent(tx, actor, at, { verb: 'asked', objectKind: 'chase', objectId: id, details })
  return { chaseId: id, messageId }
}

type End = { readonly id: ChaseId; readonly reason: 'complete' | 'stopped' | 'unanswered' }

async function end(tx: TenantTx, actor: TenantActor, at: Date, { id, reason }: End): Promise<void> {
  await updateChase(tx, id, { stopped_at: at, stop_reason: reason, stopped_by_name: actor.name })
  await insertEvent(tx, actor, at, { verb: 'stopped', objectKind: 'chase', objectId: id, details: { reason } })
}

/** The first moment, at the company, of the day on which the next reminder is due. */
function dueAfter({ timeZone, afterDays }: { readonly timeZone: string; readonly afterDays: number }, at: Date): Date {
  return startOf(addDays(dayIn(timeZone, at), afterDays), timeZone)
}

async function owedKeys(deps: Pick<Deps, 'library'>, tx: TenantTx): Promise<readonly string[]> {
  const { library } = await companyChooser(deps, tx)
  return owedGoods(library).map(({ goodsClass }) => goodsClass)
}
