import { dueSanctions, queuedSanctionMessages, writeStep } from '../../db/system/sanctions.ts'
import { inTenant } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { insertEvent } from '../events/queries.ts'
import { dayIn } from '../kernel/calendar.ts'
import type { SanctionMessageId, TenantId } from '../kernel/ids.ts'
import type { Message } from '../kernel/mail.ts'
import { selectMessage, updateLogged, updateMailed } from './queries.ts'
import { hasLapsed } from './rules.ts'

type KeepDeps = Pick<Deps, 'db' | 'system' | 'clock'> & {
  readonly log: { readonly error: (about: object, sentence: string) => void }
  readonly mail?: { readonly send: (message: Message) => Promise<void> }
  readonly publicUrl?: string
}

/** Does what time brings to notices: decisions take effect, suspensions end; then logs and mails what companies are told. */
export async function keepSanctions(deps: KeepDeps): Promise<void> {
  await letTimePass(deps)
  for (const { tenantId, id } of await queuedSanctionMessages(deps.system))
    await tell(deps, tenantId, id).catch((error: unknown) =>
      deps.log.error({ message: id, reason: String(error) }, 'a company could not be told of a notice'),
    )
}

async function letTimePass(deps: KeepDeps): Promise<void> {
  const [at, today] = [deps.clock.now(), dayIn('UTC', deps.clock.now())]
  for (const found of await dueSanctions(deps.system, today)) {
    // A state is changed in the name of whoever decided that it would be.
    const { userId, name } =
      found.decidedBy && found.decidedByName
        ? { userId: found.decidedBy, name: found.decidedByName }
        : { userId: found.noticedBy, name: found.noticedByName }
    const who = { userId, name, at }
    if (hasLapsed(found, today)) {
      const reason = 'The suspension at once ended by itself: nobody else confirmed it.'
      await writeStep(deps.system, who, found, { what: 'lapsed', set: { released_at: at }, state: 'active', reason })
    } else if (found.appliedAt === null) {
      const state = found.decision === 'expel' ? 'expelled' : 'suspended'
      const reason = 'The decision took effect on its day.'
      await writeStep(deps.system, who, found, { what: 'took-effect', set: { applied_at: at }, state, reason })
    } else {
      const reason = 'The last day of the suspension is over.'
      await writeStep(deps.system, who, found, { what: 'ended', set: { ended_at: at }, state: 'active', reason })
    }
  }
}

/** Writes a message into the company's log, once, and mails it. */
async function tell(deps: KeepDeps, tenantId: TenantId, id: SanctionMessageId): Promise<void> {
  const at = deps.clock.now()
  const message = await inTenant(deps.db, tenantId, async (tx) => {
    const found = await selectMessage(tx, id)
    if (!found || found.mailedAt) return undefined
    if (await updateLogged(tx, id, at)) {
      const actor = { role: 'system', tenantId, name: `The association (${found.byName})`, userId: null } as const
      const { ground, decision, reasons, liftReason } = found
      const details = { ground, ...(decision ? { decision, reasons } : {}), ...(liftReason ? { liftReason } : {}) }
      await insertEvent(tx, actor, found.happenedAt, {
        verb: found.what,
        objectKind: 'sanction',
        objectId: found.sanctionId,
        details,
      })
    }
    return found
  })
  if (!message || !deps.mail) return
  // A company without anybody to write to has it on its page; there is nothing to try again.
  if (message.emails.length > 0)
    await deps.mail.send({ id, to: message.emails.join(', '), ...mailOf(message, deps.publicUrl ?? '') })
  await inTenant(deps.db, tenantId, (tx) => updateMailed(tx, id, at))
}

type Told = NonNullable<Awaited<ReturnType<typeof selectMessage>>>

const SAYS: Readonly<Record<Told['what'], (told: Told) => readonly [subject: string, sentence: string]>> = {
  notice: ({ answerBy }) => ['Notice of your association', `You may answer until ${answerBy}.`],
  'suspended-at-once': ({ atOnce }) => [
    'Your company is suspended at once',
    `The danger: ${atOnce ?? ''}\nAnother person of the association confirms it, or it ends by itself.`,
  ],
  confirmed: () => ['The suspension is confirmed', 'It holds until the decision.'],
  decided: ({ decision, reasons, effectiveFrom }) => [
    'Decision of your association',
    `${decision === 'none' ? 'Nothing is imposed' : `Decision: ${decision}, from ${effectiveFrom}`}.\n\n${reasons ?? ''}`,
  ],
  'took-effect': ({ decision }) => ['A decision took effect', `Decision: ${decision}.`],
  lifted: ({ liftReason }) => ['A decision is lifted', liftReason ?? ''],
  withdrawn: ({ liftReason }) => ['A notice is withdrawn', liftReason ?? ''],
  lapsed: () => ['The suspension at once has ended', 'Nobody else confirmed it in time. The notice stands.'],
  ended: () => ['The suspension has ended', 'Its last day is over.'],
}

function mailOf(told: Told, publicUrl: string) {
  const [subject, sentence] = SAYS[told.what](told)
  const page = publicUrl ? `\n\n${new URL(`/association-notices/${told.sanctionId}`, publicUrl)}\n` : '\n'
  return { subject, text: `For ${told.company}.\n\nGround: ${told.ground}\n\n${sentence}${page}` }
}
