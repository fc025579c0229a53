import { createRoute, z } from '@hono/zod-openapi'
import { endPartnership, makePlatformCode, namePartner, readPlatform } from '../../../domain/inbox/platform/codes.ts'
import { type CounterpartyId, idSchema } from '../../../domain/kernel/ids.ts'
import { call, router } from './context.ts'
import { body, id, idempotencyKey, instant, json, refusals } from './schemas.ts'

const params = z.object({ id: idSchema<CounterpartyId>() })
const tags = ['Inbox']
const partnerCode = z.string().openapi({ example: 'BK-ABCD-EFGH-JKLM-NPQR' })
const partner = z.object({
  counterpartyId: id,
  name: z.string(),
  namedByName: z.string(),
  namedAt: instant,
  isMutual: z
    .boolean()
    .openapi({ description: 'whether the other company has named this one too: documents go over only then' }),
})
const view = z
  .object({
    code: partnerCode
      .nullable()
      .openapi({ description: 'your own code, which you tell a partner outside the platform' }),
    partners: z.array(partner),
  })
  .openapi('PlatformPartners')

const read = createRoute({
  method: 'get',
  path: '/platform-partners',
  tags,
  summary: 'Your own code, and the partners with whom documents are handed over',
  responses: { 200: json('Code and partners.', view), ...refusals },
})
const make = createRoute({
  method: 'post',
  path: '/platform-code',
  tags,
  summary: 'Make a new code; an older one ends, and with it what was agreed by it',
  request: { headers: idempotencyKey },
  responses: { 201: json('The new code and the partners.', view), ...refusals },
})
const name = createRoute({
  method: 'post',
  path: '/platform-partners',
  tags,
  summary: 'Say which code a counterparty gave you; whether there is such a code is not told',
  request: {
    headers: idempotencyKey,
    ...body(z.object({ counterpartyId: id, code: partnerCode }).openapi('PlatformPartnerInput')),
  },
  responses: { 200: json('Code and partners.', view), ...refusals },
})
const end = createRoute({
  method: 'post',
  path: '/platform-partners/{id}/end',
  tags,
  summary: 'End the hand-over with a counterparty, for both sides',
  request: { params, headers: idempotencyKey },
  responses: { 200: json('Code and partners.', view), ...refusals },
})

/** Hand-over of documents between companies of the platform. */
export function platformPartners() {
  const api = router()
  const current = async (c: Parameters<typeof call>[0]): Promise<z.output<typeof view>> => {
    const { deps, actor } = call(c)
    const { code, partners } = await readPlatform(deps, actor)
    return { code, partners: partners.map((each) => ({ ...each, namedAt: each.namedAt.toISOString() })) }
  }
  api.openapi(read, async (c) => c.json(await current(c), 200))
  api.openapi(make, async (c) => {
    const { deps, actor } = call(c)
    await makePlatformCode(deps, actor)
    return c.json(await current(c), 201)
  })
  api.openapi(name, async (c) => {
    const { deps, actor } = call(c)
    await namePartner(deps, actor, c.req.valid('json'))
    return c.json(await current(c), 200)
  })
  api.openapi(end, async (c) => {
    const { deps, actor } = call(c)
    await endPartnership(deps, actor, c.req.valid('param').id)
    return c.json(await current(c), 200)
  })
  return api
}
