import type { Deps } from '../../domain/deps.ts'
import type { NoticeId, TenantId } from '../../domain/kernel/ids.ts'
import { noticeMail, noticeMailed } from '../../domain/notices/mail.ts'
import type { JobRun, Payload } from '../../platform/jobs.ts'
import type { Mail } from '../../platform/mail.ts'
import { type ReportDeps, reportStray } from './report-stray.ts'

type SendDeps = Pick<Deps, 'db'> & ReportDeps & { readonly mail: Mail; readonly publicUrl: string }

/** Mails a notice to the company's owners and compliance officers; running again after that does nothing. */
export async function sendNotice(deps: SendDeps, payload: Payload<'send-notice'>, run: JobRun): Promise<void> {
  const [tenantId, id] = [payload.tenantId as TenantId, payload.noticeId as NoticeId]
  const asked = await noticeMail(deps, tenantId, id, deps.publicUrl)
  if (asked === 'unknown') {
    const row = { row: 'notice', noticeId: id } as const
    await reportStray(deps, { jobName: 'send-notice', jobId: run.jobId, tenantId, ...row })
    return
  }
  if (asked === 'sent') return
  // A company without anybody to write to has the notice on its page; there is nothing to try again.
  if (asked.to !== '') await deps.mail.send(asked)
  await noticeMailed(deps, tenantId, id)
}
