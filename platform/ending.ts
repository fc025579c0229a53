import type { Log } from './log.ts'

// JOB-5 gives a process 25 s from the moment it is told to stop.
const WITHIN_MS = 20_000

/**
 * Sees to it that a process that was told to stop is gone in time, whatever it still waits for: a database that went away
 * answers nothing. What it had is another's when its lock is over, as if it had been killed.
 */
export function endInTime(log: Log): void {
  setTimeout(() => {
    log.warn({ afterMs: WITHIN_MS }, 'what was begun could not be finished in time; it is handed back unfinished')
    process.exit(0)
  }, WITHIN_MS).unref()
}
