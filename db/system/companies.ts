import { type Selectable, sql, type Transaction } from 'kysely'
import type { CompanyState } from '../../domain/kernel/actor.ts'
import type { Day } from '../../domain/kernel/calendar.ts'
import { newId, type TenantId } from '../../domain/kernel/ids.ts'
import type { SystemDatabase } from '../client.ts'
import { containing } from '../like.ts'
import type { Schema } from '../schema.ts'
import { addRegistration, type NewRegistration, type Who } from './registrations.ts'
import { inSystem } from './transaction.ts'

export type NewCompany = Omit<
  Selectable<Schema['company']>,
  | 'state'
  | 'created_at'
  | 'back_dating_days'
  | 'forbid_unsupported'
  | 'chase_after_days'
  | 'language'
  | 'requires_second_factor'
> & { readonly language?: string | undefined }
/** Adds companies in the state applied, all or none; returns the positions of those that are there already. */
export async function insertCompanies(
  system: SystemDatabase,
  who: Who,
  rows: readonly { readonly company: NewCompany; readonly registration: NewRegistration | null }[],
): Promise<readonly number[]> {
  return inSystem(system, async (tx) => {
    // Two onboardings of one company at the same moment must not both find it missing.
    await sql`select pg_advisory_xact_lock(hashtextextended('onboard-company', 7))`.execute(tx)
    const taken: number[] = []
    for (const [position, { company }] of rows.entries()) if (await isKnown(tx, company)) taken.push(position)
    if (taken.length > 0) return taken
    for (const { company, registration } of rows) {
      await tx
        .insertInto('company')
        .values({ ...company, state: 'applied', created_at: who.at })
        .execute()
      await insertStateChange(tx, who, { tenantId: company.tenant_id, from: null, to: 'applied', reason: 'Onboarded' })
      if (registration) await addRegistration(tx, who, company.tenant_id, registration)
    }
    return []
  })
}

/** Whether a company with this country and registration number is there already. */
export function companyIsKnown(
  system: SystemDatabase,
  company: Pick<NewCompany, 'country' | 'registration_number'>,
): Promise<boolean> {
  return inSystem(system, (tx) => isKnown(tx, company))
}

/** Moves a company from one state to another and writes down who, when and why; false when it was no longer in `from`. */
export async function updateCompanyState(
  system: SystemDatabase,
  who: Who,
  change: {
    readonly tenantId: TenantId
    readonly from: CompanyState
    readonly to: CompanyState
    readonly reason: string
  },
): Promise<boolean> {
  return inSystem(system, async (tx) => {
    const result = await tx
      .updateTable('company')
      .set({ state: change.to })
      .where('tenant_id', '=', change.tenantId)
      .where('state', '=', change.from)
      .executeTakeFirst()
    if (result.numUpdatedRows !== 1n) return false
    await insertStateChange(tx, who, change)
    return true
  })
}

/** Lets a company trade under one more scheme, and writes down who did. Nothing happens when it does already. */
export async function addCompanyScheme(
  system: SystemDatabase,
  who: Who,
  { tenantId, scheme, reason }: { readonly tenantId: TenantId; readonly scheme: string; readonly reason: string },
): Promise<void> {
  await inSystem(system, async (tx) => {
    const row = await tx
      .updateTable('company')
      .set({ schemes: sql<string[]>`schemes || ${scheme}::text` })
      .where('tenant_id', '=', tenantId)
      .where(sql<boolean>`not ${scheme} = any(schemes)`)
      .returning('state')
      .executeTakeFirst()
    if (row) await insertStateChange(tx, who, { tenantId, from: row.state, to: row.state, reason })
  })
}

type ListFilter = {
  readonly search: string | null
  readonly state: CompanyState | null
  readonly after: { readonly value: string; readonly id: string } | null
  readonly limit: number
}

/** To which day the company `c` is registered: for as long as it is with every scheme that it trades under. */
export const registeredTo = sql<Day | null>`(select case when bool_and(latest is not null) then min(latest) end
  from (select (select max(r.valid_to) from registration r where r.tenant_id = c.tenant_id and r.scheme = s.scheme) as latest
    from unnest(c.schemes) as s(scheme)) as each)`

