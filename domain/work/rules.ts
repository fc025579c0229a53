const LATE_MS = 5 * 60_000
const MINUTE_MS = 60_000

type Waiting = { readonly waiting: number; readonly oldest: Date | null }
type Minute = { readonly minute: Date; readonly printed: number; readonly failed: number }

/** Whether work is done: nobody is there, something waits too long, or all is well. */
export function stateOfWork(seen: {
  readonly waiting: readonly Waiting[]
  readonly alive: boolean
  readonly now: Date
}) {
  if (!seen.alive) return 'nobody-works' as const
  const late = seen.waiting.some(({ oldest }) => oldest && seen.now.getTime() - oldest.getTime() > LATE_MS)
  return late ? ('late' as const) : ('in-order' as const)
}

/** Every one of the last minutes, the last of them under way; those in which nothing was printed say none. */
export function minutesUntil(now: Date, many: number, known: readonly Minute[]): readonly Minute[] {
  const last = Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS
  return Array.from({ length: many }, (_, index) => {
    const minute = new Date(last - (many - 1 - index) * MINUTE_MS)
    const found = known.find((each) => each.minute.getTime() === minute.getTime())
    return found ?? { minute, printed: 0, failed: 0 }
  })
}
