import { createRoute, z } from '@hono/zod-openapi'
import { type AdjustmentId, idSchema } from '../../../domain/kernel/ids.ts'
import {
  decideAdjustment,
  declareOpening,
  listAdjustments,
  listLots,
  listOpenings,
  listProcessings,
  proposeAdjustment,
  recordProcessing,
} from '../../../domain/ledger/index.ts'
import { call, router } from './context.ts'
import { signed } from './ledger-views.ts'
import { body, carats, dayText, id, idempotencyKey, instant, json, refusals } from './schemas.ts'
import { formBody, readForm } from './uploads.ts'

const path = '/ledger'
const tags = ['Ledger']
const words = z.string().nullable()
const goods = { scheme: z.string(), goodsClass: z.string(), name: z.string(), unit: z.string() }
const openingParts = { part: 'opening', file: 'file' }
const adjustmentParts = { part: 'adjustment', file: 'file' }

const openingInput = z
  .object({
    goodsClass: z.string(),
    day: dayText,
    carats: z.string(),
    warranted: words.optional(),
    lot: words.optional(),
    evidence: z.string(),
  })
  .openapi('OpeningStockInput')
const opening = z
  .object({
    ...{ id, ...goods, day: dayText, carats, warranted: carats, lot: words, evidence: z.string(), fileSha256: words },
    ...{ declaredBy: z.string(), declaredAt: instant },
  })
  .openapi('OpeningStock')
const adjustmentInput = z
  .object({
    goodsClass: z.string(),
    day: dayText,
    carats: words.optional().openapi({ description: 'with a sign, like -1.503' }),
    warranted: words.optional().openapi({ description: 'with a sign, like -1.503' }),
    reason: z.string(),
  })
  .openapi('AdjustmentInput')
const adjustment = z
  .object({
    ...{ id, ...goods, day: dayText, carats: signed, warranted: signed, reason: z.string(), fileSha256: words },
    status: z.enum(['proposed', 'approved', 'refused']),
    ...{ proposedBy: z.string(), proposedAt: instant, decidedBy: words, decidedAt: instant.nullable(), note: words },
  })
  .openapi('Adjustment')
const processingInput = z
  .object({
    kind: z.enum(['manufacture', 'mix', 'sort']),
    day: dayText,
    note: words.optional(),
    lines: z
      .array(
        z.object({
          side: z.enum(['in', 'out']),
          lot: words.optional(),
          goodsClass: z.string(),
          carats: z.string(),
          warranted: words.optional(),
        }),
      )
      .min(2),
  })
  .openapi('ProcessingInput')
const processing = z
  .object({
    ...{
      id,
      kind: z.enum(['manufacture', 'mix', 'sort']),
      day: dayText,
      caratsIn: carats,
      caratsOut: carats,
      note: words,
    },
    yieldPct: z.number().nullable().openapi({ description: 'of what was manufactured, in per cent' }),
    ...{ recordedBy: z.string(), recordedAt: instant },
    lines: z.array(
      z.object({
        position: z.number().int(),
        side: z.enum(['in', 'out']),
        lot: words,
        ...goods,
        carats,
        warranted: carats,
      }),
    ),
  })
  .openapi('Processing')
const lot = z
  .object({
    lot: z.string(),
    goodsClass: z.string(),
    name: z.string(),
    unit: z.string(),
    carats: signed,
    warranted: signed,
  })
  .openapi('Lot')

const get = <S extends z.ZodType>(of: string, summary: string, name: string, schema: S) =>
  createRoute({
    method: 'get',
    path: `${path}/${of}`,
    tags,
    summary,
    responses: {
      200: json('The list.', z.object({ [name]: z.array(schema) } as Record<string, z.ZodArray<S>>)),
      ...refusals,
    },
  })
const openings = get('openings', 'Opening stock as it was declared', 'openings', opening)
const adjustments = get('adjustments', 'Adjustments, those that wait first', 'adjustments', adjustment)
const processings = get('processings', 'What was manufactured, mixed and sorted', 'processings', processing)
const lots = get('lots', 'What stands in each named lot', 'lots', lot)

