import type { Deps } from '../../domain/deps.ts'
import { findingMail, findingMailed } from '../../domain/findings/mail.ts'
import type { FindingStepId, TenantId } from '../../domain/kernel/ids.ts'
import type { JobRun, Payload } from '../../platform/jobs.ts'
import type { Mail } from '../../platform/mail.ts'
import { type ReportDeps, reportStray } from './report-stray.ts'

type SendDeps = Pick<Deps, 'db' | 'clock'> &
  ReportDeps & { readonly mail: Pick<Mail, 'send'>; readonly publicUrl: string }

/** Tells the other side of a step in a finding; running again after that does nothing. */
export async function sendFinding(deps: SendDeps, payload: Payload<'send-finding'>, run: JobRun): Promise<void> {
  const [tenantId, id] = [payload.tenantId as TenantId, payload.stepId as FindingStepId]
  const asked = await findingMail(deps, tenantId, id, deps.publicUrl)
  if (asked === 'unknown') {
    const row = { row: 'step', stepId: id } as const
    await reportStray(deps, { jobName: 'send-finding', jobId: run.jobId, tenantId, ...row })
    return
  }
  if (asked === 'sent') return
  // With nobody to write to, the page has it; there is nothing to try again.
  if (asked.to !== '') await deps.mail.send(asked)
  await findingMailed(deps, tenantId, id)
}
