import type { UserId } from '../../domain/kernel/ids.ts'
import type { SystemDatabase } from '../client.ts'
import { inSystem } from './transaction.ts'

export type StoredFactor = { readonly seed: Uint8Array; readonly lastStep: number; readonly unusedCodes: number }

/** A person's second factor, its seed still encrypted, or null. */
export function findFactor(system: SystemDatabase, userId: UserId): Promise<StoredFactor | null> {
  return inSystem(system, async (tx) => {
    const row = await tx
      .selectFrom('second_factor')
      .select(['seed', 'last_step as lastStep'])
      .where('user_id', '=', userId)
      .executeTakeFirst()
    if (!row) return null
    const codes = await tx
      .selectFrom('recovery_code')
      .select((eb) => eb.fn.countAll<string>().as('unused'))
      .where('user_id', '=', userId)
      .where('used_at', 'is', null)
      .executeTakeFirstOrThrow()
    return { ...row, unusedCodes: Number(codes.unused) }
  })
}

type NewFactor = {
  readonly userId: UserId
  readonly seed: Uint8Array
  readonly lastStep: number
  readonly at: Date
  readonly codeHashes: readonly string[]
}

/** Sets a factor up in the place of any before; every session of the person ends with it (AUT-2). */
export async function replaceFactor(system: SystemDatabase, factor: NewFactor): Promise<void> {
  const { userId, seed, lastStep, at, codeHashes } = factor
  await inSystem(system, async (tx) => {
    await tx.deleteFrom('second_factor').where('user_id', '=', userId).execute()
    await tx.insertInto('second_factor').values({ user_id: userId, seed, last_step: lastStep, set_up_at: at }).execute()
    await tx
      .insertInto('recovery_code')
      .values(codeHashes.map((hash) => ({ user_id: userId, code_hash: hash })))
      .execute()
    await tx.deleteFrom('user_session').where('user_id', '=', userId).execute()
  })
}

/** Uses the code of a half minute up; false when it, or a later one, was used before (AUT-6). */
export function spendStep(system: SystemDatabase, userId: UserId, step: number): Promise<boolean> {
  return inSystem(system, async (tx) => {
    const result = await tx
      .updateTable('second_factor')
      .set({ last_step: step })
      .where('user_id', '=', userId)
      .where('last_step', '<', step)
      .executeTakeFirst()
    return result.numUpdatedRows === 1n
  })
}

/** Uses a recovery code up; false when there is none such that is unused. */
export function spendRecoveryCode(system: SystemDatabase, userId: UserId, hash: string, at: Date): Promise<boolean> {
  return inSystem(system, async (tx) => {
    const result = await tx
      .updateTable('recovery_code')
      .set({ used_at: at })
      .where('user_id', '=', userId)
      .where('code_hash', '=', hash)
      .where('used_at', 'is', null)
      .executeTakeFirst()
    return result.numUpdatedRows === 1n
  })
}

/** Takes a factor off, with its recovery codes and every session of the person; false when there is none. */
export function deleteFactor(system: SystemDatabase, userId: UserId): Promise<boolean> {
  return inSystem(system, async (tx) => {
    const result = await tx.deleteFrom('second_factor').where('user_id', '=', userId).executeTakeFirst()
    await tx.deleteFrom('user_session').where('user_id', '=', userId).execute()
    return result.numDeletedRows === 1n
  })
}

/** Which of these people have a second factor. */
export async function peopleWithFactor(
  system: SystemDatabase,
  userIds: readonly UserId[],
): Promise<ReadonlySet<string>> {
  if (userIds.length === 0) return new Set()
  const rows = await inSystem(system, (tx) =>
    tx.selectFrom('second_factor').select('user_id').where('user_id', 'in', userIds).execute(),
  )
  return new Set(rows.map((row) => row.user_id))
}
