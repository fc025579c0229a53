import { z } from 'zod'
import { inTenant } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { insertEvent } from '../events/queries.ts'
import { type Actor, authorizeInCompany } from '../kernel/actor.ts'
import { parseInput } from '../kernel/parse.ts'
import { selectForbidden, updateForbidden } from './stock/queries.ts'

const settingSchema = z.object({
  unsupported: z.enum(['warn', 'forbid'], { error: 'Choose whether it warns or forbids.' }),
})

/** Whether issuing more under warranty than came in under one warns, or is forbidden. */
export async function readSupportSetting(deps: Pick<Deps, 'db'>, actor: Actor) {
  authorizeInCompany(actor, 'trade-setting:read')
  const isForbidden = await inTenant(deps.db, actor.tenantId, selectForbidden)
  return { unsupported: isForbidden ? ('forbid' as const) : ('warn' as const) }
}

/** Sets it for every document that is issued from now on. */
export async function changeSupportSetting(
  deps: Pick<Deps, 'db' | 'clock'>,
  actor: Actor,
  input: unknown,
): Promise<void> {
  authorizeInCompany(actor, 'trade-setting:change')
  const { unsupported } = parseInput(settingSchema, input)
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    await updateForbidden(tx, unsupported === 'forbid')
    const what = { verb: 'changed', objectKind: 'trade-setting', objectId: actor.tenantId, details: { unsupported } }
    await insertEvent(tx, actor, deps.clock.now(), what)
  })
}
