import { parse } from 'csv-parse/sync'
import { companyIsKnown, insertCompanies } from '../../db/system/companies.ts'
import type { Deps } from '../deps.ts'
import { type Actor, authorizeAssociation } from '../kernel/actor.ts'
import { DomainError, type FieldErrors, isDomainError } from '../kernel/errors.ts'
import { newId, type TenantId } from '../kernel/ids.ts'
import { parseInput } from '../kernel/parse.ts'
import { newCompany, whoIs } from './onboard.ts'
import { type CompanyInput, chooseSchemes, companySchema } from './rules.ts'

const REQUIRED = [
  'legalName',
  'country',
  'address',
  'registrationNumber',
  'segment',
  'timeZone',
  'currency',
  'fiscalYearStart',
] as const
/** The columns that a file of companies may have, the required ones first. Several bourses are parted by semicolons. */
export const companyCsvColumns = [
  ...REQUIRED,
  'tradeName',
  'taxNumber',
  'bourseMemberships',
  'paper',
  'scheme',
  'schemeNumber',
  'schemeValidFrom',
  'schemeValidTo',
] as const
const MAX_ROWS = 1000

export type CompanyRowError = { readonly row: number; readonly fields: FieldErrors }
export type CompaniesCheck = {
  readonly rows: number
  readonly errors: readonly CompanyRowError[]
  readonly companies: readonly CheckedCompany[]
}
type CheckedCompany = CompanyInput & { readonly registeredWith: string | null }

/** The dry run: every row's errors, nothing written. Row 1 is the header. */
export async function checkCompaniesCsv(
  deps: Pick<Deps, 'system' | 'library'>,
  actor: Actor,
  csv: string,
): Promise<CompaniesCheck> {
  authorizeAssociation(actor, 'association:onboard')
  const records = readRecords(csv)
  const loaded = (await deps.library.current()).library.schemes.map(({ key }) => key)
  const errors: CompanyRowError[] = []
  const companies: CheckedCompany[] = []
  const seen = new Map<string, number>()
  for (const [index, record] of records.entries()) {
    const row = index + 2
    const read = readRow(record, loaded)
    if (!read.ok) {
      errors.push({ row, fields: read.fields })
      continue
    }
    const { company } = read
    const key = `${company.country} ${company.registrationNumber}`
    const before = seen.get(key)
    seen.set(key, before ?? row)
    const known = { country: company.country, registration_number: company.registrationNumber }
    if (before) errors.push({ row, fields: { registrationNumber: [`Row ${before} has the same country and number.`] } })
    else if (await companyIsKnown(deps.system, known))
      errors.push({ row, fields: { registrationNumber: ['This company is there already. Remove the row.'] } })
    else companies.push(company)
  }
  return { rows: records.length, errors, companies }
}

/** Onboards every company of the file, or none when a row is wrong. */
export async function onboardFromCsv(
  deps: Pick<Deps, 'system' | 'clock' | 'library'>,
  actor: Actor,
  csv: string,
): Promise<number> {
  authorizeAssociation(actor, 'association:onboard')
  const check = await checkCompaniesCsv(deps, actor, csv)
  if (check.errors.length > 0)
    throw new DomainError('invalid', 'Nothing was onboarded: some rows need correcting.', {
      reason: 'rows',
      fields: Object.fromEntries(
        check.errors.flatMap(({ row, fields }) =>
          Object.entries(fields).map(([field, sentences]) => [`row ${row}.${field}`, sentences]),
        ),
      ),
    })
  const rows = check.companies.map((company) => newCompany(newId<TenantId>(), company, company, null))
  const taken = await insertCompanies(deps.system, whoIs(deps, actor), rows)
  if (taken.length > 0)
    throw new DomainError('conflict', 'Nothing was onboarded: somebody added some of these companies meanwhile.', {
      reason: 'company_known',
    })
  return rows.length
}

type Read =
  | { readonly ok: true; readonly company: CheckedCompany }
  | { readonly ok: false; readonly fields: FieldErrors }

function readRow(record: Record<string, string>, loaded: readonly string[]): Read {
  try {
    const company = parseInput(companySchema, record)
    const chosen = chooseSchemes(company, loaded)
    if (!chosen.ok) return { ok: false, fields: { scheme: [chosen.sentence] } }
    const { schemes, registeredWith } = chosen
    return { ok: true, company: { ...company, schemes: [...schemes], registeredWith } }
  } catch (error) {
    if (isDomainError(error) && error.details.fields) return { ok: false, fields: error.details.fields }
    throw error
  }
}

function readRecords(csv: string): Record<string, string>[] {
  let rows: string[][]
  try {
    rows = parse(csv, { bom: true, skip_empty_lines: true, trim: true, relax_column_count: true, to: MAX_ROWS + 2 })
  } catch (error) {
    throw new DomainError('invalid', `This is not a CSV file: ${error instanceof Error ? error.message : ''}`, {
      reason: 'not_csv',
    })
  }
  const [header = [], ...body] = rows
  const unknown = header.filter((name) => !companyCsvColumns.some((column) => column === name))
  const missing = REQUIRED.filter((name) => !header.includes(name))
  if (unknown.length > 0 || missing.length > 0)
    throw new DomainError(
      'invalid',
      `The header is not right. Missing: ${missing.join(', ') || 'none'}; unknown: ${unknown.join(', ') || 'none'}.`,
      { reason: 'columns' },
    )
  if (body.length === 0) throw new DomainError('invalid', 'The file has no company in it.', { reason: 'empty' })
  if (body.length > MAX_ROWS)
    throw new DomainError('invalid', `The file has more than ${MAX_ROWS} companies. Split it.`, { reason: 'too_many' })
  return body.map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])))
}
