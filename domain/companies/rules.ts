import { z } from 'zod'
import type { CompanyState } from '../kernel/actor.ts'
import { daySchema, isTimeZone } from '../kernel/calendar.ts'
import { languageTags } from '../kernel/languages.ts'
import { currencyCodes } from '../kernel/money.ts'
import { lineOfText, optional, text } from '../kernel/text.ts'

// An active company's state changes by a sanction alone, and back when that ends (domain/sanctions).
const NEXT: Readonly<Record<CompanyState, readonly CompanyState[]>> = {
  applied: ['verified'],
  verified: ['active'],
  active: [],
  suspended: [],
  expelled: [],
}

/** The states a company may go to from this one. */
export function nextStates(from: CompanyState): readonly CompanyState[] {
  return NEXT[from]
}

/** Whether a company may go from one state to another. */
export function checkStateChange(
  from: CompanyState,
  to: CompanyState,
): { readonly ok: true } | { readonly ok: false; readonly reason: 'same_state' | 'not_allowed' } {
  if (from === to) return { ok: false, reason: 'same_state' }
  return NEXT[from].includes(to) ? { ok: true } : { ok: false, reason: 'not_allowed' }
}

export const segments = [
  'rough-producer',
  'rough-trader',
  'manufacturer',
  'polished-dealer',
  'jewellery-manufacturer',
  'retailer',
  'lab-grown-producer',
  'service-provider',
] as const

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

/** True for a country code of ISO 3166-1 alpha-2 that the runtime knows. */
export function isCountry(code: string): boolean {
  return (
    /^[A-Z]{2}$/.test(code) &&
    !['EU', 'UN', 'EZ', 'QO', 'XA', 'XB', 'ZZ'].includes(code) &&
    regions.of(code) !== undefined
  )
}

const country = z
  .string({ error: 'The country is missing.' })
  .trim()
  .toUpperCase()
  .refine(isCountry, 'The country must be a code of two letters, like BE or IN.')
const timeZone = z
  .string({ error: 'The time zone is missing.' })
  .trim()
  .refine(isTimeZone, 'The time zone must be an IANA name, like Europe/Brussels.')
const bourses = z.preprocess(
  (value) =>
    typeof value === 'string'
      ? value
          .split(';')
          .map((part) => part.trim())
          .filter(Boolean)
      : (value ?? []),
  z.array(lineOfText('The bourse', 120)).max(20, 'At most 20 bourses.'),
)
const paper = z.enum(['A4', 'Letter'], 'The paper must be A4 or Letter.')
const language = z.enum(languageTags, `The language must be one of: ${languageTags.join(', ')}.`)

const BACK_DATING = 'Write the days of back-dating as a whole number from 0 to 3650.'
const CHASE_AFTER = 'Write the days between reminders as a whole number from 1 to 365.'

/** What a company tells about itself and may change. */
export const profileSchema = z.object({
  tradeName: optional(lineOfText('The trade name')),
  address: text('The address', 500),
  taxNumber: optional(lineOfText('The tax number', 60)),
  bourseMemberships: bourses,
  timeZone,
  paper,
  /** Of its documents; what it was when nothing is said. */
  language: z
    .preprocess((value) => (value === '' || value === null ? undefined : value), language.optional())
    .optional(),
  /** How many days before the day of issue a document's date may lie; what it was when nothing is said. */
  backDatingDays: z
    .preprocess(
      (value) => (value === '' || value === null ? undefined : value),
      z.coerce.number(BACK_DATING).int(BACK_DATING).min(0, BACK_DATING).max(3650, BACK_DATING).optional(),
    )
    .optional(),
  /** How many days a supplier has before he is reminded of a warranty; what it was when nothing is said. */
  chaseAfterDays: z
    .preprocess(
      (value) => (value === '' || value === null ? undefined : value),
      z.coerce.number(CHASE_AFTER).int(CHASE_AFTER).min(1, CHASE_AFTER).max(365, CHASE_AFTER).optional(),
    )
    .optional(),
})

