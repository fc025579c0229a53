import { createRoute, z } from '@hono/zod-openapi'
import { tradeDocumentTypes } from '../../../domain/kernel/goods.ts'
import { idSchema, type ReceivedDocumentId } from '../../../domain/kernel/ids.ts'
import {
  addReceivedStatement,
  listReceivedDocuments,
  readReceivedDocument,
  readReceivedFile,
  recordReceivedDocument,
  withdrawReceivedDocument,
} from '../../../domain/received-documents/index.ts'
import { streamFile } from '../../server/file-response.ts'
import { call, callInCompany, router } from './context.ts'
import { receivedSummary, receivedView, viewOfReceived, viewOfReceivedSummary } from './received-document-views.ts'
import { amount, body, bytesOf, dayText, id, idempotencyKey, json, refusals } from './schemas.ts'
import { formBody, readForm } from './uploads.ts'

const params = z.object({ id: idSchema<ReceivedDocumentId>() })
const path = '/received-documents'
const tags = ['Received documents']
const words = z.string().nullable()
const parts = { part: 'document', file: 'file' }
const later = { part: 'statement', file: 'file' }
const edition = z.string().openapi({
  description: 'an edition of a warranty of the company’s schemes, “none”, or “other” for other words',
})

export const receivedInput = z
  .object({
    supplierId: id,
    documentType: z.enum(tradeDocumentTypes).optional(),
    number: z.string().min(1).max(60),
    documentDate: dayText,
    originalId: id.nullable().optional().openapi({ description: 'the received document that it refers to' }),
    originalIssuedId: id.nullable().optional().openapi({ description: 'the memo of ours that it returns' }),
    edition,
    statementText: words.optional(),
    currency: words.optional(),
    note: words.optional(),
    lines: z
      .array(
        z.object({
          goodsClass: z.string(),
          description: words.optional(),
          pieces: z.number().int().nullable().optional(),
          carats: z.string(),
          amount: amount.nullable().optional(),
          hsCode: words.optional(),
          countryOfOrigin: words.optional(),
          countryOfMining: words.optional(),
          largestStoneCarats: words.optional(),
          reportNumber: words.optional(),
          kpCertificate: words.optional(),
          treatment: words.optional(),
          originalPosition: z.int32().min(1).nullable().optional(),
        }),
      )
      .min(1),
  })
  .openapi('ReceivedDocumentInput')
const laterInput = z
  .object({ edition, statementText: words.optional(), receivedOn: dayText, note: words.optional() })
  .openapi('ReceivedStatementInput')

const list = createRoute({
  method: 'get',
  path,
  tags,
  summary: 'List the register, newest date first',
  request: {
    query: z.object({
      search: z.string().max(100).optional(),
      documentType: z.enum(tradeDocumentTypes).optional(),
      supplierId: id.optional(),
      standing: z.enum(['missing', 'accepted']).optional(),
      status: z.enum(['recorded', 'withdrawn']).optional(),
      from: dayText.optional(),
      to: dayText.optional(),
      limit: z.coerce.number().int().min(1).max(1000).optional(),
      cursor: z.string().max(200).optional(),
    }),
  },
  responses: {
    200: json('A page.', z.object({ documents: z.array(receivedSummary), nextCursor: words })),
    ...refusals,
  },
})
const record = createRoute({
  method: 'post',
  path,
  tags,
  summary: 'Record a document that was received, with its file if you have one',
  request: { headers: idempotencyKey, ...formBody(parts, 'ReceivedDocumentInput') },
  responses: { 201: json('Recorded.', z.object({ id })), ...refusals },
})
const read = createRoute({
  method: 'get',
  path: `${path}/{id}`,
  tags,
  summary: 'Read one entry of the register with its lines and its chain',
  request: { params },
  responses: { 200: json('The entry.', receivedView), ...refusals },
})
const file = createRoute({
  method: 'get',
  path: `${path}/{id}/file`,
  tags,
  summary: 'The file that came with it',
  request: { params },
  responses: { 200: bytesOf('The file.', 'application/pdf', 'image/png', 'image/jpeg'), ...refusals },
})
const addStatement = createRoute({
  method: 'post',
  path: `${path}/{id}/statements`,
  tags,
  summary: 'Record a statement that came later, like a supplementary letter',
  request: { params, headers: idempotencyKey, ...formBody(later, 'ReceivedStatementInput') },
  responses: { 201: json('Recorded.', z.object({ id })), ...refusals },
})
const withdraw = createRoute({
  method: 'post',
  path: `${path}/{id}/withdraw`,
  tags,
  summary: 'Withdraw an entry that should not have been made; it stays to be seen',
  request: { params, headers: idempotencyKey, ...body(z.object({ reason: z.string() })) },
  responses: { 204: { description: 'It is withdrawn.' }, ...refusals },
})

/** Received documents: record, list, read, file, later statements, withdraw. */
export function receivedDocuments() {
  const api = router()
  api.openAPIRegistry.register('ReceivedDocumentInput', receivedInput)
  api.openAPIRegistry.register('ReceivedStatementInput', laterInput)
  api.openapi(list, async (c) => {
    const { deps, actor } = call(c)
    const page = await listReceivedDocuments(deps, actor, c.req.valid('query'))
    return c.json({ documents: page.documents.map(viewOfReceivedSummary), nextCursor: page.nextCursor }, 200)
  })
  api.openapi(record, async (c) => {
    const { deps, actor } = call(c)
    const sent = await readForm(c, parts)
    const given = { input: sent.input, file: sent.file ?? undefined }
    return c.json({ id: await recordReceivedDocument(deps, actor, given) }, 201)
  })
  api.openapi(read, async (c) => {
    const { deps, actor } = call(c)
    return c.json(viewOfReceived(await readReceivedDocument(deps, actor, c.req.valid('param').id)), 200)
  })
  api.openapi(file, async (c) => {
    const { deps, actor } = callInCompany(c)
    const found = await readReceivedFile(deps, actor, c.req.valid('param').id)
    return streamFile(deps.files, actor.tenantId, found)
  })
  api.openapi(addStatement, async (c) => {
    const { deps, actor } = call(c)
    const { id: of } = c.req.valid('param')
    const sent = await readForm(c, later)
    const given = { input: sent.input, file: sent.file ?? undefined }
    return c.json({ id: await addReceivedStatement(deps, actor, of, given) }, 201)
  })
  api.openapi(withdraw, async (c) => {
    const { deps, actor } = call(c)
    const { id: of } = c.req.valid('param')
    await withdrawReceivedDocument(deps, actor, { id: of, reason: c.req.valid('json').reason })
    return c.body(null, 204)
  })
  return api
}
