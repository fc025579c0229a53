import type { Clock } from '../../domain/kernel/clock.ts'

const WINDOW_MS = 60_000
const REMEMBERED = 10_000

/** How many seconds a network has to wait before its next text; null when it may come now, and then it counts. */
export type TextThrottle = (network: string) => number | null

/**
 * Keeps anybody from occupying this process with texts to compare: so many a minute from a network, and so many from all
 * of them. When more networks come than it remembers, or the clock fails, it lets nobody in.
 */
export function textThrottle(clock: Clock, { perNetwork = 20, overall = 200 } = {}): TextThrottle {
  let since = 0
  let all = 0
  const counts = new Map<string, number>()
  return (network) => {
    const now = clock.now().getTime()
    if (Number.isNaN(now)) return WINDOW_MS / 1000
    if (!(now - since < WINDOW_MS && now >= since)) {
      since = now
      all = 0
      counts.clear()
    }
    const own = counts.get(network) ?? 0
    const isKnown = counts.has(network) || counts.size < REMEMBERED
    if (!(own < perNetwork && all < overall && isKnown)) return Math.max(1, Math.ceil((since + WINDOW_MS - now) / 1000))
    counts.set(network, own + 1)
    all += 1
    return null
  }
}
