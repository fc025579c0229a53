export type DiffLine = { readonly op: 'same' | 'gone' | 'come'; readonly text: string }

const MOST_LINES = 1_500

/** Two texts line by line: what stays, what goes, what comes, in an order in which both can be read. */
export function lineDiff(before: string, after: string): readonly DiffLine[] {
  const [a, b] = [before.split('\n').slice(0, MOST_LINES), after.split('\n').slice(0, MOST_LINES)]
  const width = b.length + 1
  // The longest common run of lines from each pair of places to the ends.
  const common = new Uint16Array((a.length + 1) * width)
  const at = (i: number, j: number) => common[i * width + j] as number
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const lines: DiffLine[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ op: 'same', text: a[i] as string })
      i++
      j++
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1)))
      lines.push({ op: 'gone', text: a[i++] as string })
    else lines.push({ op: 'come', text: b[j++] as string })
  }
  return lines
}

/** The changed lines with their neighbours; what lies between is left out and counted. */
export function hunks(lines: readonly DiffLine[], around = 2): readonly (DiffLine | { readonly skipped: number })[] {
  const near = lines.map((_, index) =>
    lines.slice(Math.max(0, index - around), index + around + 1).some(({ op }) => op !== 'same'),
  )
  const shown: (DiffLine | { skipped: number })[] = []
  for (const [index, line] of lines.entries()) {
    const last = shown.at(-1)
    if (near[index]) shown.push(line)
    else if (last && 'skipped' in last) last.skipped++
    else shown.push({ skipped: 1 })
  }
  return shown
}
