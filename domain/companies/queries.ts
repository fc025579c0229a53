import { sql } from 'kysely'
import type { TenantTx } from '../../db/tenant.ts'
import type { CompanyRole } from '../kernel/actor.ts'
import type { UserId } from '../kernel/ids.ts'
import type { LanguageTag } from '../kernel/languages.ts'

/** The company inside the wall, with its latest registrations. */
export async function selectProfile(tx: TenantTx) {
  const company = await tx.selectFrom('company').selectAll().executeTakeFirst()
  const registrations = await tx
    .selectFrom('registration')
    .select(['scheme', 'number', 'valid_from as validFrom', 'valid_to as validTo'])
    .orderBy('valid_to', 'desc')
    .limit(50)
    .execute()
  return company ? { company, registrations } : null
}

/** The company's calendar: what a period is measured in. */
export function selectCalendar(tx: TenantTx) {
  return tx.selectFrom('company').select(['time_zone', 'fiscal_year_start']).executeTakeFirstOrThrow()
}

const MOST_ADDRESSES = 100

/** The company's name and the addresses of those who answer for it: to whom mail about it goes. */
export async function selectAnswerable(
  tx: TenantTx,
): Promise<{ readonly company: string; readonly emails: readonly string[] }> {
  const company = await tx.selectFrom('company').select('legal_name as name').executeTakeFirstOrThrow()
  const members = await tx
    .selectFrom('membership')
    .select('email')
    .where('role', 'in', ['owner', 'compliance'])
    .where('state', '=', 'active')
    .orderBy('email')
    .limit(MOST_ADDRESSES)
    .execute()
  return { company: company.name, emails: members.map(({ email }) => email) }
}

type ProfileChange = {
  readonly tradeName: string | null
  readonly address: string
  readonly taxNumber: string | null
  readonly bourseMemberships: string[]
  readonly timeZone: string
  readonly paper: 'A4' | 'Letter'
  readonly language?: LanguageTag | undefined
  readonly backDatingDays?: number | undefined
  readonly chaseAfterDays?: number | undefined
}

/** Changes what a company may change about itself. */
export async function updateProfileRow(tx: TenantTx, change: ProfileChange): Promise<void> {
  await tx
    .updateTable('company')
    .set({
      trade_name: change.tradeName,
      address: change.address,
      tax_number: change.taxNumber,
      bourse_memberships: change.bourseMemberships,
      time_zone: change.timeZone,
      paper: change.paper,
      ...(change.language === undefined ? {} : { language: change.language }),
      ...(change.chaseAfterDays === undefined ? {} : { chase_after_days: change.chaseAfterDays }),
      ...(change.backDatingDays === undefined ? {} : { back_dating_days: change.backDatingDays }),
    })
    .execute()
}

/** The company's members by name. */
export function selectMembers(tx: TenantTx) {
  return tx
    .selectFrom('membership')
    .select(['user_id as userId', 'name', 'email', 'role', 'state', 'joined_at as joinedAt'])
    .orderBy('name')
    .orderBy('user_id')
    .limit(500)
    .execute()
}

/** One company's changes of members come one after the other, so that two owners cannot remove each other. */
export async function lockMembers(tx: TenantTx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(current_setting('app.tenant_id'), 11))`.execute(tx)
}

/** Changes a member's role or state; false when there is no such member. */
export async function updateMember(
  tx: TenantTx,
  userId: UserId,
  change: { readonly role?: CompanyRole; readonly state?: 'active' | 'suspended' },
): Promise<boolean> {
  const result = await tx.updateTable('membership').set(change).where('user_id', '=', userId).executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** How many owners could act now. */
export async function countActiveOwners(tx: TenantTx): Promise<number> {
  const row = await tx
    .selectFrom('membership')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('role', '=', 'owner')
    .where('state', '=', 'active')
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
