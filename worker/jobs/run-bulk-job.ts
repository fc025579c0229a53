import { type TurnDeps, takeTurn } from '../../domain/bulk-jobs/turn.ts'
import type { BulkJobId, TenantId } from '../../domain/kernel/ids.ts'
import type { JobRun, Payload } from '../../platform/jobs.ts'
import { type ReportDeps, reportStray } from './report-stray.ts'

/** Works at a job of many documents for one turn, and rings for the next one, which comes after what others wait for. */
export async function runBulkJob(
  deps: TurnDeps & ReportDeps,
  payload: Payload<'run-bulk-job'>,
  run: Pick<JobRun, 'jobId'>,
): Promise<void> {
  const [tenantId, jobId] = [payload.tenantId as TenantId, payload.jobId as BulkJobId]
  const end = await takeTurn(deps, { tenantId, jobId })
  if (end.next === 'unknown') {
    const row = { row: 'job', bulkJobId: jobId } as const
    await reportStray(deps, { jobName: 'run-bulk-job', jobId: run.jobId, tenantId, ...row })
  }
  if (end.next === 'turn') await deps.ring('run-bulk-job', { tenantId, jobId, turn: end.turn }, 'bulk')
  if (end.next === 'later')
    throw Object.assign(new Error('All that is left waits for its print, or failed just now.'), { name: 'NotYet' })
}
