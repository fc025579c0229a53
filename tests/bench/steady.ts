import { readFileSync } from 'node:fs'
import { groupMemory } from '../../worker/pdf/watchdog.ts'
import type { Ground } from './ground.ts'
import { type Figure, figure, median, type Size, tell } from './measure.ts'
import { openPipeline } from './pipeline.ts'

const EVERY_MS = 500

/** What the worker and its browsers hold while ten thousand documents are printed at full speed, and whether it grows. */
export async function steady(ground: Ground, size: Size): Promise<readonly Figure[]> {
  const [invoices, rounds] = size === 'full' ? [1_000, 10] : [2, 2]
  const pipeline = await openPipeline(ground, 'bench_steady', invoices)
  const peaks: number[] = []
  const usual: number[] = []
  try {
    for (let round = 0; round < rounds; round++) {
      const seen: number[] = []
      const timer = setInterval(() => seen.push(held()), EVERY_MS)
      const rate = await pipeline.run()
      clearInterval(timer)
      seen.push(held())
      peaks.push(Math.max(...seen))
      usual.push(median(seen))
      tell(`steady: thousand ${round + 1}: ${rate.toFixed(1)} documents/s, ${Math.round(peaks[round] ?? 0)} MB at most`)
    }
    const later = usual.slice(1)
    const growth = median(later.slice(-3)) - median(later.slice(0, 3))
    return [
      figure('worker and browsers at full speed, most', 'MB', Math.max(...peaks), { atMost: 1_200 }),
      figure('growth from the second thousand to the last, medians', 'MB', growth, { atMost: 50 }),
    ]
  } finally {
    await pipeline.close()
  }
}

/** This process, which is the worker here, with every browser that it started: each leads a group of its own. */
function held(): number {
  const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ')
  const groups = children.filter(isBrowser).map(Number)
  return process.memoryUsage.rss() / 1024 / 1024 + groups.reduce((sum, group) => sum + groupMemory(group), 0)
}

function isBrowser(pid: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--headless=shell')
  } catch {
    return false
  }
}
