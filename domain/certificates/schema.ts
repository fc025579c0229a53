import { z } from 'zod'
import { daySchema } from '../kernel/calendar.ts'
import { type MilliCarat, showCarat, sumCarats } from '../kernel/carat.ts'
import { MAX_MINOR, parseAmount, showAmount } from '../kernel/money.ts'
import { filledRows } from '../kernel/rows.ts'
import { lineOfText, optional, text } from '../kernel/text.ts'
import { caratSchema, countrySchema } from '../trade-documents/schema.ts'

export const directions = ['received', 'issued'] as const
/** What a certificate's value is written in. */
const VALUE = 'USD'

const number = lineOfText('Number', 60)

/** A list as an array, or as a person types it: apart by commas, semicolons or lines. */
function listOf<S extends z.ZodType>(item: S, most: { readonly count: number; readonly what: string }) {
  return z.preprocess(
    (value) =>
      typeof value === 'string'
        ? value
            .split(/[,;\n]+/)
            .map((part) => part.trim())
            .filter((part) => part !== '')
        : (value ?? []),
    z.array(item, { error: `Give ${most.what} as a list.` }).max(most.count, `At most ${most.count} ${most.what}.`),
  )
}

/** A box of a form, or a boolean of an API body. */
const ticked = z.preprocess(
  (value) => (value === 'on' || value === 'true' ? true : value === undefined || value === '' ? false : value),
  z.boolean({ error: 'Say true or false.' }),
)

function amountSchema(label: string) {
  return z
    .string({ error: `${label} is missing.` })
    .trim()
    .max(30, `${label} is too long.`)
    .transform((value, context): bigint => {
      try {
        const minor = parseAmount(value, VALUE)
        if (minor <= MAX_MINOR) return minor
        context.addIssue({ code: 'custom', message: `${label} is too large.` })
      } catch {
        context.addIssue({ code: 'custom', message: `${label} must be an amount in US dollars, like 1234.50.` })
      }
      return z.NEVER
    })
}

const line = z.object({
  hsCode: z
    .string({ error: 'HS code is missing.' })
    .trim()
    .regex(/^\d{4}(\.?\d{2}){1,3}$/, 'Write the HS code in digits, like 7102.31.'),
  carats: caratSchema('Carats'),
  value: amountSchema('Value'),
  countryOfMining: optional(countrySchema),
})

// A form has more rows than most certificates; those that were left empty do not count.
const lines = filledRows(line, isEmpty, {
  most: 200,
  none: 'Give at least one line of goods.',
  tooMany: 'At most 200 lines of goods.',
})

function isEmpty(row: unknown): boolean {
  return (
    typeof row === 'object' && row !== null && Object.values(row).every((cell) => cell === '' || cell === undefined)
  )
}

/** What stands on many certificates beside what must: kept as it was typed. */
export const furtherSchema = z.object({
  consigneeCountry: optional(countrySchema),
  containerCount: optional(z.coerce.number({ error: 'Containers must be a whole number.' }).int().min(1).max(10_000)),
  validationReference: optional(lineOfText('Reference of the validation', 100)),
  mine: optional(text('Mine', 500)),
  quality: optional(text('Quality', 500)),
})

/** A certificate as it is recorded: its twelve mandatory elements a to l, and what may stand beside them. */
export const certificateSchema = z
  .object({
    direction: z.enum(directions, { error: 'Say whether it came with goods or was issued for an export of yours.' }),
    bearsStatement: ticked.refine((bears) => bears, 'A paper without the title and the statement is no certificate.'),
    mixedOrigin: ticked,
    originsStarred: ticked,
    originCountries: listOf(countrySchema, { count: 60, what: 'countries' }).transform((all) => [...new Set(all)]),
    number,
    issuedOn: daySchema('Date of issuance'),
    expiresOn: daySchema('Date of expiry'),
    authority: lineOfText('Issuing authority'),
    exporter: text('Exporter', 500),
    importer: text('Importer', 500),
    importerCountry: countrySchema,
    carats: caratSchema('Carat weight'),
    value: amountSchema('Value'),
    parcelCount: z.coerce
      .number({ error: 'Number of parcels must be a whole number.' })
      .int('Number of parcels must be a whole number.')
      .min(1, 'There is at least one parcel.')
      .max(100_000, 'That is too many parcels.'),
    lines,
    validatedOn: daySchema('Date of validation'),
    sealNumbers: listOf(lineOfText('Seal number', 60), { count: 200, what: 'seal numbers' }),
    shippedOn: optional(daySchema('Date of shipment')),
    importedOn: optional(daySchema('Date of import')),
    predecessors: listOf(number, { count: 100, what: 'earlier certificates' }),
    further: z.preprocess((value) => value ?? {}, furtherSchema),
    note: optional(text('Note')),
  })
  .superRefine((certificate, context) => {
    for (const [path, message] of contradictions(certificate))
      context.addIssue({ code: 'custom', path: [path], message })
  })

