import { createRoute, z } from '@hono/zod-openapi'
import { listSendLinks, makeSendLink, revokeSendLink, sendLinkPath } from '../../../domain/inbox/ways/send-links.ts'
import { idSchema, type SendLinkId } from '../../../domain/kernel/ids.ts'
import { call, router } from './context.ts'
import { body, id, idempotencyKey, instant, json, refusals } from './schemas.ts'

const params = z.object({ id: idSchema<SendLinkId>() })
const path = '/send-links'
const tags = ['Inbox']
const words = z.string().nullable()

const input = z
  .object({
    counterpartyId: id,
    days: z.number().int().min(1).max(90).optional(),
    note: words.optional(),
  })
  .openapi('SendLinkInput')
const view = z
  .object({
    id,
    counterpartyName: z.string(),
    note: words,
    madeByName: z.string(),
    madeAt: instant,
    expiresAt: instant,
    revokedAt: instant.nullable(),
    papers: z.number().int(),
    isUsable: z.boolean(),
  })
  .openapi('SendLink')

const list = createRoute({
  method: 'get',
  path,
  tags,
  summary: 'List the links by which suppliers send papers, the latest hundred',
  responses: { 200: json('The links.', z.object({ links: z.array(view) })), ...refusals },
})
const make = createRoute({
  method: 'post',
  path,
  tags,
  summary: 'Make a link for a supplier; ask for its address afterwards',
  request: { headers: idempotencyKey, ...body(input) },
  responses: {
    201: json('Made.', z.object({ id, expiresAt: instant })),
    ...refusals,
  },
})
const address = createRoute({
  method: 'get',
  path: `${path}/{id}/address`,
  tags,
  summary: 'The address of a link that can still be used, to be given to its supplier',
  request: { params },
  responses: { 200: json('The address on this site.', z.object({ path: z.string() })), ...refusals },
})
const revoke = createRoute({
  method: 'post',
  path: `${path}/{id}/revoke`,
  tags,
  summary: 'End a link at once',
  request: { params, headers: idempotencyKey },
  responses: { 200: json('Revoked.', z.object({ id })), ...refusals },
})

/** Links by which suppliers without an account send papers. */
export function inboxWays() {
  const api = router()
  api.openapi(list, async (c) => {
    const { deps, actor } = call(c)
    const links = (await listSendLinks(deps, actor)).map((link) => ({
      ...link,
      madeAt: link.madeAt.toISOString(),
      expiresAt: link.expiresAt.toISOString(),
      revokedAt: link.revokedAt?.toISOString() ?? null,
    }))
    return c.json({ links }, 200)
  })
  api.openapi(make, async (c) => {
    const { deps, actor } = call(c)
    const { id: made, expiresAt } = await makeSendLink(deps, actor, c.req.valid('json'))
    return c.json({ id: made, expiresAt: expiresAt.toISOString() }, 201)
  })
  api.openapi(address, async (c) => {
    const { deps, actor } = call(c)
    return c.json({ path: await sendLinkPath(deps, actor, c.req.valid('param').id) }, 200)
  })
  api.openapi(revoke, async (c) => {
    const { deps, actor } = call(c)
    const { id: of } = c.req.valid('param')
    await revokeSendLink(deps, actor, of)
    return c.json({ id: of }, 200)
  })
  return api
}
