import { createRoute, z } from '@hono/zod-openapi'
import { makeInboxAddress, readInboxAddress, retireInboxAddress } from '../../../domain/inbox/ways/address.ts'
import { call, router } from './context.ts'
import { idempotencyKey, instant, json, refusals } from './schemas.ts'

const path = '/inbox-address'
const tags = ['Inbox']
const view = z
  .object({
    domain: z
      .string()
      .nullable()
      .openapi({ description: 'where mail is received; null when this deployment takes none' }),
    current: z
      .object({ address: z.string().nullable(), madeByName: z.string(), madeAt: instant })
      .nullable()
      .openapi({ description: 'null when no address was made, or it was retired' }),
  })
  .openapi('InboxAddress')

const read = createRoute({
  method: 'get',
  path,
  tags,
  summary: 'The mail address that papers are sent to',
  responses: { 200: json('The address.', view), ...refusals },
})
const make = createRoute({
  method: 'post',
  path,
  tags,
  summary: 'Make a new mail address; an older one is retired in the same moment',
  request: { headers: idempotencyKey },
  responses: { 201: json('The new address.', view), ...refusals },
})
const retire = createRoute({
  method: 'post',
  path: `${path}/retire`,
  tags,
  summary: 'End the mail address: what is sent to it is refused from then on',
  request: { headers: idempotencyKey },
  responses: { 200: json('No address is left.', view), ...refusals },
})

/** The company's own mail address for papers. */
export function inboxAddress() {
  const api = router()
  const current = async (c: Parameters<typeof call>[0]): Promise<z.output<typeof view>> => {
    const { deps, actor } = call(c)
    const [domain, found] = [c.get('inboxDomain'), await readInboxAddress(deps, actor)]
    if (!found) return { domain, current: null }
    const { local, madeByName, madeAt } = found
    return {
      domain,
      current: { address: domain && `${local}@${domain}`, madeByName, madeAt: madeAt.toISOString() },
    }
  }
  api.openapi(read, async (c) => c.json(await current(c), 200))
  api.openapi(make, async (c) => {
    const { deps, actor } = call(c)
    await makeInboxAddress(deps, actor)
    return c.json(await current(c), 201)
  })
  api.openapi(retire, async (c) => {
    const { deps, actor } = call(c)
    await retireInboxAddress(deps, actor)
    return c.json(await current(c), 200)
  })
  return api
}
