import { createRoute, z } from '@hono/zod-openapi'
import { tradeDocumentTypes } from '../../../domain/kernel/goods.ts'
import { idSchema, type TradeDocumentId } from '../../../domain/kernel/ids.ts'
import { currencyCodes } from '../../../domain/kernel/money.ts'
import {
  changeDraft,
  createDraft,
  deleteDraft,
  issueTradeDocument,
  listTradeDocuments,
  readDraft,
  readTradeDocument,
  voidTradeDocument,
} from '../../../domain/trade-documents/index.ts'
import { documentFile } from '../../server/document-file.ts'
import { streamFile } from '../../server/file-response.ts'
import { call, callInCompany, router } from './context.ts'
import { body, bytesOf, carats, dayText, id, idempotencyKey, json, refusals } from './schemas.ts'
import {
  draftBody,
  draftView,
  issuedView,
  summary,
  viewOfDraft,
  viewOfIssued,
  viewOfSummary,
} from './trade-document-views.ts'

const params = z.object({ id: idSchema<TradeDocumentId>() })
const path = '/trade-documents'
const tags = ['Trade documents']

const list = createRoute({
  method: 'get',
  path,
  tags,
  summary: 'List documents, newest date first',
  request: {
    query: z.object({
      status: z.enum(['draft', 'issued', 'voided']).optional(),
      documentType: z.enum(tradeDocumentTypes).optional(),
      search: z.string().max(100).optional(),
      counterpartyId: id.optional(),
      currency: z.enum(currencyCodes).optional(),
      from: dayText.optional(),
      to: dayText.optional(),
      limit: z.coerce.number().int().min(1).max(1000).optional(),
      cursor: z.string().max(200).optional(),
    }),
  },
  responses: {
    200: json('A page of documents.', z.object({ documents: z.array(summary), nextCursor: z.string().nullable() })),
    ...refusals,
  },
})

const draft = createRoute({
  method: 'post',
  path: `${path}/drafts`,
  tags,
  summary: 'Begin a draft',
  request: { headers: idempotencyKey, ...body(draftBody) },
  responses: { 201: json('The draft is kept.', z.object({ id, revision: z.number().int() })), ...refusals },
})

const readADraft = createRoute({
  method: 'get',
  path: `${path}/drafts/{id}`,
  tags,
  summary: 'Read a draft',
  request: { params },
  responses: { 200: json('The draft.', draftView), ...refusals },
})

const change = createRoute({
  method: 'put',
  path: `${path}/drafts/{id}`,
  tags,
  summary: 'Replace a draft, if nobody changed it since that revision',
  request: { params, ...body(draftBody.extend({ revision: z.int32().min(1) })) },
  responses: { 200: json('The new revision.', z.object({ id, revision: z.number().int() })), ...refusals },
})

const remove = createRoute({
  method: 'delete',
  path: `${path}/drafts/{id}`,
  tags,
  summary: 'Throw a draft away',
  request: { params },
  responses: { 204: { description: 'It is gone.' }, ...refusals },
})

const issue = createRoute({
  method: 'post',
  path: `${path}/drafts/{id}/issue`,
  tags,
  summary: 'Issue a draft: number, warranty, frozen, PDF on its way',
  request: { params, headers: idempotencyKey },
  responses: {
    200: json(
      'Issued; repeating gives the same answer.',
      z.object({
        id,
        number: z.string(),
        short: z
          .array(z.object({ goodsClass: z.string(), by: carats, unit: z.string() }))
          .openapi({ description: 'goods of which more is under warranty now than what was received supports' }),
      }),
    ),
    ...refusals,
  },
})

const read = createRoute({
  method: 'get',
  path: `${path}/{id}`,
  tags,
  summary: 'Read an issued document',
  request: { params },
  responses: { 200: json('The document.', issuedView), ...refusals },
})

const makeVoid = createRoute({
  method: 'post',
  path: `${path}/{id}/void`,
  tags,
  summary: 'Void an issued document; it keeps its number',
  request: { params, headers: idempotencyKey, ...body(z.object({ reason: z.string() })) },
  responses: { 204: { description: 'It is voided.' }, ...refusals },
})

const pdf = createRoute({
  method: 'get',
  path: `${path}/{id}/pdf/{kind}`,
  tags,
  summary: 'A PDF of an issued document: by its kind, or a declaration’s by its id; 404 while it is being printed',
  request: { params: params.extend({ kind: z.union([z.enum(['trade-document', 'warranty-statement']), id]) }) },
  responses: { 200: bytesOf('The PDF.', 'application/pdf'), ...refusals },
})

/** Trade documents: draft, change, issue, void, list, read, PDF. */
export function tradeDocuments() {
  const api = router()
  api.openapi(list, async (c) => {
    const { deps, actor } = call(c)
    const page = await listTradeDocuments(deps, actor, c.req.valid('query'))
    return c.json({ documents: page.documents.map(viewOfSummary), nextCursor: page.nextCursor }, 200)
  })
  api.openapi(draft, async (c) => {
    const { deps, actor } = call(c)
    return c.json({ id: await createDraft(deps, actor, c.req.valid('json')), revision: 1 }, 201)
  })
  api.openapi(readADraft, async (c) => {
    const { deps, actor } = call(c)
    return c.json(viewOfDraft(await readDraft(deps, actor, c.req.valid('param').id)), 200)
  })
  api.openapi(change, async (c) => {
    const { deps, actor } = call(c)
    const { revision, ...input } = c.req.valid('json')
    const { id } = c.req.valid('param')
    return c.json({ id, revision: await changeDraft(deps, actor, { id, revision, input }) }, 200)
  })
  api.openapi(remove, async (c) => {
    const { deps, actor } = call(c)
    await deleteDraft(deps, actor, c.req.valid('param').id)
    return c.body(null, 204)
  })
  api.openapi(issue, async (c) => {
    const { deps, actor } = call(c)
    const { id, number, short } = await issueTradeDocument(deps, actor, c.req.valid('param').id)
    return c.json({ id, number, short: short.map(({ goodsClass, by, unit }) => ({ goodsClass, by, unit })) }, 200)
  })
  api.openapi(read, async (c) => {
    const { deps, actor } = call(c)
    return c.json(viewOfIssued(await readTradeDocument(deps, actor, c.req.valid('param').id)), 200)
  })
  api.openapi(makeVoid, async (c) => {
    const { deps, actor } = call(c)
    await voidTradeDocument(deps, actor, { id: c.req.valid('param').id, reason: c.req.valid('json').reason })
    return c.body(null, 204)
  })
  api.openapi(pdf, async (c) => {
    const { deps, actor } = callInCompany(c)
    const { id, kind } = c.req.valid('param')
    return streamFile(deps.files, actor.tenantId, await documentFile(deps, actor, id, kind))
  })
  return api
}