/** Companies by name, each with the day to which it is registered; one more than the limit tells that there are more. */
export async function selectCompanies(system: SystemDatabase, filter: ListFilter) {
  return inSystem(system, async (tx) => {
    let query = tx
      .selectFrom('company as c')
      .select(['c.tenant_id as tenantId', 'c.legal_name as legalName', 'c.trade_name as tradeName', 'c.country'])
      .select(['c.registration_number as registrationNumber', 'c.segment', 'c.state', 'c.created_at as createdAt'])
      .select(registeredTo.as('registeredTo'))
    if (filter.state) query = query.where('c.state', '=', filter.state)
    if (filter.search) {
      const part = containing(filter.search.toLowerCase())
      query = query.where(
        sql<boolean>`(lower(c.legal_name) like ${part} or lower(coalesce(c.trade_name, '')) like ${part} or lower(c.registration_number) like ${part})`,
      )
    }
    if (filter.after)
      query = query.where(
        sql<boolean>`(lower(c.legal_name), c.tenant_id) > (${filter.after.value}, ${filter.after.id}::uuid)`,
      )
    return query
      .orderBy(sql`lower(c.legal_name)`)
      .orderBy('c.tenant_id')
      .limit(filter.limit + 1)
      .execute()
  })
}

/** What the association sees of one company: profile, states, registrations, members and open invitations; no trade. */
export async function selectCompany(system: SystemDatabase, tenantId: TenantId) {
  return inSystem(system, async (tx) => {
    const company = await tx
      .selectFrom('company')
      .select(['tenant_id', 'legal_name', 'trade_name', 'country', 'address', 'registration_number', 'tax_number'])
      .select(['bourse_memberships', 'segment', 'time_zone', 'currency', 'fiscal_year_start', 'paper', 'schemes'])
      .select(['state', 'created_at'])
      .where('tenant_id', '=', tenantId)
      .executeTakeFirst()
    if (!company) return null
    const states = await tx
      .selectFrom('company_state_change')
      .select(['from_state as from', 'to_state as to', 'reason', 'changed_by_name as by', 'changed_at as at'])
      .where('tenant_id', '=', tenantId)
      .orderBy('id', 'desc')
      .limit(100)
      .execute()
    const registrations = await tx
      .selectFrom('registration')
      .select([
        'id',
        'scheme',
        'number',
        'valid_from as validFrom',
        'valid_to as validTo',
        'evidence_sha256 as evidenceSha256',
      ])
      .select(['recorded_by_name as recordedBy', 'recorded_at as recordedAt'])
      .where('tenant_id', '=', tenantId)
      .orderBy('id', 'desc')
      .limit(100)
      .execute()
    const owners = await tx
      .selectFrom('membership')
      .select(['name', 'email', 'state'])
      .where('tenant_id', '=', tenantId)
      .where('role', '=', 'owner')
      .limit(100)
      .execute()
    const invitations = await tx
      .selectFrom('invitation')
      .select(['id', 'email', 'role', 'created_at as createdAt', 'expires_at as expiresAt', 'used_at as usedAt'])
      .select(['revoked_at as revokedAt', 'mail_state as mailState'])
      .where('tenant_id', '=', tenantId)
      .where('role', '=', 'owner')
      .orderBy('id', 'desc')
      .limit(100)
      .execute()
    return { company, states, registrations, owners, invitations }
  })
}

/** Companies by state, and the active ones whose latest registration with a scheme ends by a day. */
export async function selectAssociationCounts(system: SystemDatabase, until: Day) {
  return inSystem(system, async (tx) => ({
    states: await tx
      .selectFrom('company')
      .select((eb) => ['state', eb.fn.countAll<string>().as('count')])
      .groupBy('state')
      .execute(),
    expiring: await tx
      .selectFrom('company as c')
      .innerJoin('registration as r', 'r.tenant_id', 'c.tenant_id')
      .select(['c.tenant_id as tenantId', 'c.legal_name as legalName', 'r.scheme'])
      .select((eb) => eb.fn.max('r.valid_to').as('validTo'))
      .where('c.state', '=', 'active')
      .groupBy(['c.tenant_id', 'c.legal_name', 'r.scheme'])
      .having((eb) => eb(eb.fn.max('r.valid_to'), '<=', until))
      .orderBy('validTo')
      .limit(50)
      .execute(),
  }))
}

async function isKnown(tx: Transaction<Schema>, company: Pick<NewCompany, 'country' | 'registration_number'>) {
  const found = await tx
    .selectFrom('company')
    .select('tenant_id')
    .where('country', '=', company.country)
    .where('registration_number', '=', company.registration_number)
    .executeTakeFirst()
  return found !== undefined
}

/** Writes down who changed a company's state, when and why. */
export async function insertStateChange(
  tx: Transaction<Schema>,
  who: Who,
  change: {
    readonly tenantId: TenantId
    readonly from: CompanyState | null
    readonly to: CompanyState
    readonly reason: string
  },
) {
  await tx
    .insertInto('company_state_change')
    .values({
      tenant_id: change.tenantId,
      id: newId(),
      from_state: change.from,
      to_state: change.to,
      reason: change.reason,
      changed_by: who.userId,
      changed_by_name: who.name,
      changed_at: who.at,
    })
    .execute()
}
