import { z } from 'zod'
import { daySchema } from '../kernel/calendar.ts'
import { packRegisters } from '../kernel/pack-layout.ts'
import { periodKinds } from '../kernel/period.ts'
import { optional, text } from '../kernel/text.ts'

const kind = z.enum(periodKinds, { error: `Choose one of ${periodKinds.join(', ')}.` })

/** Only a company that trades under several schemes has to say which. */
const scheme = optional(z.string().trim().max(100))

const VOLUME_SAYS = 'The size of a volume must be a whole number of megabytes from 5 to 4000.'

/** Whom the pack is for, by a key of its scheme; the usual purpose needs no naming. */
const purpose = optional(z.string().trim().max(100))
/** Whether prices and partners are left out. */
const redacted = z.preprocess((value) => value === true || value === 'on', z.boolean())
/** How large a volume of the pack may be, for mails and disks; one ZIP, as large as a ZIP can be, when nobody says. */
const volumeMegabytes = z.preprocess(
  (value) => (value === '' || value === undefined ? null : value),
  z.coerce.number(VOLUME_SAYS).int(VOLUME_SAYS).min(5, VOLUME_SAYS).max(4_000, VOLUME_SAYS).nullable(),
)

export const packRequestSchema = z.object({
  kind,
  containing: daySchema('The day'),
  scheme,
  volumeMegabytes,
  purpose,
  redacted,
})
/** Why nobody else released it: asked only of whoever is alone. */
export const packReleaseSchema = z.object({ reason: optional(text('Your reason', 500)) })
/** How long after a period's end its pack is to be released at the latest. */
const releaseWithinDays = days('The days until the release', { most: 365, usual: 30 })
/** How long before a period's end, and before its pack is to be released, the company is reminded. */
const remindDaysBefore = days('The days before a reminder', { most: 60, usual: 7 })

/** Whether a released pack is made again by itself when something in its period has changed since. */
const replacesByItself = z.preprocess((value) => value === true || value === 'on', z.boolean())
/** Which volume of a pack is taken; the first when nobody says. */
export const packDownloadSchema = z.object({
  volume: z.preprocess(
    (value) => (value === '' || value === undefined ? 1 : value),
    z.coerce
      .number('The volume must be the number of one.')
      .int('The volume must be the number of one.')
      .min(1, 'Volumes are counted from 1.'),
  ),
})

export const packScheduleSchema = z.object({
  volumeMegabytes,
  kind,
  scheme,
  purpose,
  redacted,
  releaseWithinDays,
  remindDaysBefore,
  replacesByItself,
})

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

function days(what: string, { most, usual }: { readonly most: number; readonly usual: number }) {
  const says = `${what} must be a whole number from 1 to ${most}.`
  return z.preprocess(
    (value) => (value === undefined || value === '' ? usual : value),
    z.coerce.number(says).int(says).min(1, says).max(most, says),
  )
}
