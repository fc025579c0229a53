import { sql, type Transaction, type Updateable } from 'kysely'
import type { Day } from '../../domain/kernel/calendar.ts'
import { newId, type SanctionId, type SanctionMessageId, type TenantId } from '../../domain/kernel/ids.ts'
import type { SystemDatabase } from '../client.ts'
import type { Schema } from '../schema.ts'
import { insertStateChange } from './companies.ts'
import type { Who } from './registrations.ts'
import { inSystem } from './transaction.ts'

type Tx = Transaction<Schema>
type What = Schema['sanction_message']['what']
export type Named = { readonly tenantId: TenantId; readonly id: SanctionId }

export type NewSanction = Named & {
  readonly proposes: 'warn' | 'suspend' | 'expel'
  readonly ground: string
  readonly facts: string
  readonly answerBy: Day
  readonly atOnce: string | null
}

/** Gives a company notice, and suspends it at once when a danger is named. False when it is no member that can be. */
export function insertSanction(system: SystemDatabase, who: Who, notice: NewSanction): Promise<boolean> {
  const { tenantId, id, answerBy, atOnce, ...said } = notice
  return inSystem(system, async (tx) => {
    const company = await tx
      .selectFrom('company')
      .select('state')
      .where('tenant_id', '=', tenantId)
      .where('state', 'in', ['active', 'suspended'])
      .executeTakeFirst()
    if (!company) return false
    const by = { noticed_by: who.userId, noticed_by_name: who.name, noticed_at: who.at }
    await tx
      .insertInto('sanction')
      .values({
        tenant_id: tenantId,
        id,
        ...said,
        answer_by: answerBy,
        at_once: atOnce,
        ...by,
        held_at: atOnce ? who.at : null,
      })
      .execute()
    await tell(tx, who, notice, 'notice')
    if (atOnce === null) return true
    await moveTo(tx, who, notice, 'suspended', `Suspended at once: ${atOnce}`)
    await tell(tx, who, notice, 'suspended-at-once')
    return true
  })
}

type Step = Updateable<Schema['sanction']>

/** Writes one step of a notice that still stands as it was read, and queues what the company is told; false otherwise. */
export function writeStep(
  system: SystemDatabase,
  who: Who,
  named: Named,
  step: {
    readonly what: What
    readonly set: Step
    readonly state?: 'suspended' | 'expelled' | 'active'
    readonly reason?: string
  },
): Promise<boolean> {
  return inSystem(system, async (tx) => {
    let update = tx
      .updateTable('sanction')
      .set(step.set)
      .where('tenant_id', '=', named.tenantId)
      .where('id', '=', named.id)
    // Whoever comes second finds it done.
    for (const column of ['decided_at', 'confirmed_at', 'applied_at', 'ended_at'] as const)
      if (step.set[column] !== undefined) update = update.where(column, 'is', null)
    if (step.set.released_at !== undefined && step.what === 'lapsed') update = update.where('released_at', 'is', null)
    const { numUpdatedRows } = await update.where('lifted_at', 'is', null).executeTakeFirst()
    if (numUpdatedRows !== 1n) return false
    await tell(tx, who, named, step.what)
    if (step.state) await moveTo(tx, who, named, step.state, step.reason ?? '')
    return true
  })
}

async function tell(tx: Tx, who: Who, { tenantId, id }: Named, what: What): Promise<void> {
  const message = { tenant_id: tenantId, id: newId<SanctionMessageId>(), sanction_id: id, what }
  await tx
    .insertInto('sanction_message')
    .values({ ...message, by_name: who.name, happened_at: who.at })
    .execute()
}

/** Moves the company where its sanctions in force put it: back to active only when no other one holds it. */
async function moveTo(
  tx: Tx,
  who: Who,
  { tenantId }: Named,
  asked: 'suspended' | 'expelled' | 'active',
  reason: string,
) {
  const { rows } = await sql<{ state: Schema['company']['state']; held: boolean; expelled: boolean }>`
    select c.state, exists (select from sanction s where s.tenant_id = c.tenant_id and ((s.held_at is not null and s.released_at is null)
        or (s.applied_at is not null and s.ended_at is null and s.decision = 'suspend'))) as held,
      exists (select from sanction s where s.tenant_id = c.tenant_id and s.applied_at is not null and s.ended_at is null and s.decision = 'expel') as expelled
    from company c where c.tenant_id = ${tenantId} for update of c`.execute(tx)
  const found = rows[0]
  if (!found) return
  const to = found.expelled ? 'expelled' : found.held ? 'suspended' : asked
  if (to === found.state) return
  await tx.updateTable('company').set({ state: to }).where('tenant_id', '=', tenantId).execute()
  await insertStateChange(tx, who, { tenantId, from: found.state, to, reason: reason.slice(0, 500) })
}

