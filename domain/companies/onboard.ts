import { z } from 'zod'
import {
  insertCompanies,
  insertRegistration,
  type NewCompany,
  type NewEvidence,
  type NewRegistration,
  selectCompany,
  updateCompanyState,
  type Who,
} from '../../db/system/companies.ts'
import type { Deps } from '../deps.ts'
import { type Actor, type AssociationActor, authorizeAssociation, companyStates } from '../kernel/actor.ts'
import { DomainError, invalidField, notFound } from '../kernel/errors.ts'
import { newId, type TenantId } from '../kernel/ids.ts'
import { parseInput } from '../kernel/parse.ts'
import { lineOfText } from '../kernel/text.ts'
import {
  type CompanyInput,
  checkStateChange,
  companySchema,
  evidenceType,
  MAX_EVIDENCE_BYTES,
  registrationSchema,
} from './rules.ts'

/** A file as it was uploaded. */
export type Evidence = { readonly name: string; readonly content: Uint8Array }
type OnboardDeps = Pick<Deps, 'system' | 'clock' | 'files'>

/** Adds a company in the state applied, with its SoW registration when it is given. */
export async function onboardCompany(
  deps: OnboardDeps,
  actor: Actor,
  input: unknown,
  evidence: Evidence | null = null,
): Promise<TenantId> {
  authorizeAssociation(actor, 'association:onboard')
  const company = parseInput(companySchema, input)
  if (evidence && company.sowNumber === null)
    throw invalidField('sowNumber', 'Give the SoW registration that this file is the evidence of.')
  const tenantId = newId<TenantId>()
  const stored = evidence ? await storeEvidence(deps, tenantId, evidence) : null
  const row = { company: companyRow(tenantId, company), registration: registrationOf(company, stored) }
  const taken = await insertCompanies(deps.system, whoIs(deps, actor), [row])
  if (taken.length > 0)
    throw new DomainError('conflict', 'A company with this registration number is there already.', {
      reason: 'company_known',
      fields: { registrationNumber: ['A company of this country with this number is there already.'] },
    })
  return tenantId
}

/** Moves a company along applied → verified → active ⇄ suspended, with the reason. */
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

/** Records a SoW registration of a company, with its evidence when there is a file. */
export async function recordRegistration(
  deps: OnboardDeps,
  actor: Actor,
  tenantId: TenantId,
  input: unknown,
  evidence: Evidence | null = null,
): Promise<void> {
  authorizeAssociation(actor, 'association:onboard')
  const registration = parseInput(registrationSchema, input)
  if (!(await selectCompany(deps.system, tenantId))) throw notFound('company')
  const stored = evidence ? await storeEvidence(deps, tenantId, evidence) : null
  await insertRegistration(deps.system, whoIs(deps, actor), tenantId, { ...registration, evidence: stored })
}

/** The row that a checked input makes. */
export function companyRow(tenantId: TenantId, input: CompanyInput): NewCompany {
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
  }
}

/** The registration in an onboarding, or null when none was given. */
export function registrationOf(input: CompanyInput, evidence: NewEvidence | null): NewRegistration | null {
  const { sowNumber, sowValidFrom, sowValidTo } = input
  if (!sowNumber || !sowValidFrom || !sowValidTo) return null
  return { number: sowNumber, validFrom: sowValidFrom, validTo: sowValidTo, evidence }
}

/** Who does it, and when. */
export function whoIs(deps: Pick<Deps, 'clock'>, actor: AssociationActor): Who {
  return { userId: actor.userId, name: actor.name, at: deps.clock.now() }
}

async function storeEvidence(deps: OnboardDeps, tenantId: TenantId, evidence: Evidence): Promise<NewEvidence> {
  if (evidence.content.length > MAX_EVIDENCE_BYTES)
    throw invalidField('evidence', 'The file is larger than 10 MB. Give a smaller one.', 'too_large')
  const mediaType = evidenceType(evidence.content)
  if (!mediaType) throw invalidField('evidence', 'The file must be a PDF, PNG or JPEG.', 'wrong_type')
  const name = parseInput(z.object({ evidence: lineOfText('The file’s name') }), { evidence: evidence.name }).evidence
  const { sha256, bytes } = await deps.files.put(tenantId, evidence.content)
  return { sha256, name, mediaType, bytes }
}
