import { randomUUID } from 'node:crypto'
import type { DeletionId, TenantId } from '../../domain/kernel/ids.ts'
import { carryOutDeletion } from '../../domain/retention/carry-out.ts'
import { decideDeletion, proposeDeletion } from '../../domain/retention/deletions.ts'
import type { TestCompany } from './builders.ts'
import type { TestDatabase } from './database.ts'

type Deps = Parameters<typeof carryOutDeletion>[0] & Parameters<typeof proposeDeletion>[0]

/** Closes the ledger up to a day, as if somebody had. */
export async function closeUpTo(t: TestDatabase, tenantId: TenantId, day: string): Promise<void> {
  await t.admin`insert into ledger_period (tenant_id, id, from_day, to_day, figures, closed_by_name, closed_at)
    values (${tenantId}, ${randomUUID()}, '2000-01-01', ${day}, '{"classes":[]}', 'Builder', now())`
}

/** What may go is proposed by one person and approved by another. */
export async function agreeToDelete(deps: Deps, { owner, compliance }: TestCompany): Promise<DeletionId> {
  const id = await proposeDeletion(deps, compliance)
  await decideDeletion(deps, owner, id, { decision: 'approve' })
  return id
}

/** The worker's part of it. */
export async function carryOut(deps: Deps, { tenantId }: TestCompany, id: DeletionId): Promise<void> {
  await carryOutDeletion(deps, { role: 'system', tenantId, name: 'Deletion', userId: null }, id)
}
