import { type Selectable, sql, type Transaction } from 'kysely'
import type { CompanyState } from '../../domain/kernel/actor.ts'
import type { Day } from '../../domain/kernel/calendar.ts'
import { newId, type TenantId, type UserId } from '../../domain/kernel/ids.ts'
import type { SystemDatabase } from '../client.ts'
import type { Schema } from '../schema.ts'
import { inSystem } from './transaction.ts'

export type Who = { readonly userId: UserId; readonly name: string; readonly at: Date }
export type NewCompany = Omit<Selectable<Schema['company']>, 'state' | 'created_at'>
export type NewRegistration = {
  readonly number: string
  readonly validFrom: Day
  readonly validTo: Day
  readonly evidence: NewEvidence | null
}
export type NewEvidence = {
  readonly sha256: string
  readonly name: string
  readonly mediaType: string
  readonly bytes: number
}

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

/** Adds a SoW registration with its evidence; earlier ones stay. */
export async function insertRegistration(
  system: SystemDatabase,
  who: Who,
  tenantId: TenantId,
  registration: NewRegistration,
): Promise<void> {
  await inSystem(system, (tx) => addRegistration(tx, who, tenantId, registration))
}

type ListFilter = {
  readonly search: string | null
  readonly state: CompanyState | null
  readonly after: { readonly value: string; readonly id: string } | null
  readonly limit: number
}

/** Companies by name with the end of their latest registration; one more than the limit tells that there are more. */
export async function selectCompanies(system: SystemDatabase, filter: ListFilter) {
  return inSystem(system, async (tx) => {
    let query = tx
      .selectFrom('company as c')
      .select(['c.tenant_id as tenantId', 'c.legal_name as legalName', 'c.trade_name as tradeName', 'c.country'])
      .select(['c.registration_number as registrationNumber', 'c.segment', 'c.state', 'c.created_at as createdAt'])
      .select((eb) =>
        eb
          .selectFrom('sow_registration as r')
          .whereRef('r.tenant_id', '=', 'c.tenant_id')
          .select((r) => r.fn.max('r.valid_to').as('validTo'))
          .as('sowValidTo'),
      )
    if (filter.state) query = query.where('c.state', '=', filter.state)
    if (filter.search) {
      const part = `%${filter.search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
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
    const company = await tx.selectFrom('company').selectAll().where('tenant_id', '=', tenantId).executeTakeFirst()
    if (!company) return null
    const states = await tx
      .selectFrom('company_state_change')
      .select(['from_state as from', 'to_state as to', 'reason', 'changed_by_name as by', 'changed_at as at'])
      .where('tenant_id', '=', tenantId)
      .orderBy('id', 'desc')
      .limit(100)
      .execute()
    const registrations = await tx
      .selectFrom('sow_registration')
      .select(['id', 'number', 'valid_from as validFrom', 'valid_to as validTo', 'evidence_sha256 as evidenceSha256'])
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

/** A stored evidence file of a company, or undefined. */
export async function selectEvidence(system: SystemDatabase, tenantId: TenantId, sha256: string) {
  return inSystem(system, (tx) =>
    tx
      .selectFrom('stored_file')
      .select(['sha256', 'name', 'media_type as mediaType', 'bytes'])
      .where('tenant_id', '=', tenantId)
      .where('sha256', '=', sha256)
      .where('purpose', '=', 'sow-evidence')
      .executeTakeFirst(),
  )
}

/** Companies by state, and the active ones whose latest registration ends by a day. */
export async function selectAssociationCounts(system: SystemDatabase, until: Day) {
  return inSystem(system, async (tx) => ({
    states: await tx
      .selectFrom('company')
      .select((eb) => ['state', eb.fn.countAll<string>().as('count')])
      .groupBy('state')
      .execute(),
    expiring: await tx
      .selectFrom('company as c')
      .innerJoin('sow_registration as r', 'r.tenant_id', 'c.tenant_id')
      .select((eb) => ['c.tenant_id as tenantId', 'c.legal_name as legalName', eb.fn.max('r.valid_to').as('validTo')])
      .where('c.state', '=', 'active')
      .groupBy(['c.tenant_id', 'c.legal_name'])
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

async function insertStateChange(
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

async function addRegistration(tx: Transaction<Schema>, who: Who, tenantId: TenantId, added: NewRegistration) {
  if (added.evidence)
    await tx
      .insertInto('stored_file')
      .values({
        tenant_id: tenantId,
        sha256: added.evidence.sha256,
        purpose: 'sow-evidence',
        name: added.evidence.name,
        media_type: added.evidence.mediaType,
        bytes: BigInt(added.evidence.bytes),
        stored_by: who.name,
        stored_at: who.at,
      })
      .onConflict((on) => on.doNothing())
      .execute()
  await tx
    .insertInto('sow_registration')
    .values({
      tenant_id: tenantId,
      id: newId(),
      scheme: 'sow',
      number: added.number,
      valid_from: added.validFrom,
      valid_to: added.validTo,
      evidence_sha256: added.evidence?.sha256 ?? null,
      recorded_by_name: who.name,
      recorded_at: who.at,
    })
    .execute()
}
