import { createRoute, z } from '@hono/zod-openapi'
import { readCollected } from '../../../domain/bulk-jobs/collected.ts'
import { listBulkJobs, orderBulkJob, readBulkJob, requestBulkJob } from '../../../domain/bulk-jobs/index.ts'
import { bulkKinds, bulkStatuses, itemStates, orders } from '../../../domain/bulk-jobs/rules.ts'
import { MOST_DOCUMENTS } from '../../../domain/bulk-jobs/schema.ts'
import { tradeDocumentTypes } from '../../../domain/kernel/goods.ts'
import { type BulkJobId, idSchema } from '../../../domain/kernel/ids.ts'
import { currencyCodes } from '../../../domain/kernel/money.ts'
import { collectedZip } from '../../server/collected-zip.ts'
import { call, callInCompany, router } from './context.ts'
import { body, bytesOf, dayText, id, idempotencyKey, json, refusals } from './schemas.ts'

const params = z.object({ id: idSchema<BulkJobId>() })
const path = '/bulk-jobs'
const tags = ['Many documents at once']
const matching = z
  .object({
    status: z.enum(['draft', 'issued', 'voided']),
    documentType: z.enum(tradeDocumentTypes),
    search: z.string().max(100),
    counterpartyId: id,
    currency: z.enum(currencyCodes),
    from: dayText,
    to: dayText,
  })
  .partial()
  .openapi({ description: 'The filters of the list of documents.' })
const asked = z
  .object({
    kind: z.enum(bulkKinds),
    ids: z.array(id).min(1).max(MOST_DOCUMENTS).optional(),
    matching: matching.optional(),
    importId: id.optional().openapi({ description: 'What is still a draft of an import.' }),
    jobId: id.optional().openapi({ description: 'What another job has done.' }),
  })
  .openapi('BulkJobInput', {
    description: 'What to do, and with which documents: exactly one of ids, matching, importId and jobId.',
  })
const summary = z
  .object({
    id,
    kind: z.enum(bulkKinds),
    status: z.enum(bulkStatuses),
    total: z.int(),
    done: z.int(),
    refused: z.int(),
    failure: z.string().nullable(),
    askedBy: z.string(),
    askedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
  })
  .openapi('BulkJob')
const item = z.object({
  position: z.int(),
  documentId: id,
  number: z.string().nullable(),
  counterpartyName: z.string().nullable(),
  is: z.enum(['draft', 'issued']).nullable(),
  sentence: z.string().nullable(),
})

const list = createRoute({
  method: 'get',
  path,
  tags,
  summary: 'Jobs, newest first',
  request: { query: z.object({ cursor: z.string().max(200).optional() }) },
  responses: {
    200: json('The jobs.', z.object({ jobs: z.array(summary), nextCursor: z.string().nullable() })),
    ...refusals,
  },
})
const request = createRoute({
  method: 'post',
  path,
  tags,
  summary: 'Issue, mail or collect many documents; one that is refused keeps none of the others',
  request: { headers: idempotencyKey, ...body(asked) },
  responses: { 202: json('Asked for.', z.object({ id, total: z.int() })), ...refusals },
})
const read = createRoute({
  method: 'get',
  path: `${path}/{id}`,
  tags,
  summary: 'How far a job is, and its documents in one state, 200 at a time',
  request: {
    params,
    query: z.object({
      state: z.enum(itemStates).optional(),
      after: z.coerce.number().int().min(0).optional().openapi({ description: 'The last position that you have.' }),
    }),
  },
  responses: {
    200: json('The job.', summary.extend({ items: z.array(item), nextAfter: z.int().nullable() })),
    ...refusals,
  },
})
const tell = createRoute({
  method: 'post',
  path: `${path}/{id}/orders`,
  tags,
  summary: 'Pause a job, resume or cancel it, or try again what it refused',
  request: { params, headers: idempotencyKey, ...body(z.object({ order: z.enum(orders) })) },
  responses: { 204: { description: 'It is told.' }, ...refusals },
})
const zip = createRoute({
  method: 'get',
  path: `${path}/{id}/zip`,
  tags,
  summary: 'All PDFs of a finished download job, as one stream',
  request: { params },
  responses: { 200: bytesOf('A ZIP with a list of its contents.', 'application/zip'), ...refusals },
})

type Row = Awaited<ReturnType<typeof listBulkJobs>>['jobs'][number]

function view(row: Row): z.output<typeof summary> {
  const { kind, status, total, done, refused, failure, askedByName: askedBy } = row
  const times = { askedAt: row.askedAt.toISOString(), finishedAt: row.finishedAt?.toISOString() ?? null }
  return { id: row.id, kind, status, total, done, refused, failure, askedBy, ...times }
}

/** Jobs of many documents: ask, look, pause and resume, fetch the PDFs. */
export function bulkJobs() {
  const api = router()
  api.openapi(list, async (c) => {
    const { deps, actor } = call(c)
    const { jobs, nextCursor } = await listBulkJobs(deps, actor, { cursor: c.req.valid('query').cursor ?? null })
    return c.json({ jobs: jobs.map(view), nextCursor }, 200)
  })
  api.openapi(request, async (c) => {
    const { deps, actor } = call(c)
    return c.json(await requestBulkJob(deps, actor, c.req.valid('json')), 202)
  })
  api.openapi(read, async (c) => {
    const { deps, actor } = call(c)
    const job = await readBulkJob(deps, actor, c.req.valid('param').id, c.req.valid('query'))
    return c.json({ ...view(job), items: [...job.items], nextAfter: job.nextAfter }, 200)
  })
  api.openapi(tell, async (c) => {
    const { deps, actor } = call(c)
    await orderBulkJob(deps, actor, { id: c.req.valid('param').id, order: c.req.valid('json').order })
    return c.body(null, 204)
  })
  api.openapi(zip, async (c) => {
    const { deps, actor } = callInCompany(c)
    return collectedZip(deps.files, actor.tenantId, await readCollected(deps, actor, c.req.valid('param').id))
  })
  return api
}
