import type { readCompany } from '../domain/companies/index.ts'
import { countryName } from '../domain/kernel/country.ts'
import type { Profile } from './ui/companies/profile-facts.tsx'

/** A company's row as its pages show it. */
export function profileOf({ company }: Pick<Awaited<ReturnType<typeof readCompany>>, 'company'>): Profile {
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
  }
}
