import { z } from 'zod'
import { daySchema } from '../kernel/calendar.ts'
import { type MilliCarat, parseCarat } from '../kernel/carat.ts'
import { periodKinds } from '../kernel/period.ts'
import { filledRows } from '../kernel/rows.ts'
import { lineOfText, optional, text } from '../kernel/text.ts'
import { caratSchema } from '../trade-documents/schema.ts'
import { ledgerBuckets } from './rules.ts'

const periodShape = {
  kind: z.enum(periodKinds, { error: `Period must be one of ${periodKinds.join(', ')}.` }).default('quarter'),
  containing: optional(daySchema('Day')),
}
export const ledgerPeriodSchema = z.object({ ...periodShape, scheme: optional(lineOfText('Scheme', 40)) })

export const entriesSchema = z.object({
  scheme: optional(lineOfText('Scheme', 40)),
  goodsClass: optional(lineOfText('Goods class', 40)),
  bucket: optional(z.enum(ledgerBuckets, { error: `Column must be one of ${ledgerBuckets.join(', ')}.` })),
  bare: z
    .enum(['1', 'true', ''])
    .optional()
    .transform((value) => value === '1' || value === 'true'),
  from: optional(daySchema('From')),
  to: optional(daySchema('To')),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  cursor: optional(z.string().max(200)),
})

/** A quantity that may be nothing; empty is nothing. */
function caratsOrNothing(label: string) {
  return z
    .union([z.null(), z.undefined(), z.literal(''), z.literal('0'), z.literal('0.000')])
    .transform(() => 0 as MilliCarat)
    .or(caratSchema(label))
}

/** A quantity with a sign, in thousandths. */
function signedCarats(label: string) {
  return optional(z.string().trim().max(20)).transform((value, context): MilliCarat => {
    if (value === null) return 0 as MilliCarat
    try {
      const amount = parseCarat(value.replace(/^[-−+]/, ''))
      return (/^[-−]/.test(value) ? -amount : amount) as MilliCarat
    } catch {
      context.addIssue({
        code: 'custom',
        message: `${label} must be a number with at most three decimals, like -1.503.`,
      })
      return z.NEVER
    }
  })
}

const notMoreThanAll = { path: ['warranted'], message: 'Under warranty cannot be more than in all.' }

export const openingSchema = z
  .object({
    goodsClass: lineOfText('Goods class', 40),
    day: daySchema('Day'),
    carats: caratSchema('Quantity'),
    warranted: caratsOrNothing('Under warranty'),
    lot: optional(lineOfText('Lot', 60)),
    evidence: text('Evidence', 500),
  })
  .refine(({ carats, warranted }) => warranted <= carats, notMoreThanAll)

export type OpeningInput = z.output<typeof openingSchema>

export const adjustmentSchema = z
  .object({
    goodsClass: lineOfText('Goods class', 40),
    day: daySchema('Day'),
    carats: signedCarats('Quantity'),
    warranted: signedCarats('Under warranty'),
    reason: text('Reason', 500),
  })
  .refine(({ carats, warranted }) => carats !== 0 || warranted !== 0, {
    path: ['carats'],
    message: 'Say by how much: more with a plus, less with a minus.',
  })

export const decisionSchema = z.object({
  decision: z.enum(['approve', 'refuse'], { error: 'Approve it or refuse it.' }),
  note: optional(text('Note', 500)),
})

const processingLine = z
  .object({
    side: z.enum(['in', 'out']),
    lot: optional(lineOfText('Lot', 60)),
    goodsClass: lineOfText('Goods class', 40),
    carats: caratSchema('Quantity'),
    /** Absent for all of it where the stock allows; out of manufacture it follows from what went in. */
    warranted: optional(caratSchema('Under warranty')),
  })
  .refine(({ carats, warranted }) => warranted === null || warranted <= carats, notMoreThanAll)

// A form has rows to spare: one that says no quantity, or is not there at all, does not count.
const isBlank = (line: unknown) =>
  line === undefined ||
  line === null ||
  (typeof line === 'object' && 'carats' in line && String(line.carats ?? '').trim() === '')

export const processingSchema = z.object({
  kind: z.enum(['manufacture', 'mix', 'sort'], { error: 'Say what was done: manufacture, mix or sort.' }),
  day: daySchema('Day'),
  note: optional(text('Note', 500)),
  lines: filledRows(processingLine, isBlank, {
    ...{ most: 200, fewest: 2 },
    none: 'Say what went in and what came out.',
    tooMany: 'At most 200 lines.',
  }),
})
export type ProcessingInput = z.output<typeof processingSchema>

const counted = z.object({
  goodsClass: lineOfText('Goods class', 40),
  counted: optional(caratsOrNothing('Counted')),
  explanation: optional(text('Explanation', 500)),
})
export const closingSchema = z.object({
  kind: periodShape.kind,
  containing: daySchema('Day'),
  counts: z.array(counted).max(100).default([]),
})
