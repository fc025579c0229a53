import { z } from 'zod'
import type { CompanyState } from '../kernel/actor.ts'
import { daySchema, isTimeZone } from '../kernel/calendar.ts'
import { currencyCodes } from '../kernel/money.ts'
import { lineOfText, optional, text } from '../kernel/text.ts'

const NEXT: Readonly<Record<CompanyState, readonly CompanyState[]>> = {
  applied: ['verified'],
  verified: ['active'],
  active: ['suspended'],
  suspended: ['active'],
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

/** What a company tells about itself and may change. */
export const profileSchema = z.object({
  tradeName: optional(lineOfText('The trade name')),
  address: text('The address', 500),
  taxNumber: optional(lineOfText('The tax number', 60)),
  bourseMemberships: bourses,
  timeZone,
  paper,
})

export const registrationSchema = z
  .object({
    number: lineOfText('The SoW registration number', 60),
    validFrom: daySchema('The first day of validity'),
    validTo: daySchema('The last day of validity'),
  })
  .refine((value) => value.validFrom <= value.validTo, {
    path: ['validTo'],
    error: 'The registration must not end before it begins.',
  })

/** A company to onboard; the SoW fields are given together or not at all. */
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
    sowNumber: optional(lineOfText('The SoW registration number', 60)),
    sowValidFrom: optional(daySchema('The SoW registration’s first day')),
    sowValidTo: optional(daySchema('The SoW registration’s last day')),
  })
  .superRefine((value, context) => {
    const given = [value.sowNumber, value.sowValidFrom, value.sowValidTo].filter((part) => part !== null).length
    if (given !== 0 && given !== 3)
      context.addIssue({
        code: 'custom',
        path: ['sowNumber'],
        message: 'Give the SoW registration’s number, first day and last day together, or none of them.',
      })
    if (value.sowValidFrom && value.sowValidTo && value.sowValidFrom > value.sowValidTo)
      context.addIssue({
        code: 'custom',
        path: ['sowValidTo'],
        message: 'The registration must not end before it begins.',
      })
  })
export type CompanyInput = z.output<typeof companySchema>

export const MAX_EVIDENCE_BYTES = 10 * 1024 * 1024

/** The media type of evidence by its first bytes, whatever its name says; null when it is none that we take. */
export function evidenceType(content: Uint8Array): 'application/pdf' | 'image/png' | 'image/jpeg' | null {
  const starts = (...bytes: number[]) => bytes.every((byte, index) => content[index] === byte)
  if (starts(0x25, 0x50, 0x44, 0x46, 0x2d)) return 'application/pdf'
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  if (starts(0xff, 0xd8, 0xff)) return 'image/jpeg'
  return null
}
