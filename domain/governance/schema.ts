import { z } from 'zod'
import { daySchema } from '../kernel/calendar.ts'
import { lineOfText, optional, text } from '../kernel/text.ts'

export const governanceKinds = [
  'self-assessment',
  'policy',
  'licence',
  'membership',
  'appointment',
  'training',
] as const
/** What a record of governance is (domain.md 5.2 A). */
export type GovernanceKind = (typeof governanceKinds)[number]

export const governanceSchema = z
  .object({
    kind: z.enum(governanceKinds, { error: 'Choose what it is.' }),
    title: lineOfText('The title', 200),
    day: daySchema('The day'),
    year: z.coerce
      .number({ error: 'The year is written with four digits.' })
      .int('The year is written with four digits.')
      .min(2000, 'The year is 2000 or later.')
      .max(2199, 'The year is written with four digits.'),
    people: optional(lineOfText('Who took part', 1_000)),
    note: optional(text('The note', 2_000)),
  })
  .refine(({ kind, people }) => kind !== 'training' || people !== null, {
    path: ['people'],
    message: 'Say who took part in the training: the pack lists them.',
  })

export const withdrawSchema = z.object({ reason: lineOfText('The reason', 500) })
