import { recordIncident } from '../../db/system/work.ts'
import { countLostWorkers } from '../../db/system/workers.ts'
import type { Deps } from '../../domain/deps.ts'
import type { JobName, JobRun } from '../../platform/jobs.ts'

const STARTS = 3
/** So often nobody is unlucky, whatever else died. */
const MANY_STARTS = 10
const SILENT_MS = 15_000

/**
 * Whether it is the job that takes workers down: three were lost with it, and no more than as many without it meanwhile.
 * Where workers die of something else, that is not the fault of what they happened to have.
 */
export function isPoison({ losses, lost }: { readonly losses: number; readonly lost: number }): boolean {
  return losses >= MANY_STARTS || (losses >= STARTS && losses <= lost && lost <= 2 * losses)
}

/**
 * Throws `Poison` for a job that took down the workers that had it: it is reported, and its row is given up with this
 * sentence instead of being started again (JOB-4).
 */
export async function refusePoison(
  deps: Pick<Deps, 'system' | 'clock'>,
  job: JobName,
  run: Omit<JobRun, 'attempt'>,
): Promise<void> {
  const { losses = 0, rungAt, jobId } = run
  if (losses < STARTS || !rungAt) return
  const now = deps.clock.now()
  const lost = await countLostWorkers(deps.system, rungAt, new Date(now.getTime() - SILENT_MS))
  if (!isPoison({ losses, lost })) return
  const reason = `It was started ${losses} times, and each time the worker went down with it. It is not started again until somebody asks for it.`
  await recordIncident(deps.system, { jobName: job, jobId, reason, at: now })
  throw Object.assign(new Error(reason), { name: 'Poison' })
}

export function isRefusedAsPoison(error: unknown): boolean {
  return error instanceof Error && error.name === 'Poison'
}