export const registrationSchema = z
  .object({
    scheme: optional(z.string().trim().max(100)),
    number: lineOfText('The registration’s number', 60),
    validFrom: daySchema('The first day of validity'),
    validTo: daySchema('The last day of validity'),
  })
  .refine((value) => value.validFrom <= value.validTo, {
    path: ['validTo'],
    error: 'The registration must not end before it begins.',
  })

/** A company to onboard. Its registration's number and days are given together or not at all. */
export const companySchema = profileSchema
  .extend({
    legalName: lineOfText('The legal name'),
    country,
    registrationNumber: lineOfText('The registration number', 60),
    segment: z.enum(segments, `The segment must be one of: ${segments.join(', ')}.`),
    currency: z.enum(currencyCodes, `The currency must be one of: ${currencyCodes.join(', ')}.`),
    fiscalYearStart: z.coerce
      .number('The fiscal year’s first month must be a number from 1 to 12.')
      .int('The fiscal year’s first month must be a number from 1 to 12.')
      .min(1, 'The fiscal year’s first month must be a number from 1 to 12.')
      .max(12, 'The fiscal year’s first month must be a number from 1 to 12.'),
    paper: z.preprocess((value) => value || 'A4', paper),
    schemes: z.preprocess((value) => value ?? [], z.array(z.string().trim().max(100)).max(50)),
    scheme: optional(z.string().trim().max(100)),
    schemeNumber: optional(lineOfText('The registration’s number', 60)),
    schemeValidFrom: optional(daySchema('The registration’s first day')),
    schemeValidTo: optional(daySchema('The registration’s last day')),
  })
  .superRefine((value, context) => {
    const parts = [value.schemeNumber, value.schemeValidFrom, value.schemeValidTo]
    const given = parts.filter((part) => part !== null).length
    if (given !== 0 && given !== 3)
      context.addIssue({
        code: 'custom',
        path: ['schemeNumber'],
        message: 'Give the registration’s number, first day and last day together, or none of them.',
      })
    if (value.schemeValidFrom && value.schemeValidTo && value.schemeValidFrom > value.schemeValidTo)
      context.addIssue({
        code: 'custom',
        path: ['schemeValidTo'],
        message: 'The registration must not end before it begins.',
      })
  })
export type CompanyInput = z.output<typeof companySchema>

type SchemesGiven = Pick<CompanyInput, 'schemes' | 'scheme' | 'schemeNumber'>
type SchemesChosen =
  | { readonly ok: true; readonly schemes: readonly string[]; readonly registeredWith: string | null }
  | { readonly ok: false; readonly field: 'schemes' | 'scheme'; readonly sentence: string }

/**
 * Under which schemes a company trades, and which one its registration is with. Where there is one, nothing need be said;
 * a file that only names the registration's scheme means that the company trades under it.
 */
export function chooseSchemes(
  { schemes, scheme, schemeNumber }: SchemesGiven,
  loaded: readonly string[],
): SchemesChosen {
  const given = schemes.length === 0 && scheme !== null ? [scheme] : schemes
  const chosen = given.length === 0 && loaded.length === 1 ? loaded : [...new Set(given)]
  const known = loaded.join(', ')
  const unknown = chosen.find((key) => !loaded.includes(key))
  if (unknown !== undefined)
    return { ok: false, field: 'schemes', sentence: `There is no scheme “${unknown}”. There is: ${known}.` }
  if (chosen.length === 0)
    return { ok: false, field: 'schemes', sentence: `Choose the company’s schemes. There is: ${known}.` }
  if (schemeNumber === null) return { ok: true, schemes: chosen, registeredWith: null }
  const registeredWith = scheme ?? (chosen.length === 1 ? chosen[0] : undefined)
  if (registeredWith === undefined || !chosen.includes(registeredWith))
    return { ok: false, field: 'scheme', sentence: 'Say with which of the company’s schemes the registration is.' }
  return { ok: true, schemes: chosen, registeredWith }
}
