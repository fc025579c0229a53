/** What nobody has checked when a pack is built: stands on its cover and on its page in the same words. */
export const notCheckedByPack: readonly string[] = [
  'Whether the goods are what the documents say they are.',
  'Whether what was seen of a supplier’s registration was true: the pack shows who looked and when, nobody looked again.',
  'Whether stock, invoices and warranties add up: the quantities by class are shown, nobody has judged them.',
  'Whether documents exist that were never recorded here.',
]

type Building = {
  readonly status: string
  readonly started_at: Date | null
  readonly done: number
  readonly total: number
}

/** How long a pack that is being built will still take, at the pace it had so far; null while that cannot be said. */
export function secondsLeft({ status, started_at: startedAt, done, total }: Building, now: Date): number | null {
  if (status !== 'building' || startedAt === null || done === 0) return null
  const elapsedMs = Math.max(0, now.getTime() - startedAt.getTime())
  return (elapsedMs / 1000 / done) * Math.max(0, total - done)
}
