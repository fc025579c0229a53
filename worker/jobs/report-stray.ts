import { recordIncident } from '../../db/system/work.ts'
import type { Deps } from '../../domain/deps.ts'
import type { JobName } from '../../platform/jobs.ts'

export type ReportDeps = Pick<Deps, 'system' | 'clock'> & {
  readonly log: { readonly warn: (fields: object, text: string) => void }
}
type Stray = { readonly jobName: JobName; readonly jobId: string; readonly row: string; readonly tenantId: string }

/** Reports a job that names a row which its company has not: nothing was done, and an operator should ask why (ISO-6). */
export async function reportStray(deps: ReportDeps, stray: Stray & Readonly<Record<string, string>>): Promise<void> {
  const { jobName, jobId, row } = stray
  deps.log.warn(stray, 'a job names a row that its company has not')
  const reason = `There is no such ${row} in the company that the job names.`
  await recordIncident(deps.system, { jobName, jobId, reason, at: deps.clock.now() })
}
