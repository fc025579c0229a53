import type { readCompany } from '../domain/companies/index.ts'
import { countryName } from '../domain/kernel/country.ts'
import type { Profile } from './ui/companies/profile-facts.tsx'

type Row = Awaited<ReturnType<typeof readCompany>>['company'] & {
  readonly back_dating_days?: number
  readonly chase_after_days?: number
  readonly language?: string
}

/** A company's row as its pages show it; how far it may back-date and whom it reminds is its own affair, and not told to the association. */
export function profileOf({ company }: { readonly company: Row }): Profile {
  return {
    legalName: company.legal_name,
    tradeName: company.trade_name,
    country: countryName(company.country),
    address: company.address,
    registrationNumber: company.registration_number,
    taxNumber: company.tax_number,
    bourseMemberships: company.bourse_memberships,
    segment: company.segment,
    timeZone: company.time_zone,
    currency: company.currency,
    fiscalYearStart: company.fiscal_year_start,
    paper: company.paper,
    language: company.language ?? 'en',
    backDatingDays: company.back_dating_days ?? null,
    chaseAfterDays: company.chase_after_days ?? null,
  }
}
