import { createRoute, z } from '@hono/zod-openapi'
import { idSchema, type ReceivedWarrantyId } from '../../../domain/kernel/ids.ts'
import { formatAmount, isCurrency } from '../../../domain/kernel/money.ts'
import {
  listReceivedWarranties,
  readReceivedFile,
  readReceivedWarranty,
  recordReceivedWarranty,
} from '../../../domain/received-warranties/index.ts'
import { streamFile } from '../../server/file-response.ts'
import { call, callInCompany, router } from './context.ts'
import { amount, bytesOf, carats, dayText, id, idempotencyKey, instant, json, refusals } from './schemas.ts'
import { registrationStanding } from './standings.ts'
import { formBody, readForm } from './uploads.ts'

const params = z.object({ id: idSchema<ReceivedWarrantyId>() })
const path = '/received-warranties'
const tags = ['Received warranties']
const words = z.string().nullable()
const parts = { part: 'warranty', file: 'file' }

const input = z
  .object({
    supplierId: id,
    number: z.string().min(1).max(60),
    documentDate: dayText,
    edition: z.string().openapi({
      description: 'an edition of a warranty of the company’s schemes, “none”, or “other” for other words',
    }),
    currency: words.optional(),
    amount: amount.nullable().optional(),
    note: words.optional(),
    carats: z.array(z.object({ goodsClass: z.string(), carats: z.string() })).min(1),
  })
  .openapi('ReceivedWarrantyInput')
const view = z
  .object({
    id,
    supplierId: id,
    supplierName: z.string(),
    number: z.string(),
    documentDate: dayText,
    edition: z.string(),
    currency: words,
    amount: amount.nullable(),
    note: words,
    carats: z.array(z.object({ goodsClass: z.string(), carats, unit: z.string() })),
    standing: z.enum(['accepted', 'not-needed', 'not-valid', 'missing', 'unknown-edition']),
    supplierRegistrations: z
      .array(registrationStanding)
      .openapi({ description: 'how the supplier was registered on the document’s date' }),
    fileSha256: words,
    recordedBy: z.string(),
    recordedAt: instant,
  })
  .openapi('ReceivedWarranty')

const list = createRoute({
  method: 'get',
  path,
  tags,
  summary: 'List the register, newest date first',
  request: {
    query: z.object({
      search: z.string().max(100).optional(),
      from: dayText.optional(),
      to: dayText.optional(),
      limit: z.coerce.number().int().min(1).max(200).optional(),
      cursor: z.string().max(200).optional(),
    }),
  },
  responses: { 200: json('A page.', z.object({ warranties: z.array(view), nextCursor: words })), ...refusals },
})
const record = createRoute({
  method: 'post',
  path,
  tags,
  summary: 'Record a supplier’s warranty, with its file if you have one',
  request: { headers: idempotencyKey, ...formBody(parts, 'ReceivedWarrantyInput') },
  responses: { 201: json('Recorded.', z.object({ id })), ...refusals },
})
const read = createRoute({
  method: 'get',
  path: `${path}/{id}`,
  tags,
  summary: 'Read one entry of the register',
  request: { params },
  responses: { 200: json('The entry.', view), ...refusals },
})
const file = createRoute({
  method: 'get',
  path: `${path}/{id}/file`,
  tags,
  summary: 'The file that came with it',
  request: { params },
  responses: { 200: bytesOf('The file.', 'application/pdf', 'image/png', 'image/jpeg'), ...refusals },
})

type Row = Awaited<ReturnType<typeof readReceivedWarranty>>

function viewOf({
  amountMinor,
  currency,
  recordedByName,
  recordedAt,
  registrations,
  ...row
}: Row): z.output<typeof view> {
  return {
    ...row,
    currency,
    amount: amountMinor === null || !currency || !isCurrency(currency) ? null : formatAmount(amountMinor, currency),
    carats: row.carats.map(({ goodsClass, carats: quantity, unit }) => ({ goodsClass, carats: quantity, unit })),
    supplierRegistrations: registrations.map((each) => registrationStanding.parse(each)),
    recordedBy: recordedByName,
    recordedAt: recordedAt.toISOString(),
  }
}

/** Received warranties: record, list, read, file. */
export function receivedWarranties() {
  const api = router()
  api.openAPIRegistry.register('ReceivedWarrantyInput', input)
  api.openapi(list, async (c) => {
    const { deps, actor } = call(c)
    const page = await listReceivedWarranties(deps, actor, c.req.valid('query'))
    return c.json({ warranties: page.warranties.map(viewOf), nextCursor: page.nextCursor }, 200)
  })
  api.openapi(record, async (c) => {
    const { deps, actor } = call(c)
    const sent = await readForm(c, parts)
    const given = { input: sent.input, file: sent.file ?? undefined }
    return c.json({ id: await recordReceivedWarranty(deps, actor, given) }, 201)
  })
  api.openapi(read, async (c) => {
    const { deps, actor } = call(c)
    return c.json(viewOf(await readReceivedWarranty(deps, actor, c.req.valid('param').id)), 200)
  })
  api.openapi(file, async (c) => {
    const { deps, actor } = callInCompany(c)
    const found = await readReceivedFile(deps, actor, c.req.valid('param').id)
    return streamFile(deps.files, actor.tenantId, found)
  })
  return api
}