function listed(tx: Tx) {
  return tx
    .selectFrom('sanction as s')
    .innerJoin('company as c', 'c.tenant_id', 's.tenant_id')
    .select([
      's.tenant_id as tenantId',
      's.id',
      'c.legal_name as legalName',
      'c.state as companyState',
      's.proposes',
      's.ground',
    ])
    .select([
      's.answer_by as answerBy',
      's.noticed_by as noticedBy',
      's.noticed_by_name as noticedByName',
      's.noticed_at as noticedAt',
    ])
    .select([
      's.held_at as heldAt',
      's.confirmed_at as confirmedAt',
      's.released_at as releasedAt',
      's.answered_at as answeredAt',
    ])
    .select([
      's.decision',
      's.decided_by as decidedBy',
      's.decided_at as decidedAt',
      's.decided_by_name as decidedByName',
    ])
    .select(['s.effective_from as effectiveFrom', 's.effective_to as effectiveTo', 's.is_public as isPublic'])
    .select([
      's.applied_at as appliedAt',
      's.ended_at as endedAt',
      's.appealed_at as appealedAt',
      's.lifted_at as liftedAt',
    ])
}

type ListFilter = {
  readonly tenantId: TenantId | null
  readonly open: boolean
  readonly after: { readonly value: string; readonly id: string } | null
  readonly limit: number
}

/** Notices of all companies or one, the newest first; one more than the limit tells that there are more. */
export function selectSanctions(system: SystemDatabase, { tenantId, open, after, limit }: ListFilter) {
  return inSystem(system, (tx) => {
    let query = listed(tx)
    if (tenantId) query = query.where('s.tenant_id', '=', tenantId)
    if (open)
      query = query
        .where('s.lifted_at', 'is', null)
        .where((eb) =>
          eb.or([
            eb('s.decision', 'is', null),
            eb.and([eb('s.appealed_at', 'is not', null), eb('s.ended_at', 'is', null)]),
          ]),
        )
    if (after)
      query = query.where(sql<boolean>`(s.noticed_at, s.id) < (${after.value}::timestamptz, ${after.id}::uuid)`)
    return query
      .orderBy('s.noticed_at', 'desc')
      .orderBy('s.id', 'desc')
      .limit(limit + 1)
      .execute()
  })
}

/** One notice with everything that was said. */
export function selectSanction(system: SystemDatabase, id: SanctionId) {
  return inSystem(system, (tx) =>
    listed(tx)
      .select(['s.facts', 's.at_once as atOnce', 's.confirmed_by_name as confirmedByName', 's.answer'])
      .select(['s.answer_files as answerFiles', 's.answered_by_name as answeredByName', 's.reasons', 's.appeal'])
      .select([
        's.appealed_by_name as appealedByName',
        's.lift_reason as liftReason',
        's.lifted_by_name as liftedByName',
      ])
      .where('s.id', '=', id)
      .executeTakeFirst(),
  )
}

/** What time alone has brought: decisions that take effect, suspensions whose last day is over, and those nobody confirmed. */
export function dueSanctions(system: SystemDatabase, today: Day) {
  return inSystem(system, (tx) =>
    listed(tx)
      .where('s.lifted_at', 'is', null)
      .where((eb) =>
        eb.or([
          eb.and([
            eb('s.decision', 'in', ['suspend', 'expel']),
            eb('s.applied_at', 'is', null),
            eb('s.effective_from', '<=', today),
          ]),
          eb.and([eb('s.applied_at', 'is not', null), eb('s.ended_at', 'is', null), eb('s.effective_to', '<', today)]),
          eb.and([
            eb('s.held_at', 'is not', null),
            eb('s.released_at', 'is', null),
            eb('s.confirmed_at', 'is', null),
            eb('s.answer_by', '<', today),
          ]),
        ]),
      )
      .orderBy('s.noticed_at')
      .limit(100)
      .execute(),
  )
}

/** What companies are still to be told, the oldest first. */
export function queuedSanctionMessages(system: SystemDatabase) {
  return inSystem(system, (tx) =>
    tx
      .selectFrom('sanction_message')
      .select(['tenant_id as tenantId', 'id'])
      .where('mailed_at', 'is', null)
      .orderBy('happened_at')
      .limit(100)
      .execute(),
  )
}

/** Decisions that are published, the newest first: what anybody may know of them. */
export function selectPublished(system: SystemDatabase, limit: number) {
  return inSystem(system, (tx) =>
    tx
      .selectFrom('sanction as s')
      .innerJoin('company as c', 'c.tenant_id', 's.tenant_id')
      .select(['c.legal_name as legalName', 'c.country', 's.decision', 's.effective_from as effectiveFrom'])
      .select([
        's.effective_to as effectiveTo',
        's.decided_at as decidedAt',
        's.lifted_at as liftedAt',
        's.ended_at as endedAt',
      ])
      .where('s.is_public', '=', true)
      .where('s.decision', 'in', ['warn', 'suspend', 'expel'])
      .orderBy('s.decided_at', 'desc')
      .orderBy('s.id')
      .limit(limit)
      .execute(),
  )
}

/** A paper of a company's answer, when it is one. */
export function selectAnswerFile(system: SystemDatabase, tenantId: TenantId, sha256: string) {
  return inSystem(system, (tx) =>
    tx
      .selectFrom('stored_file')
      .select(['sha256', 'name', 'media_type as mediaType', 'bytes'])
      .where('tenant_id', '=', tenantId)
      .where('sha256', '=', sha256)
      .where('purpose', '=', 'sanction-answer')
      .executeTakeFirst(),
  )
}
