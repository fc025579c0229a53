import type { Deps } from '../../domain/deps.ts'
import { judgeDue } from '../../domain/exceptions/judge/index.ts'
import type { TenantId } from '../../domain/kernel/ids.ts'
import type { Payload } from '../../platform/jobs.ts'

/** Judges what changed at a company. Safe to run for nothing: what is due is a row, and a forged name finds no rows. */
export async function judgeExceptions(
  deps: Pick<Deps, 'db' | 'clock' | 'library'>,
  { tenantId }: Payload<'judge-exceptions'>,
): Promise<void> {
  await judgeDue(deps, { role: 'system', tenantId: tenantId as TenantId, name: 'Briefke', userId: null })
}