const declare = createRoute({
  method: 'post',
  path: `${path}/openings`,
  tags,
  summary: 'Declare the opening stock of a goods class, with its evidence',
  request: { headers: idempotencyKey, ...formBody(openingParts, 'OpeningStockInput') },
  responses: { 201: json('Declared.', z.object({ id })), ...refusals },
})
const propose = createRoute({
  method: 'post',
  path: `${path}/adjustments`,
  tags,
  summary: 'Propose an adjustment; a second person approves it',
  request: { headers: idempotencyKey, ...formBody(adjustmentParts, 'AdjustmentInput') },
  responses: { 201: json('Proposed.', z.object({ id })), ...refusals },
})
const decide = createRoute({
  method: 'post',
  path: `${path}/adjustments/{id}/decision`,
  tags,
  summary: 'Approve or refuse an adjustment that another person proposed',
  request: {
    params: z.object({ id: idSchema<AdjustmentId>() }),
    headers: idempotencyKey,
    ...body(z.object({ decision: z.enum(['approve', 'refuse']), note: words.optional() })),
  },
  responses: { 204: { description: 'Decided.' }, ...refusals },
})
const process = createRoute({
  method: 'post',
  path: `${path}/processings`,
  tags,
  summary: 'Record that goods were manufactured, mixed or sorted',
  request: { headers: idempotencyKey, ...body(processingInput) },
  responses: { 201: json('Recorded.', z.object({ id })), ...refusals },
})

/** What moves the stock without a document: opening stock, adjustments, processing, lots. */
export function ledgerStock() {
  const api = router()
  api.openAPIRegistry.register('OpeningStockInput', openingInput)
  api.openAPIRegistry.register('AdjustmentInput', adjustmentInput)
  api.openapi(openings, async (c) => {
    const { deps, actor } = call(c)
    const rows = await listOpenings(deps, actor)
    return c.json({ openings: rows.map((row) => ({ ...row, declaredAt: row.declaredAt.toISOString() })) }, 200)
  })
  api.openapi(declare, async (c) => {
    const { deps, actor } = call(c)
    const sent = await readForm(c, openingParts)
    return c.json({ id: await declareOpening(deps, actor, { input: sent.input, file: sent.file ?? undefined }) }, 201)
  })
  api.openapi(adjustments, async (c) => {
    const { deps, actor } = call(c)
    const rows = (await listAdjustments(deps, actor)).map(({ isOwn: _, proposedByName, ...row }) => ({
      ...row,
      proposedBy: proposedByName,
      proposedAt: row.proposedAt.toISOString(),
      decidedAt: row.decidedAt?.toISOString() ?? null,
    }))
    return c.json({ adjustments: rows }, 200)
  })
  api.openapi(propose, async (c) => {
    const { deps, actor } = call(c)
    const sent = await readForm(c, adjustmentParts)
    return c.json(
      { id: await proposeAdjustment(deps, actor, { input: sent.input, file: sent.file ?? undefined }) },
      201,
    )
  })
  api.openapi(decide, async (c) => {
    const { deps, actor } = call(c)
    await decideAdjustment(deps, actor, c.req.valid('param').id, c.req.valid('json'))
    return c.body(null, 204)
  })
  api.openapi(processings, async (c) => {
    const { deps, actor } = call(c)
    const rows = await listProcessings(deps, actor)
    const views = rows.map((row) => ({ ...row, lines: [...row.lines], recordedAt: row.recordedAt.toISOString() }))
    return c.json({ processings: views }, 200)
  })
  api.openapi(process, async (c) => {
    const { deps, actor } = call(c)
    return c.json({ id: await recordProcessing(deps, actor, c.req.valid('json')) }, 201)
  })
  api.openapi(lots, async (c) => {
    const { deps, actor } = call(c)
    return c.json({ lots: await listLots(deps, actor) }, 200)
  })
  return api
}
