import { createRoute, z } from '@hono/zod-openapi'
import { discardInboxItem, fileInboxItem } from '../../../domain/inbox/decide.ts'
import { acceptHanded } from '../../../domain/inbox/platform/accept.ts'
import { listInbox, readInboxFile, readInboxItem } from '../../../domain/inbox/read-items.ts'
import { MAX_FILES, uploadToInbox } from '../../../domain/inbox/receive.ts'
import { inboxViews } from '../../../domain/inbox/schema.ts'
import { type InboxItemId, idSchema } from '../../../domain/kernel/ids.ts'
import { streamFile } from '../../server/file-response.ts'
import { call, callInCompany, router } from './context.ts'
import { inboxItem, itemView, listedItem, listedView } from './inbox-views.ts'
import { receivedInput } from './received-documents.ts'
import { body, bytesOf, id, idempotencyKey, json, refusals } from './schemas.ts'
import { filesBody, readFiles } from './uploads.ts'

const params = z.object({ id: idSchema<InboxItemId>() })
const path = '/inbox-items'
const tags = ['Inbox']
const PART = 'files'

const received = z
  .object({
    name: z.string(),
    outcome: z.enum(['received', 'duplicate', 'refused']),
    id: id.optional().openapi({ description: 'the item, or the one that holds the same bytes already' }),
    documentId: id.optional().openapi({ description: 'the received document that came with the same bytes' }),
    sentence: z.string().optional(),
  })
  .openapi('ReceivedFile')

const list = createRoute({
  method: 'get',
  path,
  tags,
  summary: 'List the papers that came in: what is open, the oldest first, or what was decided',
  request: {
    query: z.object({
      view: z.enum(inboxViews).optional(),
      search: z.string().max(100).optional(),
      limit: z.coerce.number().int().min(1).max(200).optional(),
      cursor: z.string().max(200).optional(),
    }),
  },
  responses: {
    200: json('A page.', z.object({ items: z.array(listedItem), nextCursor: z.string().nullable() })),
    ...refusals,
  },
})
const upload = createRoute({
  method: 'post',
  path,
  tags,
  summary: 'Bring papers in, several at once; each has its own answer',
  request: {
    headers: idempotencyKey,
    ...filesBody(PART, `PDF, PNG or JPEG, at most ${MAX_FILES} files and 10 MB together`),
  },
  responses: { 200: json('What became of each file.', z.object({ files: z.array(received) })), ...refusals },
})
const read = createRoute({
  method: 'get',
  path: `${path}/{id}`,
  tags,
  summary: 'Read one paper: what stands on it, its statements, and what it seems to say',
  request: { params },
  responses: { 200: json('The paper.', inboxItem), ...refusals },
})
const file = createRoute({
  method: 'get',
  path: `${path}/{id}/file`,
  tags,
  summary: 'The paper as it came',
  request: { params },
  responses: { 200: bytesOf('The file.', 'application/pdf', 'image/png', 'image/jpeg'), ...refusals },
})
const filing = createRoute({
  method: 'post',
  path: `${path}/{id}/filing`,
  tags,
  summary: 'File a paper as the document that a person has confirmed it to be',
  request: { params, headers: idempotencyKey, ...body(receivedInput) },
  responses: { 201: json('Filed; the id is the received document’s.', z.object({ id })), ...refusals },
})
const acceptance = createRoute({
  method: 'post',
  path: `${path}/{id}/acceptance`,
  tags,
  summary: 'File a document that another company of the platform handed over, as it was issued',
  request: {
    params,
    headers: idempotencyKey,
    ...body(z.object({ edition: z.string().min(1).max(60), note: z.string().nullable().optional() })),
  },
  responses: { 201: json('Filed; the id is the received document’s.', z.object({ id })), ...refusals },
})
const discard = createRoute({
  method: 'post',
  path: `${path}/{id}/discard`,
  tags,
  summary: 'Put a paper aside, for a reason',
  request: { params, headers: idempotencyKey, ...body(z.object({ reason: z.string().min(1).max(500) })) },
  responses: { 200: json('Discarded.', z.object({ id })), ...refusals },
})

/** The inbox: bring in, list, read, file as a document, discard. */
export function inboxItems() {
  const api = router()
  api.openapi(list, async (c) => {
    const { deps, actor } = call(c)
    const page = await listInbox(deps, actor, c.req.valid('query'))
    return c.json({ items: page.items.map(listedView), nextCursor: page.nextCursor }, 200)
  })
  api.openapi(upload, async (c) => {
    const { deps, actor } = call(c)
    return c.json({ files: [...(await uploadToInbox(deps, actor, await readFiles(c, PART)))] }, 200)
  })
  api.openapi(read, async (c) => {
    const { deps, actor } = call(c)
    return c.json(itemView(await readInboxItem(deps, actor, c.req.valid('param').id)), 200)
  })
  api.openapi(file, async (c) => {
    const { deps, actor } = callInCompany(c)
    return streamFile(deps.files, actor.tenantId, await readInboxFile(deps, actor, c.req.valid('param').id))
  })
  api.openapi(filing, async (c) => {
    const { deps, actor } = call(c)
    const { id: of } = c.req.valid('param')
    return c.json({ id: await fileInboxItem(deps, actor, { id: of, input: c.req.valid('json') }) }, 201)
  })
  api.openapi(acceptance, async (c) => {
    const { deps, actor } = call(c)
    const { id: of } = c.req.valid('param')
    return c.json({ id: await acceptHanded(deps, actor, { id: of, input: c.req.valid('json') }) }, 201)
  })
  api.openapi(discard, async (c) => {
    const { deps, actor } = call(c)
    const { id: of } = c.req.valid('param')
    await discardInboxItem(deps, actor, { id: of, input: c.req.valid('json') })
    return c.json({ id: of }, 200)
  })
  return api
}
