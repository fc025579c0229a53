import { createRoute, z } from '@hono/zod-openapi'
import { changeTradeSettings, readTradeSettings } from '../../../domain/trade-settings/index.ts'
import { call, router } from './context.ts'
import { body, json, refusals } from './schemas.ts'

const tags = ['Exceptions']
const settings = z
  .object({
    memoOpenDays: z.number().int().openapi({ description: 'until goods on memo are sold or come back' }),
    lateEntryDays: z.number().int().openapi({ description: 'from a received document’s date until it is entered' }),
    caratTolerancePercent: z.string().openapi({ example: '0.5', description: 'of what a certificate covers' }),
    yieldFromPercent: z.number().int(),
    yieldToPercent: z.number().int(),
  })
  .openapi('TradeSettings')

const read = createRoute({
  method: 'get',
  path: '/trade-settings',
  tags,
  summary: 'The limits beyond which something is an exception',
  responses: { 200: json('The limits.', settings), ...refusals },
})
const change = createRoute({
  method: 'put',
  path: '/trade-settings',
  tags,
  summary: 'Set the limits; what they can change is judged again',
  request: body(settings),
  responses: { 200: json('The limits as they are now.', settings), ...refusals },
})

/** A company's own limits for its trade. */
export function tradeSettings() {
  const api = router()
  api.openapi(read, async (c) => {
    const { deps, actor } = call(c)
    return c.json(await readTradeSettings(deps, actor), 200)
  })
  api.openapi(change, async (c) => {
    const { deps, actor } = call(c)
    await changeTradeSettings(deps, actor, c.req.valid('json'))
    return c.json(await readTradeSettings(deps, actor), 200)
  })
  return api
}
