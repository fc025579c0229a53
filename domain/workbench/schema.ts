import { z } from 'zod'
import { daySchema } from '../kernel/calendar.ts'
import { currencyCodes } from '../kernel/money.ts'
import { lineOfText, optional, text } from '../kernel/text.ts'
import { MOST_ITEMS } from './sampling/sizes.ts'

export const populationKinds = ['issued', 'received', 'certificates'] as const
/** What a population is made of. */
export type PopulationKind = (typeof populationKinds)[number]

export const freezeSchema = z
  .object({
    of: z.enum(populationKinds, { error: `Choose one of ${populationKinds.join(', ')}.` }),
    from: daySchema('From'),
    to: daySchema('To'),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'The last day must not lie before the first.' })

export const measures = ['carats', ...currencyCodes] as const
/** What a value is measured in: carats, or the amounts of one currency. */
export type Measure = (typeof measures)[number]

const MOST = MOST_ITEMS.toLocaleString('en')
const whole = (label: string, least: number, most: number) =>
  z.coerce
    .number({ error: `${label} is a whole number.` })
    .int(`${label} is a whole number.`)
    .min(least, `${label} is at least ${least}.`)
    .max(most, `${label} is at most ${most.toLocaleString('en')}.`)
const percent = z.coerce
  .number({ error: 'The tolerable rate is a number of percent.' })
  .min(0.1, 'The tolerable rate is at least 0.1 %.')
  .max(50, 'The tolerable rate is at most 50 %.')
  .refine((value) => Number.isInteger(Math.round(value * 1e6) / 1e5), 'The tolerable rate has at most one decimal.')
  .transform((value) => Math.round(value * 10))
const size = whole('The number of items', 1, MOST_ITEMS)
const sum = (label: string) =>
  z
    .string({ error: `${label} is missing.` })
    .trim()
    .regex(/^\d{1,15}(\.\d{1,3})?$/, `${label} is a number such as 1250.00.`)
const measure = z.enum(measures, { error: 'Choose carats or a currency.' })
const confidence = z.coerce
  .number()
  .refine((value) => [90, 95, 99].includes(value), 'Choose 90, 95 or 99 %.')
  .default(95)
const common = {
  question: lineOfText('The question', 300),
  /** Whoever has the seed draws the same sample; left empty, one is made. */
  seed: optional(
    z
      .string()
      .trim()
      .min(8, 'A seed has at least 8 characters.')
      .max(200, 'A seed has at most 200 characters.')
      .regex(
        /^[\u0020-\u007e]+$/,
        'A seed is letters, digits and signs of plain ASCII, so that everybody types it alike.',
      ),
  ),
}
const positions = z
  .string()
  .trim()
  .regex(/^(\d{1,7}([ ,;]+\d{1,7})*)?$/, 'Write the numbers of items with commas between, such as 3, 17, 204.')
  .default('')
  .transform((written) => [...new Set((written.match(/\d+/g) ?? []).map(Number))].sort((a, b) => a - b))
  .refine((all) => all.length <= MOST_ITEMS, `Choose at most ${MOST} items.`)

/** How an auditor asks for a sample: each method with what it needs (domain.md 5.3 and 4.2). */
export const drawSchema = z.discriminatedUnion(
  'method',
  [
    z.object({
      method: z.literal('attribute'),
      ...{
        ...common,
        confidence,
        tolerable: percent,
        expected: whole('The expected number of deviations', 0, 50).default(0),
      },
    }),
    z.object({ method: z.literal('random'), ...common, confidence, size }),
    z.object({ method: z.literal('systematic'), ...common, confidence, size }),
    z.object({
      method: z.literal('monetary'),
      ...{ ...common, confidence, measure, tolerable: sum('The tolerable misstatement') },
      expected: sum('The expected misstatement').default('0'),
      expansion: z.coerce
        .number({ error: 'The expansion factor is a number such as 1.6.' })
        .min(1, 'The expansion factor is at least 1.')
        .max(10, 'The expansion factor is at most 10.')
        .default(1)
        .transform((value) => Math.round(value * 100)),
    }),
    z.object({
      method: z.literal('risk'),
      ...{ ...common, confidence, level: z.enum(['regular', 'medium', 'high'], { error: 'Choose a level of risk.' }) },
      month: z
        .string({ error: 'Choose the first month.' })
        .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'A month is written as 2026-07.'),
      size: whole('The number of items', 0, MOST_ITEMS).default(0),
    }),
    z.object({
      method: z.literal('targeted'),
      ...common,
      positions,
      measure: optional(measure),
      from: optional(sum('The value')),
    }),
  ],
  { error: 'Choose a method.' },
)
export type DrawRequest = z.output<typeof drawSchema>

export const results = ['conforms', 'deviates', 'missing', 'not-applicable'] as const
/** What an auditor found of an item; missing evidence counts as a deviation. */
export type Result = (typeof results)[number]

export const decideSchema = z
  .object({
    result: z.enum(results, { error: 'Choose what you found: 1, 2, 3 or 4.' }),
    note: optional(text('The note', 2_000)),
    audited: optional(sum('What it should have been')),
  })
  .refine(({ result, note }) => result === 'conforms' || note !== null, {
    path: ['note'],
    message: 'Say in a sentence what you found: the certificate and the company rest on it.',
  })

/** Pages of a population or a sample, as they stand in the address. */
export const pageSchema = z.object({
  after: z.coerce.number().int().min(0).max(10_000_000).catch(0),
  limit: z.coerce.number().int().min(1).max(1_000).catch(200),
})
