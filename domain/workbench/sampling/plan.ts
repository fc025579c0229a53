import { z } from 'zod'

const positions = z.array(z.number().int().positive()).max(5_000)
const units = z
  .string()
  .regex(/^\d{1,18}$/)
  .transform(BigInt)
const seed = z.string().min(8).max(200)
const size = z.number().int().min(1).max(5_000)
const confidence = z.number().int().min(50).max(99)

/** All that is needed to draw a sample again, as it is stored, exported and packed: percents whole, rates in thousandths. */
export const planSchema = z.discriminatedUnion('method', [
  z.object({
    method: z.literal('attribute'),
    ...{
      seed,
      size,
      confidence,
      tolerable: z.number().int().min(1).max(500),
      expected: z.number().int().min(0).max(50),
    },
  }),
  z.object({ method: z.literal('random'), seed, size, confidence }),
  z.object({ method: z.literal('systematic'), seed, size, confidence }),
  z.object({
    method: z.literal('monetary'),
    ...{ seed, confidence, interval: units, tolerable: units, expected: units },
    /** In hundredths. */
    expansion: z.number().int().min(100).max(1_000),
  }),
  z.object({
    method: z.literal('risk'),
    ...{
      seed,
      confidence,
      level: z.enum(['regular', 'medium', 'high']),
      months: z.array(z.string().regex(/^\d{4}-\d{2}$/)).length(3),
    },
    size: z.number().int().min(0).max(5_000),
  }),
  z.object({ method: z.literal('targeted'), seed, positions, from: units.nullable() }),
])
export type Plan = z.output<typeof planSchema>
export type Method = Plan['method']
export const methods = [
  'attribute',
  'random',
  'systematic',
  'monetary',
  'risk',
  'targeted',
] as const satisfies readonly Method[]

/** A plan as JSON: sums as text, for they can be longer than a number of JSON is read. */
export function writePlan(plan: Plan): unknown {
  return Object.fromEntries(
    Object.entries(plan).map(([name, value]) => [name, typeof value === 'bigint' ? String(value) : value]),
  )
}
