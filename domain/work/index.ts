import { forkedLogs, witnessStates } from '../../db/system/evidence.ts'
import {
  lanes,
  lastFailures,
  lastIncidents,
  printedSince,
  restartsSince,
  workersSince,
} from '../../db/system/workers.ts'
import type { Deps } from '../deps.ts'
import { type Actor, authorizeAssociation } from '../kernel/actor.ts'
import { minutesUntil, stateOfWork } from './rules.ts'

export type { Lane, RestartReason } from '../../db/system/workers.ts'

type WorkDeps = Pick<Deps, 'system' | 'clock'>
const SEEN_WITHIN_MS = 60_000
const MINUTES = 30
const DAY_MS = 86_400_000

/** Whether a worker prints without Chromium's sandbox: shown on every page and written into packs (REN-5). */
export async function printsWithoutSandbox(deps: WorkDeps): Promise<boolean> {
  const workers = await workersSince(deps.system, new Date(deps.clock.now().getTime() - SEEN_WITHIN_MS))
  return workers.some((worker) => worker.sandbox === 'none')
}

/** How the workers and their browsers fare, for the operator: numbers, ids and reasons, and nothing that a company wrote (REN-6). */
export async function watchWork(deps: WorkDeps, actor: Actor) {
  authorizeAssociation(actor, 'association:read')
  const now = deps.clock.now()
  const before = (ms: number) => new Date(now.getTime() - ms)
  const [forks, witnesses, waiting, workers, minutes, restarts, incidents, failures] = await Promise.all([
    forkedLogs(deps.system),
    witnessStates(deps.system),
    lanes(deps.system),
    workersSince(deps.system, before(DAY_MS)),
    printedSince(deps.system, before(MINUTES * 60_000)),
    restartsSince(deps.system, before(DAY_MS)),
    lastIncidents(deps.system),
    lastFailures(deps.system),
  ])
  const seen = workers.map(({ seen_at, ...worker }) => ({
    ...worker,
    seenAt: seen_at,
    alive: seen_at >= before(SEEN_WITHIN_MS),
  }))
  return {
    now,
    state: stateOfWork({ waiting, alive: seen.some(({ alive }) => alive), now }),
    lanes: waiting,
    workers: seen,
    minutes: minutesUntil(now, MINUTES, minutes),
    restarts,
    incidents,
    failures,
    logs: { forks, witnesses },
  }
}
