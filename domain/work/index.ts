import { workersSince } from '../../db/system/work.ts'
import type { Deps } from '../deps.ts'

const SEEN_WITHIN_MS = 60_000

/** Whether a worker prints without Chromium's sandbox: shown on every page and written into packs (REN-5). */
export async function printsWithoutSandbox(deps: Pick<Deps, 'system' | 'clock'>): Promise<boolean> {
  const workers = await workersSince(deps.system, new Date(deps.clock.now().getTime() - SEEN_WITHIN_MS))
  return workers.some((worker) => worker.sandbox === 'none')
}
