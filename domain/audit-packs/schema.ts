import { z } from 'zod'
import { daySchema } from '../kernel/calendar.ts'
import { periodKinds } from '../kernel/period.ts'
import { packRegisters } from '../kernel/scheme.ts'
import { optional, text } from '../kernel/text.ts'

const kind = z.enum(periodKinds, { error: `Choose one of ${periodKinds.join(', ')}.` })

/** Only a company that trades under several schemes has to say which. */
const scheme = optional(z.string().trim().max(100))

export const packRequestSchema = z.object({ kind, containing: daySchema('The day'), scheme })
/** Why nobody else released it: asked only of whoever is alone. */
export const packReleaseSchema = z.object({ reason: optional(text('Your reason', 500)) })
/** How long after a period's end its pack is to be released at the latest. */
const DAYS = 'The days until the release must be a whole number from 1 to 365.'
const releaseWithinDays = z.preprocess(
  (value) => (value === undefined || value === '' ? 30 : value),
  z.coerce.number(DAYS).int(DAYS).min(1, DAYS).max(365, DAYS),
)
export const packScheduleSchema = z.object({ kind, scheme, releaseWithinDays })

/** What a pack holds, as its builder counted it while writing: stored with the pack, shown as its table of contents. */
export const packContentsSchema = z.object({
  /** The one folder in the ZIP. */
  folder: z.string(),
  files: z.number().int(),
  bytes: z.number().int(),
  sections: z.array(
    z.object({
      path: z.string(),
      /** Which register it is, as its scheme's layout names it; null for what is none, and in packs of the first release. */
      of: z.enum(packRegisters).nullable().default(null),
      files: z.number().int(),
      bytes: z.number().int(),
      /** Rows of a register, without the line of column names; null for what is no register. */
      rows: z.number().int().nullable(),
    }),
  ),
})
export type PackContents = z.output<typeof packContentsSchema>
