import { z } from 'zod'
import {
  addCompanyScheme,
  insertCompanies,
  type NewCompany,
  selectCompany,
  updateCompanyState,
} from '../../db/system/companies.ts'
import { insertRegistration, type NewEvidence, type NewRegistration, type Who } from '../../db/system/registrations.ts'
import type { Deps } from '../deps.ts'
import { keepPaper, type UploadedFile } from '../evidence/index.ts'
import { type Actor, type AssociationActor, authorizeAssociation, companyStates } from '../kernel/actor.ts'
import { DomainError, invalidField, notFound } from '../kernel/errors.ts'
import { idSchema, newId, type TenantId } from '../kernel/ids.ts'
import { parseInput } from '../kernel/parse.ts'
import { lineOfText } from '../kernel/text.ts'
import { chosenScheme } from './chosen-scheme.ts'
import { type CompanyInput, checkStateChange, chooseSchemes, companySchema, registrationSchema } from './rules.ts'

type OnboardDeps = Pick<Deps, 'system' | 'clock' | 'files' | 'library'>

/** Adds a company in the state applied, with its registration when it is given. */
export async function onboardCompany(
  deps: OnboardDeps,
  actor: Actor,
  input: unknown,
  evidence: UploadedFile | null = null,
): Promise<TenantId> {
  authorizeAssociation(actor, 'association:onboard')
  const company = parseInput(companySchema, input)
  if (evidence && company.schemeNumber === null)
    throw invalidField('schemeNumber', 'Give the registration that this file is the evidence of.')
  const { library } = await deps.library.current()
  const chosen = chooseSchemes(
    company,
    library.schemes.map(({ key }) => key),
  )
  if (!chosen.ok) throw invalidField(chosen.field, chosen.sentence)
  const tenantId = newId<TenantId>()
  const stored = evidence ? await keepPaper(deps, tenantId, evidence, 'evidence') : null
  const row = newCompany(tenantId, company, chosen, stored)
  const taken = await insertCompanies(deps.system, whoIs(deps, actor), [row])
  if (taken.length > 0)
    throw new DomainError('conflict', 'A company with this registration number is there already.', {
      reason: 'company_known',
      fields: { registrationNumber: ['A company of this country with this number is there already.'] },
    })
  return tenantId
}

/** Moves a company along applied → verified → active, with the reason. From there on sanctions do. */
export async function changeCompanyState(deps: Pick<Deps, 'system' | 'clock'>, actor: Actor, input: unknown) {
  authorizeAssociation(actor, 'association:suspend')
  const { tenantId, to, reason } = parseInput(
    z.object({
      tenantId: z.uuid(),
      to: z.enum(companyStates, 'Choose a state.'),
      reason: lineOfText('The reason', 500),
    }),
    input,
  )
  const found = await selectCompany(deps.system, tenantId as TenantId)
  if (!found) throw notFound('company')
  const from = found.company.state
  const check = checkStateChange(from, to)
  if (!check.ok)
    throw new DomainError('conflict', `A company that is ${from} cannot become ${to}.`, { reason: check.reason })
  const change = { tenantId: tenantId as TenantId, from, to, reason }
  if (!(await updateCompanyState(deps.system, whoIs(deps, actor), change)))
    throw new DomainError('conflict', 'Somebody changed the company’s state meanwhile. Look again.', {
      reason: 'changed_meanwhile',
    })
}

/** Records a company's registration with one of its schemes, with its evidence when there is a file. */
export async function recordRegistration(
  deps: OnboardDeps,
  actor: Actor,
  tenantId: TenantId,
  input: unknown,
  evidence: UploadedFile | null = null,
): Promise<void> {
  authorizeAssociation(actor, 'association:onboard')
  const registration = parseInput(registrationSchema, input)
  const found = await selectCompany(deps.system, tenantId)
  if (!found) throw notFound('company')
  const own = found.company.schemes.map((key) => ({ key }))
  const scheme = chosenScheme(own, registration.scheme).key
  const stored = evidence ? await keepPaper(deps, tenantId, evidence, 'evidence') : null
  await insertRegistration(deps.system, whoIs(deps, actor), tenantId, { ...registration, scheme, evidence: stored })
}

/** Lets a company trade under one more of the loaded schemes. None is ever taken away: its packs must stay possible. */
export async function addScheme(
  deps: Pick<Deps, 'system' | 'clock' | 'library'>,
  actor: Actor,
  input: unknown,
): Promise<void> {
  authorizeAssociation(actor, 'association:onboard')
  const { tenantId, scheme } = parseInput(
    z.object({ tenantId: idSchema<TenantId>(), scheme: z.string('Choose a scheme.').trim().max(100) }),
    input,
  )
  if (!(await selectCompany(deps.system, tenantId))) throw notFound('company')
  const { library } = await deps.library.current()
  const added = chosenScheme(library.schemes, scheme)
  const change = { tenantId, scheme: added.key, reason: `Trades under ${added.name} too.` }
  await addCompanyScheme(deps.system, whoIs(deps, actor), change)
}

type Chosen = { readonly schemes: readonly string[]; readonly registeredWith: string | null }

/** The rows that a checked input makes: the company, and its registration when one was given. */
export function newCompany(
  tenantId: TenantId,
  input: CompanyInput,
  { schemes, registeredWith: scheme }: Chosen,
  evidence: NewEvidence | null,
): { readonly company: NewCompany; readonly registration: NewRegistration | null } {
  const { schemeNumber: number, schemeValidFrom: validFrom, schemeValidTo: validTo } = input
  return {
    company: companyRow(tenantId, input, schemes),
    registration: scheme && number && validFrom && validTo ? { scheme, number, validFrom, validTo, evidence } : null,
  }
}

function companyRow(tenantId: TenantId, input: CompanyInput, schemes: readonly string[]): NewCompany {
  return {
    tenant_id: tenantId,
    legal_name: input.legalName,
    trade_name: input.tradeName,
    country: input.country,
    address: input.address,
    registration_number: input.registrationNumber,
    tax_number: input.taxNumber,
    bourse_memberships: input.bourseMemberships,
    segment: input.segment,
    time_zone: input.timeZone,
    currency: input.currency,
    fiscal_year_start: input.fiscalYearStart,
    paper: input.paper,
    schemes: [...schemes],
  }
}

/** Who does it, and when. */
export function whoIs(deps: Pick<Deps, 'clock'>, actor: AssociationActor): Who {
  return { userId: actor.userId, name: actor.name, at: deps.clock.now() }
}
