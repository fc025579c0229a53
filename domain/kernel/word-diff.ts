/** A stretch of two wordings: the same in both, only in the first, only in the second, or different in each. */
export type DiffPart = {
  readonly op: 'same' | 'missing' | 'inserted' | 'changed'
  readonly official: string
  readonly found: string
}

/** One step through two sequences: `a` and `b` are the places of its items, null where a side has none. */
type DiffStep = { readonly a: number | null; readonly b: number | null }

/** Compares two wordings word by word: what stands in the first, the official one, against what was found instead. */
export function wordDiff(official: string, found: string): readonly DiffPart[] {
  const [a, b] = [words(official), words(found)]
  const parts: DiffPart[] = []
  for (const step of diffSequence(a, b)) {
    const [left, right] = [step.a === null ? '' : (a[step.a] ?? ''), step.b === null ? '' : (b[step.b] ?? '')]
    addPart(parts, { op: opOf(step), official: left, found: right })
  }
  return parts
}

/** The shortest way from one sequence to the other: what leaves comes before what arrives. */
export function diffSequence(a: readonly string[], b: readonly string[]): readonly DiffStep[] {
  const width = b.length + 1
  // common[i][j] is the length of the longest common subsequence of what is left of a from i and of b from j.
  const common = new Uint32Array((a.length + 1) * width)
  const at = (i: number, j: number) => common[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const steps: DiffStep[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) steps.push({ a: i++, b: j++ })
    else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) steps.push({ a: i++, b: null })
    else steps.push({ a: null, b: j++ })
  }
  return steps
}

/** Adds a part, and joins it with the one before when both say the same sort of thing. */
export function addPart(parts: DiffPart[], part: DiffPart): void {
  const last = parts.at(-1)
  if (last === undefined || (last.op === 'same') !== (part.op === 'same')) {
    parts.push(part)
    return
  }
  const [official, found] = [join(last.official, part.official), join(last.found, part.found)]
  parts[parts.length - 1] = { op: part.op === 'same' ? 'same' : changeOf(official, found), official, found }
}

function changeOf(official: string, found: string): DiffPart['op'] {
  if (found === '') return 'missing'
  return official === '' ? 'inserted' : 'changed'
}

function opOf(step: DiffStep): DiffPart['op'] {
  if (step.b === null) return 'missing'
  return step.a === null ? 'inserted' : 'same'
}

function join(a: string, b: string): string {
  return a === '' || b === '' ? a + b : `${a} ${b}`
}

function words(text: string): readonly string[] {
  return text.split(/\s+/u).filter((word) => word !== '')
}
