import { createRoute, z } from '@hono/zod-openapi'
import {
  confirmImport,
  listCertificates,
  readCertificate,
  readCertificateFile,
  readConfirmationLetter,
  recordCertificate,
  withdrawCertificate,
} from '../../../domain/certificates/index.ts'
import { type CertificateId, idSchema } from '../../../domain/kernel/ids.ts'
import { streamFile } from '../../server/file-response.ts'
import { certificateInput, certificateView, listedCertificate, listedOf, viewOf } from './certificate-views.ts'
import { call, callInCompany, router } from './context.ts'
import { body, bytesOf, dayText, id, idempotencyKey, json, refusals } from './schemas.ts'
import { formBody, readForm } from './uploads.ts'

const params = z.object({ id: idSchema<CertificateId>() })
const path = '/certificates'
const tags = ['Certificates']
const parts = { part: 'certificate', file: 'file' }
const words = z.string().nullable()

const list = createRoute({
  method: 'get',
  path,
  tags,
  summary: 'List the certificates of rough goods, newest first',
  request: {
    query: z.object({
      search: z.string().max(100).optional(),
      direction: z.enum(['received', 'issued']).optional(),
      limit: z.coerce.number().int().min(1).max(200).optional(),
      cursor: z.string().max(200).optional(),
    }),
  },
  responses: {
    200: json('A page.', z.object({ certificates: z.array(listedCertificate), nextCursor: words })),
    ...refusals,
  },
})
const record = createRoute({
  method: 'post',
  path,
  tags,
  summary: 'Record a certificate, with its file if you have one',
  request: { headers: idempotencyKey, ...formBody(parts, 'CertificateInput') },
  responses: { 201: json('Recorded.', z.object({ id })), ...refusals },
})
const read = createRoute({
  method: 'get',
  path: `${path}/{id}`,
  tags,
  summary: 'Read a certificate with its use, its chain and what is to be said of it',
  request: { params },
  responses: { 200: json('The certificate.', certificateView), ...refusals },
})
const file = createRoute({
  method: 'get',
  path: `${path}/{id}/file`,
  tags,
  summary: 'The file of a certificate',
  request: { params },
  responses: { 200: bytesOf('The file.', 'application/pdf', 'image/png', 'image/jpeg'), ...refusals },
})
const letter = createRoute({
  method: 'get',
  path: `${path}/{id}/import-confirmation-letter`,
  tags,
  summary: 'The letter that confirms the import, to be signed and sent',
  request: { params },
  responses: {
    200: json(
      'The letter.',
      z.object({
        ...{ name: z.string(), edition: z.string(), text: z.string(), plain: z.string() },
        fields: z.array(z.object({ label: z.string(), value: z.string() })),
      }),
    ),
    ...refusals,
  },
})
const confirm = createRoute({
  method: 'post',
  path: `${path}/{id}/import-confirmations`,
  tags,
  summary: 'Record that the import was confirmed',
  request: {
    params,
    headers: idempotencyKey,
    ...body(z.object({ sentOn: dayText, sentTo: z.string(), signatory: z.string(), note: words.optional() })),
  },
  responses: { 201: json('Recorded.', z.object({ id })), ...refusals },
})
const withdraw = createRoute({
  method: 'post',
  path: `${path}/{id}/withdraw`,
  tags,
  summary: 'Withdraw a certificate that was recorded wrongly',
  request: { params, headers: idempotencyKey, ...body(z.object({ reason: z.string() })) },
  responses: { 204: { description: 'Withdrawn.' }, ...refusals },
})

/** Certificates of rough goods: record, list, read, file, import confirmation, withdraw. */
export function certificates() {
  const api = router()
  api.openAPIRegistry.register('CertificateInput', certificateInput)
  api.openapi(list, async (c) => {
    const { deps, actor } = call(c)
    const page = await listCertificates(deps, actor, c.req.valid('query'))
    return c.json({ certificates: page.certificates.map(listedOf), nextCursor: page.nextCursor }, 200)
  })
  api.openapi(record, async (c) => {
    const { deps, actor } = call(c)
    const sent = await readForm(c, parts)
    const given = { input: sent.input, file: sent.file ?? undefined }
    return c.json({ id: await recordCertificate(deps, actor, given) }, 201)
  })
  api.openapi(read, async (c) => {
    const { deps, actor } = call(c)
    return c.json(viewOf(await readCertificate(deps, actor, c.req.valid('param').id)), 200)
  })
  api.openapi(file, async (c) => {
    const { deps, actor } = callInCompany(c)
    const found = await readCertificateFile(deps, actor, c.req.valid('param').id)
    return streamFile(deps.files, actor.tenantId, found)
  })
  api.openapi(letter, async (c) => {
    const { deps, actor } = call(c)
    const { name, edition, text, plain, fields } = await readConfirmationLetter(deps, actor, c.req.valid('param').id)
    return c.json({ name, edition, text, plain, fields: [...fields] }, 200)
  })
  api.openapi(confirm, async (c) => {
    const { deps, actor } = call(c)
    const given = { id: c.req.valid('param').id, input: c.req.valid('json') }
    return c.json({ id: await confirmImport(deps, actor, given) }, 201)
  })
  api.openapi(withdraw, async (c) => {
    const { deps, actor } = call(c)
    await withdrawCertificate(deps, actor, { id: c.req.valid('param').id, input: c.req.valid('json') })
    return c.body(null, 204)
  })
  return api
}
