import type { UserId } from '../../domain/kernel/ids.ts'
import type { SystemDatabase } from '../client.ts'
import { inSystem } from './transaction.ts'

const AT_ONCE = 100

type Removal = {
  readonly id: string
  readonly userId: UserId
  readonly by: string
  readonly reason: string
  readonly at: Date
}

/** Takes a person's factor off for somebody else, ends his sessions and asks for the mail to him; false when he has none. */
export function removeFactor(system: SystemDatabase, { id, userId, by, reason, at }: Removal): Promise<boolean> {
  return inSystem(system, async (tx) => {
    const result = await tx.deleteFrom('second_factor').where('user_id', '=', userId).executeTakeFirst()
    if (result.numDeletedRows !== 1n) return false
    await tx.deleteFrom('user_session').where('user_id', '=', userId).execute()
    await tx
      .insertInto('second_factor_removal')
      .values({ id, user_id: userId, removed_by_name: by, reason, removed_at: at })
      .execute()
    return true
  })
}

/** Removals whose mail has not gone out, oldest first. */
export function queuedRemovals(system: SystemDatabase, before: Date) {
  return system.kysely
    .selectFrom('second_factor_removal')
    .select('id')
    .where('mail_state', '=', 'queued')
    .where('removed_at', '<', before)
    .orderBy('removed_at')
    .limit(AT_ONCE)
    .execute()
}

/** A removal as its mail needs it; undefined when it has gone out, or there is none. */
export function findQueuedRemoval(system: SystemDatabase, id: string) {
  return inSystem(system, (tx) =>
    tx
      .selectFrom('second_factor_removal as r')
      .innerJoin('app_user as u', 'u.id', 'r.user_id')
      .select(['u.email', 'r.removed_by_name as by', 'r.reason', 'r.removed_at as at'])
      .where('r.id', '=', id)
      .where('r.mail_state', '=', 'queued')
      .executeTakeFirst(),
  )
}

/** Notes that the mail has gone out. */
export async function markRemovalMailed(system: SystemDatabase, id: string): Promise<void> {
  await inSystem(system, (tx) =>
    tx.updateTable('second_factor_removal').set({ mail_state: 'sent' }).where('id', '=', id).execute(),
  )
}
