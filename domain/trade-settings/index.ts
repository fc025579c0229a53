import { inTenant } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { insertEvent } from '../events/queries.ts'
import { type Actor, authorizeInCompany } from '../kernel/actor.ts'
import { parseInput } from '../kernel/parse.ts'
import { noteTouched, selectTradeSettings, type Touched, writeTradeSettings } from './queries.ts'
import { formatPercentBp, type TradeSettings } from './rules.ts'
import { tradeSettingsSchema } from './schema.ts'

/** The company's limits for its trade, in the form in which they are typed. */
export async function readTradeSettings(deps: Pick<Deps, 'db'>, actor: Actor) {
  authorizeInCompany(actor, 'trade-setting:read')
  const { caratToleranceBp, ...rest } = await inTenant(deps.db, actor.tenantId, selectTradeSettings)
  return { ...rest, caratTolerancePercent: formatPercentBp(caratToleranceBp) }
}

const TOUCHES: Readonly<Record<keyof TradeSettings, Touched>> = {
  memoOpenDays: 'memos',
  lateEntryDays: 'received',
  caratToleranceBp: 'certificates',
  yieldFromPercent: 'processings',
  yieldToPercent: 'processings',
}

/** Changes the company's limits, and has everything judged again that they can change. */
export async function changeTradeSettings(
  deps: Pick<Deps, 'db' | 'clock' | 'ring'>,
  actor: Actor,
  input: unknown,
): Promise<void> {
  authorizeInCompany(actor, 'trade-setting:change')
  const settings = parseInput(tradeSettingsSchema, input)
  const at = deps.clock.now()
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    const before = await selectTradeSettings(tx)
    const moved = (Object.keys(TOUCHES) as (keyof TradeSettings)[]).filter((key) => before[key] !== settings[key])
    if (moved.length === 0) return
    await writeTradeSettings(tx, settings, { name: actor.name, at })
    await noteTouched(tx, [...new Set(moved.map((key) => TOUCHES[key]))])
    const details = Object.fromEntries(moved.map((key) => [key, { from: before[key], to: settings[key] }]))
    await insertEvent(tx, actor, at, {
      verb: 'changed',
      objectKind: 'trade-setting',
      objectId: actor.tenantId,
      details,
    })
  })
  await deps.ring('judge-exceptions', { tenantId: actor.tenantId })
}
