import { chaseMail, chaseMailed } from '../../domain/chase/mail.ts'
import type { Deps } from '../../domain/deps.ts'
import type { ChaseMessageId, TenantId } from '../../domain/kernel/ids.ts'
import type { JobRun, Payload } from '../../platform/jobs.ts'
import type { Mail } from '../../platform/mail.ts'
import { type ReportDeps, reportStray } from './report-stray.ts'

type SendDeps = Pick<Deps, 'db' | 'library' | 'keys'> & ReportDeps & { readonly mail: Mail; readonly publicUrl: string }

/** Mails a message to a supplier while what it asks for still lacks; running again after that does nothing. */
export async function sendChase(deps: SendDeps, payload: Payload<'send-chase'>, run: JobRun): Promise<void> {
  const [tenantId, id] = [payload.tenantId as TenantId, payload.messageId as ChaseMessageId]
  const asked = await chaseMail(deps, tenantId, id, deps.publicUrl)
  if (asked === 'unknown') {
    const row = { row: 'message', messageId: id } as const
    await reportStray(deps, { jobName: 'send-chase', jobId: run.jobId, tenantId, ...row })
    return
  }
  if (asked === 'done') return
  await deps.mail.send(asked)
  await chaseMailed(deps, tenantId, id)
}
