import type { CompanyRole, CompanyState } from '../../domain/kernel/actor.ts'
import type { Day } from '../../domain/kernel/calendar.ts'
import type { EngagementId, TenantId, UserId } from '../../domain/kernel/ids.ts'
import type { SystemDatabase } from '../client.ts'
import { inSystem } from './transaction.ts'

export type CompanyChoice = {
  readonly tenantId: TenantId
  readonly name: string
  readonly companyState: CompanyState
  readonly role: CompanyRole | 'auditor'
  /** Whether the company asks all its members for a second factor. */
  readonly requiresSecondFactor: boolean
  readonly engagement?: { readonly id: EngagementId; readonly from: Day; readonly to: Day }
}

/** The companies a person may enter now: active memberships first, then engagements that are not over; one line a company. */
export async function companyChoicesOf(
  system: SystemDatabase,
  userId: UserId,
  now: Date,
): Promise<readonly CompanyChoice[]> {
  const [members, engagements] = await inSystem(system, async (tx) => [
    await tx
      .selectFrom('membership as m')
      .innerJoin('company as c', 'c.tenant_id', 'm.tenant_id')
      .select(['c.tenant_id as tenantId', 'c.legal_name as name', 'c.state as companyState', 'm.role'])
      .select('c.requires_second_factor as requiresSecondFactor')
      .where('m.user_id', '=', userId)
      .where('m.state', '=', 'active')
      .orderBy('c.legal_name')
      .execute(),
    await tx
      .selectFrom('engagement as e')
      .innerJoin('company as c', 'c.tenant_id', 'e.tenant_id')
      .select([
        'c.tenant_id as tenantId',
        'c.legal_name as name',
        'c.state as companyState',
        'c.requires_second_factor as requiresSecondFactor',
        'e.id',
        'e.period_from as from',
        'e.period_to as to',
      ])
      .where('e.user_id', '=', userId)
      .where('e.ended_at', 'is', null)
      .where('e.expires_at', '>', now)
      .orderBy('c.legal_name')
      .orderBy('e.created_at', 'desc')
      .execute(),
  ])
  const choices = new Map<string, CompanyChoice>()
  for (const row of members) choices.set(row.tenantId, row as CompanyChoice)
  for (const { id, from, to, ...row } of engagements)
    if (!choices.has(row.tenantId))
      choices.set(row.tenantId, { ...row, role: 'auditor', engagement: { id, from, to } } as CompanyChoice)
  return [...choices.values()]
}
