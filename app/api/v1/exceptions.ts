import { createRoute, z } from '@hono/zod-openapi'
import { mendingWays, severities } from '../../../domain/exceptions/catalogue.ts'
import {
  endWaiver,
  exceptionCatalogue,
  listExceptions,
  readException,
  waiveException,
  workOnException,
} from '../../../domain/exceptions/index.ts'
import { exceptionStates } from '../../../domain/exceptions/schema.ts'
import { type ExceptionId, idSchema } from '../../../domain/kernel/ids.ts'
import { call, router } from './context.ts'
import { body, dayText, id, idempotencyKey, instant, json, refusals } from './schemas.ts'

const params = z.object({ id: idSchema<ExceptionId>() })
const tags = ['Exceptions']
const roles = z.enum(['owner', 'compliance', 'dealer'])

const exception = z
  .object({
    id,
    rule: z.string().openapi({ example: 'E07' }),
    title: z.string(),
    meaning: z.string(),
    by: z.enum(mendingWays).openapi({ description: 'what mends it' }),
    scopeKind: z.enum(['issued', 'received', 'certificate', 'balance', 'processing']),
    scopeId: z.string().openapi({ description: 'the document, the certificate’s number, the class, or the run' }),
    subject: z.string(),
    subjectDay: dayText,
    severity: z.enum(severities),
    sentence: z.string(),
    mend: z.string(),
    figures: z.record(z.string(), z.string()),
    state: z.enum(exceptionStates),
    ownerRole: roles,
    ownerId: id.nullable(),
    ownerName: z.string().nullable(),
    dueOn: dayText,
    correctiveAction: z.string().nullable(),
    openedAt: instant,
    closedAt: instant.nullable(),
    waivedAt: instant.nullable(),
    waivedByName: z.string().nullable(),
    waiveReason: z.string().nullable(),
  })
  .openapi('Exception')
const happened = z.object({ what: z.string(), byName: z.string(), happenedAt: instant, details: z.unknown() })

const list = createRoute({
  method: 'get',
  path: '/exceptions',
  tags,
  summary: 'What is wrong with the company’s records, the first due first',
  request: {
    query: z.object({
      state: z.enum(exceptionStates).optional(),
      by: z.enum(mendingWays).optional(),
      rule: z.string().optional(),
      severity: z.enum(severities).optional(),
      owner: z.enum(['me', 'nobody']).optional(),
      overdue: z.enum(['yes']).optional(),
      search: z.string().optional(),
      limit: z.string().optional(),
      cursor: z.string().optional(),
    }),
  },
  responses: {
    200: json('A page.', z.object({ exceptions: z.array(exception), nextCursor: z.string().nullable() })),
    ...refusals,
  },
})
const rules = createRoute({
  method: 'get',
  path: '/exceptions/catalogue',
  tags,
  summary: 'The twenty-five rules: what each looks for, and how to mend it',
  responses: {
    200: json(
      'The rules.',
      z.object({
        rules: z.array(
          z.object({
            rule: z.string(),
            title: z.string(),
            meaning: z.string(),
            mend: z.string(),
            by: z.enum(mendingWays),
            severity: z.enum(severities),
            dueDays: z.number().int(),
            owner: roles,
          }),
        ),
      }),
    ),
    ...refusals,
  },
})
const read = createRoute({
  method: 'get',
  path: '/exceptions/{id}',
  tags,
  summary: 'One exception with its history',
  request: { params },
  responses: { 200: json('The exception.', exception.extend({ history: z.array(happened) })), ...refusals },
})
const work = createRoute({
  method: 'put',
  path: '/exceptions/{id}/work',
  tags,
  summary: 'Say whose it is, until when, and what is done about it',
  request: {
    params,
    ...body(
      z
        .object({ ownerId: id.nullable(), dueOn: dayText, correctiveAction: z.string().nullable() })
        .openapi('ExceptionWork'),
    ),
  },
  responses: { 204: { description: 'Kept.' }, ...refusals },
})
const waive = createRoute({
  method: 'post',
  path: '/exceptions/{id}/waiver',
  tags,
  summary: 'Let it stand, for a reason that the audit pack shows',
  request: { params, headers: idempotencyKey, ...body(z.object({ reason: z.string() }).openapi('ExceptionWaiver')) },
  responses: { 204: { description: 'Waived.' }, ...refusals },
})
const end = createRoute({
  method: 'delete',
  path: '/exceptions/{id}/waiver',
  tags,
  summary: 'End the waiver: it is open again',
  request: { params },
  responses: { 204: { description: 'Open again.' }, ...refusals },
})

type Row = Awaited<ReturnType<typeof listExceptions>>['exceptions'][number]

function view(row: Row) {
  return {
    ...row,
    openedAt: row.openedAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    waivedAt: row.waivedAt?.toISOString() ?? null,
  }
}

/** The work list of what is wrong, and what is done about it. */
export function exceptions() {
  const api = router()
  api.openapi(list, async (c) => {
    const { deps, actor } = call(c)
    const { exceptions: rows, nextCursor } = await listExceptions(deps, actor, c.req.valid('query'))
    return c.json({ exceptions: rows.map(view), nextCursor }, 200)
  })
  api.openapi(rules, (c) => c.json({ rules: [...exceptionCatalogue(call(c).actor)] }, 200))
  api.openapi(read, async (c) => {
    const { deps, actor } = call(c)
    const {
      history,
      owners: _,
      today: _today,
      certificateId: _id,
      ...row
    } = await readException(deps, actor, c.req.valid('param').id)
    return c.json(
      { ...view(row), history: history.map((each) => ({ ...each, happenedAt: each.happenedAt.toISOString() })) },
      200,
    )
  })
  api.openapi(work, async (c) => {
    const { deps, actor } = call(c)
    await workOnException(deps, actor, c.req.valid('param').id, c.req.valid('json'))
    return c.body(null, 204)
  })
  api.openapi(waive, async (c) => {
    const { deps, actor } = call(c)
    await waiveException(deps, actor, c.req.valid('param').id, c.req.valid('json'))
    return c.body(null, 204)
  })
  api.openapi(end, async (c) => {
    const { deps, actor } = call(c)
    await endWaiver(deps, actor, c.req.valid('param').id)
    return c.body(null, 204)
  })
  return api
}
