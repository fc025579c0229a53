import type { ChromiumFile } from './chromium-file.ts'

const NAME = '(node'
const DIGITS = 8

/**
 * Counts the structure's names from one, in place. Chromium names elements by how many nodes it has made in that tab, so
 * the same page gets other names, with other gaps, in each print; order and width stay, and with them the tree of names.
 */
export function steadyNames(file: ChromiumFile): void {
  const found: { readonly at: number; readonly count: number }[] = []
  let place = 0
  for (let at = file.bytes.indexOf(NAME); at >= 0; at = file.bytes.indexOf(NAME, at + 1)) {
    while ((file.places[place]?.end ?? Number.MAX_SAFE_INTEGER) <= at) place += 1
    const { number = 0 } = file.places[place] ?? {}
    // The letters may stand in a packed stream by chance.
    if (file.body(number).includes('stream\n')) continue
    const digits = file.bytes.toString('latin1', at + NAME.length, at + NAME.length + DIGITS)
    if (!/^\d{8}$/.test(digits)) throw new Error('The print names its elements in another way than Chromium does.')
    found.push({ at: at + NAME.length, count: Number(digits) })
  }
  const ranks = new Map(
    [...new Set(found.map(({ count }) => count))].toSorted((a, b) => a - b).map((count, rank) => [count, rank + 1]),
  )
  for (const { at, count } of found) file.bytes.write(String(ranks.get(count)).padStart(DIGITS, '0'), at, 'latin1')
}
