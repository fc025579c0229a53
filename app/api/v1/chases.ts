import { createRoute, z } from '@hono/zod-openapi'
import { chaseSupplier, listChases, stopChase } from '../../../domain/chase/index.ts'
import { tradeDocumentTypes } from '../../../domain/kernel/goods.ts'
import { type ChaseId, idSchema } from '../../../domain/kernel/ids.ts'
import { call, router } from './context.ts'
import { body, carats, dayText, id, idempotencyKey, instant, json, refusals } from './schemas.ts'

const params = z.object({ id: idSchema<ChaseId>() })
const path = '/chases'
const tags = ['Chases']
const words = z.string().nullable()

const document = z.object({
  id,
  number: z.string(),
  documentType: z.enum(tradeDocumentTypes),
  documentDate: dayText,
  carats: carats.openapi({ description: 'of the goods that lack a warranty' }),
  unit: z.string(),
})
const view = z
  .object({
    id,
    supplierId: id,
    supplierName: z.string(),
    startedBy: z.string(),
    startedAt: instant,
    reminders: z.number().int(),
    nextReminderAt: instant.nullable(),
    outcome: z.enum(['complete', 'stopped', 'unanswered']).nullable().openapi({ description: 'null while it runs' }),
  })
  .openapi('Chase')
const message = z
  .object({
    id,
    chaseId: id,
    kind: z.enum(['request', 'reminder']),
    to: z.string(),
    subject: z.string(),
    body: z.string(),
    documentIds: z.array(id),
    askedBy: z.string(),
    askedAt: instant,
    mail: z.enum(['queued', 'sent', 'not-needed']),
    sentAt: instant.nullable(),
  })
  .openapi('ChaseMessage')

const list = createRoute({
  method: 'get',
  path,
  tags,
  summary: 'Who owes warranties for which documents, the chases, and the newest 200 mails',
  responses: {
    200: json(
      'All of it.',
      z.object({
        suppliers: z.array(z.object({ supplierId: id, name: z.string(), email: words, documents: z.array(document) })),
        chases: z.array(view),
        messages: z.array(message),
      }),
    ),
    ...refusals,
  },
})
const ask = createRoute({
  method: 'post',
  path,
  tags,
  summary:
    'Ask a supplier by mail for the warranties of all his documents that lack one, and remind him until they come',
  request: { headers: idempotencyKey, ...body(z.object({ supplierId: id }).openapi('ChaseInput')) },
  responses: { 201: json('The mail is on its way.', z.object({ id })), ...refusals },
})
const stop = createRoute({
  method: 'post',
  path: `${path}/{id}/stop`,
  tags,
  summary: 'Stop reminding',
  request: { params, headers: idempotencyKey },
  responses: { 204: { description: 'It has ended.' }, ...refusals },
})

/** Chasing of suppliers for warranties that did not come. */
export function chases() {
  const api = router()
  api.openapi(list, async (c) => {
    const { deps, actor } = call(c)
    const found = await listChases(deps, actor)
    return c.json(
      {
        suppliers: found.suppliers.map(({ id: supplierId, name, email, documents }) => ({
          ...{ supplierId, name, email },
          documents: documents.map((each) => document.parse(each)),
        })),
        chases: found.chases.map((chase) => ({
          ...{ id: chase.id, supplierId: chase.supplierId, supplierName: chase.supplierName },
          ...{ startedBy: chase.startedByName, startedAt: chase.startedAt.toISOString(), reminders: chase.reminders },
          nextReminderAt: chase.isOpen ? chase.dueAt.toISOString() : null,
          outcome: chase.stopReason,
        })),
        messages: found.messages.map(({ askedAt, sentAt, mailState, ...each }) =>
          message.parse({
            ...each,
            ...{ askedAt: askedAt.toISOString(), sentAt: sentAt?.toISOString() ?? null, mail: mailState },
          }),
        ),
      },
      200,
    )
  })
  api.openapi(ask, async (c) => {
    const { deps, actor } = call(c)
    return c.json({ id: await chaseSupplier(deps, actor, c.req.valid('json')) }, 201)
  })
  api.openapi(stop, async (c) => {
    const { deps, actor } = call(c)
    await stopChase(deps, actor, c.req.valid('param').id)
    return c.body(null, 204)
  })
  return api
}
