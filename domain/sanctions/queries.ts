import { sql } from 'kysely'
import type { TenantTx } from '../../db/tenant.ts'
import { selectAnswerable } from '../companies/queries.ts'
import type { SanctionId, SanctionMessageId } from '../kernel/ids.ts'

function own(tx: TenantTx) {
  return tx
    .selectFrom('sanction')
    .select([
      'id',
      'proposes',
      'ground',
      'facts',
      'at_once as atOnce',
      'answer_by as answerBy',
      'noticed_at as noticedAt',
    ])
    .select([
      'noticed_by as noticedBy',
      'held_at as heldAt',
      'confirmed_at as confirmedAt',
      'released_at as releasedAt',
    ])
    .select([
      'answer',
      'answer_files as answerFiles',
      'answered_by_name as answeredByName',
      'answered_at as answeredAt',
    ])
    .select(['decision', 'reasons', 'decided_by as decidedBy', 'decided_at as decidedAt', 'is_public as isPublic'])
    .select([
      'effective_from as effectiveFrom',
      'effective_to as effectiveTo',
      'applied_at as appliedAt',
      'ended_at as endedAt',
    ])
    .select(['appeal', 'appealed_by_name as appealedByName', 'appealed_at as appealedAt'])
    .select(['lift_reason as liftReason', 'lifted_at as liftedAt'])
}

/** What the association has told the company, the newest first. */
export function selectOwnSanctions(tx: TenantTx, limit: number) {
  return own(tx).orderBy('noticed_at', 'desc').orderBy('id', 'desc').limit(limit).execute()
}

/** One of them, kept from changing while it is written to. */
export function selectOwnSanction(tx: TenantTx, id: SanctionId, lock: 'to read' | 'to write' = 'to read') {
  const query = own(tx).where('id', '=', id)
  return (lock === 'to write' ? query.forUpdate() : query).executeTakeFirst()
}

type Answer = { readonly answer: string; readonly files: readonly { readonly sha256: string; readonly name: string }[] }
type By = { readonly by: string; readonly at: Date }

/** Writes the company's answer. */
export async function updateAnswer(
  tx: TenantTx,
  id: SanctionId,
  { answer, files, by, at }: Answer & By,
): Promise<void> {
  await tx
    .updateTable('sanction')
    .set({ answer, answer_files: sql`${JSON.stringify(files)}::text::jsonb`, answered_by_name: by, answered_at: at })
    .where('id', '=', id)
    .execute()
}

/** Writes the company's appeal. */
export async function updateAppeal(tx: TenantTx, id: SanctionId, { appeal, by, at }: { readonly appeal: string } & By) {
  await tx.updateTable('sanction').set({ appeal, appealed_by_name: by, appealed_at: at }).where('id', '=', id).execute()
}

/** A message to the company with its notice and those whom it goes to; undefined when there is none. */
export async function selectMessage(tx: TenantTx, id: SanctionMessageId) {
  const message = await tx
    .selectFrom('sanction_message as m')
    .innerJoin('sanction as s', (join) =>
      join.onRef('s.tenant_id', '=', 'm.tenant_id').onRef('s.id', '=', 'm.sanction_id'),
    )
    .select(['m.sanction_id as sanctionId', 'm.what', 'm.by_name as byName', 'm.happened_at as happenedAt'])
    .select(['m.logged_at as loggedAt', 'm.mailed_at as mailedAt', 's.proposes', 's.ground', 's.answer_by as answerBy'])
    .select(['s.decision', 's.reasons', 's.effective_from as effectiveFrom', 's.effective_to as effectiveTo'])
    .select(['s.lift_reason as liftReason', 's.at_once as atOnce'])
    .where('m.id', '=', id)
    .executeTakeFirst()
  if (!message) return undefined
  return { ...message, ...(await selectAnswerable(tx)) }
}

/** Notes that a message stands in the company's log; false when it did already. */
export async function updateLogged(tx: TenantTx, id: SanctionMessageId, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('sanction_message')
    .set({ logged_at: at })
    .where('id', '=', id)
    .where('logged_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Notes that the mail has gone out. */
export async function updateMailed(tx: TenantTx, id: SanctionMessageId, at: Date): Promise<void> {
  await tx.updateTable('sanction_message').set({ mailed_at: at }).where('id', '=', id).execute()
}
