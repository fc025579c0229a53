import type { ChromiumFile } from './chromium-file.ts'

const NAME = '(node'
const DIGITS = 8

/**
 * Counts the structure's names from one, in place. Chromium names elements by how many nodes it has made in that tab, so
 * the same page gets other names, with other gaps, in each print; order and width stay, and with them the tree of names.
 */
export function steadyNames(file: ChromiumFile): void {
  const found: { readonly at: number; readonly count: number }[] = []
  for (const { number, at, end } of file.places) {
    const place = file.bytes.subarray(at, end)
    if (place.indexOf(NAME) < 0 || file.body(number).includes('stream\n')) continue
    for (let next = place.indexOf(NAME); next >= 0; next = place.indexOf(NAME, next + 1)) {
      const digits = place.toString('latin1', next + NAME.length, next + NAME.length + DIGITS)
      if (!/^\d{8}$/.test(digits)) throw new Error('The print names its elements in another way than Chromium does.')
      found.push({ at: at + next + NAME.length, count: Number(digits) })
    }
  }
  const ranks = new Map(
    [...new Set(found.map(({ count }) => count))].toSorted((a, b) => a - b).map((count, rank) => [count, rank + 1]),
  )
  for (const { at, count } of found) file.bytes.write(String(ranks.get(count)).padStart(DIGITS, '0'), at, 'latin1')
}
