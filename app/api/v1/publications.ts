import { createRoute, z } from '@hono/zod-openapi'
import { idSchema, type PublicationId } from '../../../domain/kernel/ids.ts'
import {
  approvePublication,
  changePublication,
  draftPublication,
  listPublications,
  readPublication,
  withdrawDraft,
} from '../../../domain/publishing/index.ts'
import { call, router } from './context.ts'
import {
  publicationChange,
  publicationInput,
  publicationSummary,
  publicationView,
  revision,
  viewOfPublication,
  viewOfRow,
} from './publication-views.ts'
import { body, id, idempotencyKey, json, refusals } from './schemas.ts'

const params = z.object({ id: idSchema<PublicationId>() })
const path = '/publications'
const tags = ['Publications (association)']
const named = { params, headers: idempotencyKey, ...body(z.object({ revision })) }

const list = createRoute({
  method: 'get',
  path,
  tags,
  summary: 'List publications, the last drafted first',
  request: {
    query: z.object({
      status: z.enum(['draft', 'published', 'withdrawn']).optional(),
      limit: z.coerce.number().int().min(1).max(200).optional(),
      cursor: z.string().max(2000).optional(),
    }),
  },
  responses: {
    200: json('A page.', z.object({ publications: z.array(publicationSummary), nextCursor: z.string().nullable() })),
    ...refusals,
  },
})
const draft = createRoute({
  method: 'post',
  path,
  tags,
  summary: 'Draft a new edition or a pack; it is checked like a scheme’s files, and in force nowhere',
  request: { headers: idempotencyKey, ...body(publicationInput) },
  responses: { 201: json('Drafted.', z.object({ id })), ...refusals },
})
const read = createRoute({
  method: 'get',
  path: `${path}/{id}`,
  tags,
  summary: 'Read a publication: what it changes word by word, and which companies and how many open drafts it touches',
  request: { params },
  responses: { 200: json('The publication.', publicationView), ...refusals },
})
const change = createRoute({
  method: 'put',
  path: `${path}/{id}`,
  tags,
  summary: 'Replace what one’s own draft says',
  request: { params, ...body(publicationChange) },
  responses: { 200: json('Changed.', z.object({ revision })), ...refusals },
})
const approve = createRoute({
  method: 'post',
  path: `${path}/{id}/approve`,
  tags,
  summary: 'Publish somebody else’s draft and tell the companies',
  request: named,
  responses: { 204: { description: 'Published.' }, ...refusals },
})
const withdraw = createRoute({
  method: 'post',
  path: `${path}/{id}/withdraw`,
  tags,
  summary: 'Withdraw a draft',
  request: named,
  responses: { 204: { description: 'Withdrawn.' }, ...refusals },
})

/** Publications, for the association's admins: one drafts, another approves. */
export function publications() {
  const api = router()
  api.openapi(list, async (c) => {
    const { deps, actor } = call(c)
    const page = await listPublications(deps, actor, c.req.valid('query'))
    return c.json({ publications: page.publications.map(viewOfRow), nextCursor: page.nextCursor }, 200)
  })
  api.openapi(draft, async (c) => {
    const { deps, actor } = call(c)
    return c.json({ id: await draftPublication(deps, actor, c.req.valid('json')) }, 201)
  })
  api.openapi(read, async (c) => {
    const { deps, actor } = call(c)
    return c.json(viewOfPublication(await readPublication(deps, actor, c.req.valid('param').id)), 200)
  })
  api.openapi(change, async (c) => {
    const { deps, actor } = call(c)
    const { publication: input, revision: known } = c.req.valid('json')
    const replaced = { id: c.req.valid('param').id, revision: known, input }
    return c.json({ revision: await changePublication(deps, actor, replaced) }, 200)
  })
  api.openapi(approve, async (c) => {
    const { deps, actor } = call(c)
    await approvePublication(deps, actor, { id: c.req.valid('param').id, ...c.req.valid('json') })
    return c.body(null, 204)
  })
  api.openapi(withdraw, async (c) => {
    const { deps, actor } = call(c)
    await withdrawDraft(deps, actor, { id: c.req.valid('param').id, ...c.req.valid('json') })
    return c.body(null, 204)
  })
  return api
}
