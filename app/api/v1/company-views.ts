import { z } from '@hono/zod-openapi'
import { type listCompanies, type readCompany, segments } from '../../../domain/companies/index.ts'
import { companyStates } from '../../../domain/kernel/actor.ts'
import { currencyCodes } from '../../../domain/kernel/money.ts'
import { profileOf } from '../../company-profile.server.ts'
import { dayText, id, instant } from './schemas.ts'

const words = z.string().nullable()

/** What onboarding asks; the registration's number and days together or not at all. */
export const companyInput = z
  .object({
    legalName: z.string(),
    tradeName: words.optional(),
    country: z.string().openapi({ example: 'BE' }),
    address: z.string(),
    registrationNumber: z.string(),
    taxNumber: words.optional(),
    bourseMemberships: z.array(z.string()).optional(),
    segment: z.enum(segments),
    timeZone: z.string().openapi({ example: 'Europe/Brussels' }),
    currency: z.enum(currencyCodes),
    fiscalYearStart: z.number().int().min(1).max(12).openapi({ description: 'the month the fiscal year begins' }),
    paper: z.enum(['A4', 'Letter']).optional(),
    schemes: z
      .array(z.string())
      .optional()
      .openapi({ description: 'keys of the schemes it trades under; where one is loaded nothing need be said' }),
    scheme: words.optional().openapi({ description: 'the scheme that the registration is with' }),
    schemeNumber: words.optional(),
    schemeValidFrom: words.optional(),
    schemeValidTo: words.optional(),
  })
  .openapi('CompanyInput')

export const companySummary = z
  .object({
    id,
    legalName: z.string(),
    tradeName: words,
    country: z.string(),
    registrationNumber: z.string(),
    segment: z.string(),
    state: z.enum(companyStates),
    registeredTo: dayText
      .nullable()
      .openapi({ description: 'to which day it is registered with all its schemes; null when with one it never was' }),
    createdAt: instant,
  })
  .openapi('CompanySummary')

export const companyView = companySummary
  .omit({ registeredTo: true })
  .extend({
    address: z.string(),
    taxNumber: words,
    bourseMemberships: z.array(z.string()),
    timeZone: z.string(),
    currency: z.string(),
    fiscalYearStart: z.number().int(),
    paper: z.enum(['A4', 'Letter']),
    schemes: z.array(z.string()),
    states: z.array(
      z.object({
        from: z.enum(companyStates).nullable(),
        to: z.enum(companyStates),
        reason: z.string(),
        by: z.string(),
        at: instant,
      }),
    ),
    registrations: z.array(
      z.object({
        id,
        scheme: z.string(),
        number: z.string(),
        validFrom: dayText,
        validTo: dayText,
        evidenceSha256: words,
        recordedBy: z.string(),
        recordedAt: instant,
      }),
    ),
    owners: z.array(z.object({ name: z.string(), email: z.string(), state: z.enum(['active', 'suspended']) })),
    invitations: z.array(
      z.object({
        id,
        email: z.string(),
        createdAt: instant,
        expiresAt: instant,
        usedAt: instant.nullable(),
        revokedAt: instant.nullable(),
        mailState: z.enum(['queued', 'sent']),
      }),
    ),
  })
  .openapi('Company')

type Row = Awaited<ReturnType<typeof listCompanies>>['companies'][number]
type Whole = Awaited<ReturnType<typeof readCompany>>

/** One row of the list, on the wire. */
export function viewOfRow({ tenantId, createdAt, ...row }: Row): z.output<typeof companySummary> {
  return companySummary.parse({ ...row, id: tenantId, createdAt: createdAt.toISOString() })
}

/** A company as the association sees it, on the wire. */
export function viewOfCompany({ company, ...rest }: Whole): z.output<typeof companyView> {
  return companyView.parse({
    id: company.tenant_id,
    ...profileOf({ company }),
    country: company.country,
    schemes: company.schemes,
    state: company.state,
    createdAt: company.created_at.toISOString(),
    owners: rest.owners,
    states: rest.states.map((change) => ({ ...change, at: change.at.toISOString() })),
    registrations: rest.registrations.map((row) => ({ ...row, recordedAt: row.recordedAt.toISOString() })),
    invitations: rest.invitations.map((row) => ({
      ...row,
      createdAt: row.createdAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
      usedAt: row.usedAt?.toISOString() ?? null,
      revokedAt: row.revokedAt?.toISOString() ?? null,
    })),
  })
}