type Elements = Pick<
  z.output<typeof certificateSchema>,
  'issuedOn' | 'expiresOn' | 'validatedOn' | 'shippedOn' | 'importedOn' | 'carats' | 'value' | 'lines' | 'direction'
> &
  Origin
type Origin = {
  readonly mixedOrigin: boolean
  readonly originsStarred: boolean
  readonly originCountries: readonly string[]
  readonly lines: readonly { readonly countryOfMining: string | null }[]
}

/** What cannot be so on one paper, each at its field. */
function contradictions(certificate: Elements): readonly (readonly [field: string, sentence: string])[] {
  const { issuedOn, expiresOn, validatedOn, shippedOn, importedOn, direction } = certificate
  const found: (readonly [string, string])[] = []
  if (expiresOn <= issuedOn) found.push(['expiresOn', 'It expires after the day on which it was issued.'])
  if (validatedOn > expiresOn) found.push(['validatedOn', 'It was validated before it expired.'])
  if (importedOn !== null && direction === 'issued')
    found.push(['importedOn', 'The certificate of an export of yours has no day of import.'])
  if (importedOn !== null && shippedOn !== null && importedOn < shippedOn)
    found.push(['importedOn', 'The goods came in on the day of shipment or later.'])
  return [...found, ...ofOrigin(certificate), ...ofSums(certificate)]
}

function ofOrigin({ mixedOrigin, originsStarred, originCountries, lines: goods }: Origin) {
  const found: (readonly [string, string])[] = []
  if (!mixedOrigin && originCountries.length !== 1)
    found.push(['originCountries', 'Goods of one origin name one country. Several, or asterisks, are of mixed origin.'])
  if (!mixedOrigin && originsStarred)
    found.push(['originsStarred', 'Asterisks stand for mixed origin. Say that it is mixed, or name the one country.'])
  if (mixedOrigin && !originsStarred && originCountries.length < 2)
    found.push(['originCountries', 'A parcel of mixed origin shows asterisks, or names every country of mining.'])
  if (mixedOrigin && originCountries.length === 1)
    found.push(['originCountries', 'Mixed origin is of two countries at least.'])
  const strange = goods.find(
    (each) =>
      each.countryOfMining !== null && originCountries.length > 0 && !originCountries.includes(each.countryOfMining),
  )
  if (strange)
    found.push(['originCountries', `A line is of ${strange.countryOfMining}, and the certificate does not name it.`])
  return found
}

function ofSums({ carats, value, lines: goods }: Pick<Elements, 'carats' | 'value' | 'lines'>) {
  const found: (readonly [string, string])[] = []
  const weight = sumCarats(goods.map((each) => each.carats))
  if (weight !== carats)
    found.push([
      'carats',
      `The lines add up to ${showCarat(weight)} ct, the certificate says ${showCarat(carats as MilliCarat)} ct.`,
    ])
  const worth = goods.reduce((total, each) => total + each.value, 0n)
  if (worth !== value)
    found.push([
      'value',
      `The lines add up to ${showAmount(worth, VALUE)}, the certificate says ${showAmount(value, VALUE)}.`,
    ])
  return found
}

export type Certificate = z.output<typeof certificateSchema>

export const certificateListSchema = z.object({
  search: optional(z.string().trim().max(100, 'Search for at most 100 characters.')),
  direction: optional(z.enum(directions, { error: 'Direction must be received or issued.' })),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: optional(z.string().max(200)),
})

export const withdrawSchema = z.object({ reason: text('Reason', 500) })

export const confirmationSchema = z.object({
  sentOn: daySchema('Sent on'),
  sentTo: lineOfText('Sent to'),
  signatory: lineOfText('Signatory'),
  note: optional(text('Note', 500)),
})
