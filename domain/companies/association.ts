import { selectAssociationCounts, selectCompanies, selectCompany } from '../../db/system/companies.ts'
import { type NewEvidence, selectEvidence } from '../../db/system/registrations.ts'
import type { Deps } from '../deps.ts'
import { type Actor, authorizeAssociation, type CompanyState, companyStates } from '../kernel/actor.ts'
import { addDays, dayIn } from '../kernel/calendar.ts'
import { readCursor, writeCursor } from '../kernel/cursor.ts'
import { notFound } from '../kernel/errors.ts'
import type { RegistrationId, TenantId } from '../kernel/ids.ts'

type ListInput = {
  readonly search?: string | null | undefined
  readonly state?: CompanyState | null | undefined
  readonly cursor?: string | null | undefined
  readonly limit?: number | undefined
}

/** Companies by name, with state and the day to which each is registered; `nextCursor` asks for the following ones. */
export async function listCompanies(deps: Pick<Deps, 'system'>, actor: Actor, input: ListInput) {
  authorizeAssociation(actor, 'association:read')
  const limit = Math.min(Math.max(input.limit ?? 50, 1), 200)
  const rows = await selectCompanies(deps.system, {
    search: input.search?.trim().slice(0, 200) || null,
    state: input.state ?? null,
    after: readCursor(input.cursor ?? null),
    limit,
  })
  const companies = rows.slice(0, limit)
  const last = companies.at(-1)
  const nextCursor =
    rows.length > limit && last ? writeCursor({ value: last.legalName.toLowerCase(), id: last.tenantId }) : null
  return { companies, nextCursor }
}

/** The schemes that are loaded, by name. */
export async function loadedSchemes(deps: Pick<Deps, 'library'>, actor: Actor) {
  authorizeAssociation(actor, 'association:read')
  const { library } = await deps.library.current()
  return library.schemes.map(({ key, name, registration }) => ({ key, name, registration }))
}

/** What the association may see of a company: profile, states, registrations, owners; no trade (ISO-8). */
export async function readCompany(deps: Pick<Deps, 'system'>, actor: Actor, tenantId: TenantId) {
  authorizeAssociation(actor, 'association:read')
  const found = await selectCompany(deps.system, tenantId)
  if (!found) throw notFound('company')
  return found
}

/** What is needed to hand out the evidence file of a registration. */
export async function readEvidence(
  deps: Pick<Deps, 'system'>,
  actor: Actor,
  tenantId: TenantId,
  registrationId: RegistrationId,
): Promise<NewEvidence> {
  const { registrations } = await readCompany(deps, actor, tenantId)
  const sha256 = registrations.find(({ id }) => id === registrationId)?.evidenceSha256
  const file = sha256 ? await selectEvidence(deps.system, tenantId, sha256) : undefined
  if (!file) throw notFound('evidence file')
  return { ...file, bytes: Number(file.bytes) }
}

/** Companies by state, and the active ones whose registration with a scheme ends within 90 days or has ended. */
export async function associationDashboard(deps: Pick<Deps, 'system' | 'clock' | 'library'>, actor: Actor) {
  const schemes = await loadedSchemes(deps, actor)
  const today = dayIn('UTC', deps.clock.now())
  const { states, expiring } = await selectAssociationCounts(deps.system, addDays(today, 90))
  const countOf = (state: CompanyState) => Number(states.find((row) => row.state === state)?.count ?? 0)
  const counts = companyStates.map((state) => ({ state, count: countOf(state) }))
  const named = (key: string) => schemes.find((scheme) => scheme.key === key)?.registration.name ?? key
  return { today, counts, expiring: expiring.map((row) => ({ ...row, registration: named(row.scheme) })) }
}
