import type { Pace } from '../domain/kernel/deps.ts'

/** Where a bell stands in line: its pace, and how many of its company's are taken to stand before it. */
export type Turn = { readonly pace: Pace; readonly rank: number }

// As many as a person may await at his screen; whoever asks for more does not look at each of them.
const AWAITED = 20
// What a company's share of the workers is taken to do: so fast its line is forgotten again.
const DONE_A_SECOND = 2
export const LAST_RANK = 9_999
const MANY_LINES = 10_000

/**
 * Gives each company's bells their turn, so that those of a company with thousands stand behind another's few (JOB-7).
 * It is a guess from what this process rang of late: the queue's order is no truth, and a wrong guess loses nothing.
 */
export function openTurns(now: () => number = () => performance.now()) {
  const lines = new Map<string, { length: number; at: number }>()
  const lengthOf = (key: string) => {
    const line = lines.get(key)
    return line ? Math.max(0, line.length - ((now() - line.at) / 1_000) * DONE_A_SECOND) : 0
  }
  const join = (key: string) => {
    const length = lengthOf(key)
    lines.set(key, { length: Math.min(length, LAST_RANK) + 1, at: now() })
    if (lines.size > MANY_LINES) for (const each of lines.keys()) if (lengthOf(each) === 0) lines.delete(each)
    return Math.min(Math.floor(length), LAST_RANK)
  }
  /** `owner` is the company, if it is anybody's. */
  return (name: string, owner: string, pace: Pace): Turn => {
    const rank = pace === 'awaited' ? join(`${name} ${owner}`) : AWAITED
    // One line for all that is not awaited: what a job of many rings for itself stands behind the pages it rang for.
    return rank < AWAITED ? { pace: 'awaited', rank } : { pace: 'bulk', rank: join(owner) }
  }
}
