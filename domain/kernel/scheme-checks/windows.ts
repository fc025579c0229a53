export type Dated = { readonly from: string | null; readonly until: string | null }

/** A day before every day, for a window that has no first one. */
const ALWAYS = '0000'

/** What is wrong with windows that ought to follow each other without a gap: which of them, and why. */
export function windowFaults(
  windows: readonly Dated[],
): readonly { readonly index: number; readonly reason: string }[] {
  const sorted = windows.map((window, index) => ({ ...span(window), index })).toSorted(byStart)
  return sorted.flatMap(({ from, until, index }, place) => {
    if (until !== null && until <= from)
      return [
        { index, reason: `The window ends on ${until}, and begins on ${from}: it must end later than it begins.` },
      ]
    const before = sorted[place - 1]
    if (!before) return []
    if (before.until === null || before.until > from)
      return [{ index, reason: `The window from ${from} overlaps the one from ${before.from}.` }]
    return before.until < from ? [{ index, reason: gap(before.until, from) }] : []
  })
}

/** The first day that a gap ends on, with the sentence for it, of windows that may overlap. Null when there is none. */
export function gapIn(windows: readonly Dated[]): { readonly ends: string; readonly reason: string } | null {
  let covered: string | null | undefined
  for (const { from, until } of windows.map(span).toSorted(byStart)) {
    if (covered === null) return null
    if (covered !== undefined && covered < from) return { ends: from, reason: gap(covered, from) }
    if (covered === undefined || until === null || until > covered) covered = until
  }
  return null
}

/** Whether every day of one window is in another. */
export function covers(outer: Dated, inner: Dated): boolean {
  const [out, own] = [span(outer), span(inner)]
  return out.from <= own.from && (out.until === null || (own.until !== null && own.until <= out.until))
}

function gap(from: string, until: string): string {
  return `From ${from} to the day before ${until} there is a gap.`
}

function span({ from, until }: Dated) {
  return { from: from ?? ALWAYS, until }
}

function byStart(a: { readonly from: string }, b: { readonly from: string }): number {
  return a.from < b.from ? -1 : Number(a.from > b.from)
}
