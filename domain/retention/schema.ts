import { z } from 'zod'
import { type Day, daySchema } from '../kernel/calendar.ts'
import { type CounterpartyId, idSchema } from '../kernel/ids.ts'
import { keptKinds } from '../kernel/scheme.ts'
import { keyText } from '../kernel/statement.ts'
import { lineOfText, optional, text } from '../kernel/text.ts'

const YEARS = 'Years must be a whole number up to 100.'
const MOST_NUMBERS = 500

/** For how many years the company itself keeps what a rule speaks of. */
export const wishSchema = z.object({
  scheme: keyText,
  rule: keyText,
  years: z.coerce.number({ error: YEARS }).int(YEARS).min(1, YEARS).max(100, YEARS),
})

export const holdCovers = ['everything', 'counterparty', 'period', 'records'] as const

const numbers = z
  .string()
  .max(40_000, 'These are too many numbers.')
  .transform((value) => [
    ...new Set(
      value
        .split('\n')
        .map((each) => each.trim())
        .filter(Boolean),
    ),
  ])
  .refine((all) => all.length <= MOST_NUMBERS, `A hold names ${MOST_NUMBERS} records at most. Set another one.`)

/** A legal hold as it is set. */
export const holdSchema = z
  .object({
    name: lineOfText('Name', 100),
    reason: text('Reason', 500),
    fromDay: daySchema('From'),
    covers: z.enum(holdCovers, { error: `Covers must be one of ${holdCovers.join(', ')}.` }),
    counterpartyId: optional(idSchema<CounterpartyId>()),
    periodFrom: optional(daySchema('First day')),
    periodTo: optional(daySchema('Last day')),
    kind: z.enum(keptKinds, { error: `Kind must be one of ${keptKinds.join(', ')}.` }).default('issued'),
    numbers: optional(numbers),
  })
  .superRefine(({ covers, counterpartyId, periodFrom, periodTo, numbers: named }, context) => {
    const missing = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (covers === 'counterparty' && counterpartyId === null) missing('counterpartyId', 'Choose the counterparty.')
    if (covers === 'period' && (periodFrom === null || periodTo === null))
      missing(periodFrom === null ? 'periodFrom' : 'periodTo', 'Say from which day to which.')
    else if (covers === 'period' && isAfter(periodFrom, periodTo))
      missing('periodTo', 'The last day must not be before the first.')
    if (covers === 'records' && (named ?? []).length === 0) missing('numbers', 'Write the numbers, one on each line.')
  })
export type HoldInput = z.output<typeof holdSchema>

function isAfter(from: Day | null, to: Day | null): boolean {
  return from !== null && to !== null && from > to
}

export const liftSchema = z.object({ reason: text('Reason', 500) })

export const decisionSchema = z.object({
  decision: z.enum(['approve', 'refuse'], { error: 'Decision must be approve or refuse.' }),
  note: optional(text('Note', 500)),
})

/** Erasing a person: what is erased is typed once more, and why. */
export const erasureSchema = z.object({
  typed: lineOfText('Name or address', 320),
  reason: text('Reason', 500),
})
