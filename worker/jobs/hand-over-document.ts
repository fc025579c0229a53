import { deliverOnce } from '../../db/system/hand-over.ts'
import { inTenant } from '../../db/tenant.ts'
import type { Deps } from '../../domain/deps.ts'
import { selectHanded } from '../../domain/inbox/platform/queries.ts'
import { type InboxItemId, newId, type TenantId, type TradeDocumentId } from '../../domain/kernel/ids.ts'
import type { JobRun, Payload } from '../../platform/jobs.ts'
import { type ReportDeps, reportStray } from './report-stray.ts'

/** Hands an issued document to the company that it is for; running again after that does nothing. */
export async function handOverDocument(
  deps: Pick<Deps, 'db'> & ReportDeps,
  payload: Payload<'hand-over-document'>,
  run: JobRun,
): Promise<void> {
  const [tenantId, documentId] = [payload.tenantId as TenantId, payload.documentId as TradeDocumentId]
  const handed = await inTenant(deps.db, tenantId, (tx) => selectHanded(tx, documentId))
  if (!handed) {
    const row = { row: 'document', documentId } as const
    await reportStray(deps, { jobName: 'hand-over-document', jobId: run.jobId, tenantId, ...row })
    return
  }
  const itemId = newId<InboxItemId>()
  await deliverOnce(deps.system, { tenantId, documentId, itemId, handed, at: deps.clock.now() })
}
