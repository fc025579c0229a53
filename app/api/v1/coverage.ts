import { createRoute, z } from '@hono/zod-openapi'
import { readCoverage } from '../../../domain/coverage/index.ts'
import type { Coverage } from '../../../domain/coverage/rules.ts'
import { formatAmount, isCurrency } from '../../../domain/kernel/money.ts'
import { call, router } from './context.ts'
import { amount, carats, dayText, id, json, refusals } from './schemas.ts'

const figures = z.object({
  documents: z.object({ all: z.number().int(), covered: z.number().int() }),
  quantities: z.array(z.object({ unit: z.string(), all: carats, covered: carats })),
  values: z.array(z.object({ currency: z.string(), all: amount, covered: amount })),
})
const view = z
  .object({
    from: dayText,
    to: dayText,
    total: figures,
    months: z.array(figures.extend({ month: z.string().openapi({ example: '2026-11' }) })),
    suppliers: z.array(figures.extend({ supplierId: id, supplierName: z.string() })),
  })
  .openapi('Coverage')

const read = createRoute({
  method: 'get',
  path: '/coverage',
  tags: ['Received documents'],
  summary: 'What part of the purchases is under an accepted warranty, less what went back, by month and supplier',
  request: { query: z.object({ from: dayText.optional(), to: dayText.optional() }) },
  responses: { 200: json('The coverage of the period.', view), ...refusals },
})

/** Coverage of purchases by accepted warranties. */
export function coverage() {
  const api = router()
  api.openapi(read, async (c) => {
    const { deps, actor } = call(c)
    const { from, to, total, months, suppliers } = await readCoverage(deps, actor, c.req.valid('query'))
    return c.json(
      {
        ...{ from, to, total: figuresOf(total) },
        months: months.map(({ month, ...own }) => ({ month, ...figuresOf(own) })),
        suppliers: suppliers.map(({ id: supplierId, name, ...own }) => ({
          ...{ supplierId, supplierName: name },
          ...figuresOf(own),
        })),
      },
      200,
    )
  })
  return api
}

function figuresOf({ documents, quantities, values }: Coverage): z.output<typeof figures> {
  const money = (minor: bigint, currency: string) => (isCurrency(currency) ? formatAmount(minor, currency) : '')
  return {
    documents,
    quantities: [...quantities],
    values: values.map(({ currency, all, covered }) => ({
      currency,
      ...{ all: money(all, currency), covered: money(covered, currency) },
    })),
  }
}
