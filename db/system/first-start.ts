import type { SystemDatabase } from '../client.ts'
import { inSystem } from './transaction.ts'

/** True when nobody has an account yet: the database is new. */
export async function nobodyYet(system: SystemDatabase): Promise<boolean> {
  return inSystem(system, async (tx) => {
    const anybody = await tx.selectFrom('app_user').select('id').limit(1).executeTakeFirst()
    return anybody === undefined
  })
}
