import { createRoute, z } from '@hono/zod-openapi'
import { periodKinds } from '../../../domain/kernel/period.ts'
import {
  closePeriod,
  listEntries,
  listPeriods,
  readLedger,
  reconcile,
  stockDeclaration,
} from '../../../domain/ledger/index.ts'
import { changeSupportSetting, readSupportSetting } from '../../../domain/ledger/support-setting.ts'
import { call, router } from './context.ts'
import {
  bucket,
  classView,
  closedView,
  declarationView,
  entryView,
  periodQuery,
  periodView,
  reconciledView,
  signed,
  viewOfClosed,
  viewOfDeclared,
  viewOfEntry,
  viewOfReconciled,
} from './ledger-views.ts'
import { body, dayText, id, idempotencyKey, json, refusals } from './schemas.ts'

const path = '/ledger'
const tags = ['Ledger']
const words = z.string().nullable()

const balances = createRoute({
  method: 'get',
  path: `${path}/balances`,
  tags,
  summary: 'The equation of every goods class in a period, of all goods and of those under warranty',
  request: { query: periodQuery },
  responses: {
    200: json(
      'The ledger.',
      z.object({ period: periodView, closedThrough: dayText.nullable(), classes: z.array(classView) }),
    ),
    ...refusals,
  },
})
const entries = createRoute({
  method: 'get',
  path: `${path}/entries`,
  tags,
  summary: 'The entries behind the figures, oldest first',
  request: {
    query: z.object({
      scheme: z.string().max(40).optional(),
      goodsClass: z.string().max(40).optional(),
      bucket: bucket.optional(),
      bare: z.enum(['1', 'true']).optional().openapi({ description: 'only those not wholly under warranty' }),
      from: dayText.optional(),
      to: dayText.optional(),
      limit: z.coerce.number().int().min(1).max(1000).optional(),
      cursor: z.string().max(200).optional(),
    }),
  },
  responses: { 200: json('A page.', z.object({ entries: z.array(entryView), nextCursor: words })), ...refusals },
})
const reconciliation = createRoute({
  method: 'get',
  path: `${path}/reconciliation`,
  tags,
  summary: 'Reconcile a period from its entries, with what separates all goods from those under warranty',
  request: { query: periodQuery },
  responses: {
    200: json(
      'The reconciliation.',
      z.object({
        period: periodView,
        closedThrough: dayText.nullable(),
        isOver: z.boolean(),
        waitingAdjustments: z.number().int(),
        closed: closedView.nullable(),
        classes: z.array(reconciledView),
      }),
    ),
    ...refusals,
  },
})
const declaration = createRoute({
  method: 'get',
  path: `${path}/stock-declaration`,
  tags,
  summary: 'The buckets of the yearly stock declaration: purchased, sold, imported, exported, worked',
  request: { query: periodQuery },
  responses: {
    200: json('The declaration.', z.object({ period: periodView, classes: z.array(declarationView) })),
    ...refusals,
  },
})
const periods = createRoute({
  method: 'get',
  path: `${path}/periods`,
  tags,
  summary: 'Closed periods with what they froze, the newest first',
  responses: { 200: json('The periods.', z.object({ periods: z.array(closedView) })), ...refusals },
})
const support = z.object({ unsupported: z.enum(['warn', 'forbid']) }).openapi('SupportSetting', {
  description: 'whether issuing more under warranty than came in under one warns, or is forbidden',
})
const readSupport = createRoute({
  method: 'get',
  path: `${path}/support-setting`,
  tags,
  summary: 'What happens when more is issued under warranty than came in',
  responses: { 200: json('The setting.', support), ...refusals },
})
const changeSupport = createRoute({
  method: 'put',
  path: `${path}/support-setting`,
  tags,
  summary: 'Set what happens when more is issued under warranty than came in',
  request: body(support),
  responses: { 200: json('The setting as it is now.', support), ...refusals },
})
const close = createRoute({
  method: 'post',
  path: `${path}/periods`,
  tags,
  summary: 'Close a period for good: it takes no new documents afterwards',
  request: {
    headers: idempotencyKey,
    ...body(
      z
        .object({
          kind: z.enum(periodKinds),
          containing: dayText,
          counts: z
            .array(
              z.object({
                goodsClass: z.string(),
                counted: signed.nullable().optional(),
                explanation: words.optional(),
              }),
            )
            .optional(),
        })
        .openapi('ClosingInput'),
    ),
  },
  responses: { 201: json('Closed.', z.object({ id })), ...refusals },
})

/** The ledger: balances, entries, reconciliation, declaration, closing. */
export function ledger() {
  const api = router()
  api.openapi(balances, async (c) => {
    const { deps, actor } = call(c)
    const { period, closedThrough, classes } = await readLedger(deps, actor, c.req.valid('query'))
    return c.json({ period, closedThrough, classes: [...classes] }, 200)
  })
  api.openapi(entries, async (c) => {
    const { deps, actor } = call(c)
    const page = await listEntries(deps, actor, c.req.valid('query'))
    return c.json({ entries: page.entries.map(viewOfEntry), nextCursor: page.nextCursor }, 200)
  })
  api.openapi(reconciliation, async (c) => {
    const { deps, actor } = call(c)
    const found = await reconcile(deps, actor, c.req.valid('query'))
    const { period, closedThrough, isOver, waiting, closed } = found
    const view = { period, closedThrough, isOver, waitingAdjustments: waiting, closed: closed && viewOfClosed(closed) }
    return c.json({ ...view, classes: found.classes.map(viewOfReconciled) }, 200)
  })
  api.openapi(declaration, async (c) => {
    const { deps, actor } = call(c)
    const { period, classes } = await stockDeclaration(deps, actor, c.req.valid('query'))
    return c.json({ period, classes: classes.map(viewOfDeclared) }, 200)
  })
  api.openapi(periods, async (c) => {
    const { deps, actor } = call(c)
    return c.json({ periods: (await listPeriods(deps, actor)).map(viewOfClosed) }, 200)
  })
  api.openapi(readSupport, async (c) => {
    const { deps, actor } = call(c)
    return c.json(await readSupportSetting(deps, actor), 200)
  })
  api.openapi(changeSupport, async (c) => {
    const { deps, actor } = call(c)
    await changeSupportSetting(deps, actor, c.req.valid('json'))
    return c.json(await readSupportSetting(deps, actor), 200)
  })
  api.openapi(close, async (c) => {
    const { deps, actor } = call(c)
    return c.json({ id: await closePeriod(deps, actor, c.req.valid('json')) }, 201)
  })
  return api
}
