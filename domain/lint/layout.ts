import type { Step } from './edges.ts'
import type { Page } from './page.ts'

/** Words that stand between two words of a wording as text of another column would: whole lines, or whole sides of lines. */
type Cell = { readonly first: number; readonly last: number; readonly beside: boolean }

/** The words inside a wording that belong to another column of the page, and not to what the wording says there. */
export function otherColumns(page: Page, steps: readonly Step[]): ReadonlySet<number> {
  const cells = cellsOf(page, steps)
  const { wideGaps, wordsPerLine } = spacingOf(page, steps)
  const keepsSmall = steps.some(({ op, word }) => op === 'match' && startsSmall(page, word))
  const [beside, between] = [cells.filter((cell) => cell.beside), cells.filter((cell) => !cell.beside)]
  const behindGap = steps.some(({ op, word }) => op === 'match' && page.words[word]?.gap === 'wide')
  const believed = cells.filter((cell) => {
    if (cell.beside) {
      // What begins where the wording's own lines begin is one of them.
      if (behindGap && page.words[cell.first]?.gap === 'wide' && !looksLikeLayout(page, cell)) return false
      // Wide gaps tell a column only where the wording itself has none.
      return wideGaps === 0 || beside.length > wideGaps + 2
    }
    if (!looksLikeLayout(page, cell)) return false
    // In a statement all in capitals, small letters are somebody else's.
    const isOther = keepsSmall || hasSmall(page, cell)
    return (wordsPerLine >= 3 && (between.length > 1 || isOther)) || hasFigures(page, cell)
  })
  return new Set(
    believed.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, index) => first + index)),
  )
}

function cellsOf(page: Page, steps: readonly Step[]): readonly Cell[] {
  const cells: Cell[] = []
  for (const { op, word } of steps) {
    if (op !== 'cell') continue
    const last = cells.at(-1)
    if (last?.last === word - 1 && page.cellBefore[word] === -1) cells[cells.length - 1] = { ...last, last: word }
    else cells.push({ first: word, last: word, beside: false })
  }
  return cells.map((cell) => ({ ...cell, beside: isWide(page, cell.first) || isWide(page, cell.last + 1) }))
}

function isWide(page: Page, word: number): boolean {
  return page.words[word]?.gap === 'wide'
}

function spacingOf(page: Page, steps: readonly Step[]): { readonly wideGaps: number; readonly wordsPerLine: number } {
  let [before, wideGaps, lines, words] = [-2, 0, 1, 0]
  for (const { op, word } of steps) {
    if (op !== 'match' && op !== 'slip') continue
    const found = page.words[word]
    words++
    if (before === word - 1 && found?.gap === 'wide' && !/[.:;]/.test(found.marks)) wideGaps++
    if (found?.gap === 'line') lines++
    before = word
  }
  return { wideGaps, wordsPerLine: words / lines }
}

/** A sentence that goes on does so in small letters; what stands beside it begins with a capital, or is a figure. */
function looksLikeLayout(page: Page, cell: Cell): boolean {
  return hasFigures(page, cell) || !startsSmall(page, cell.first)
}

function startsSmall(page: Page, word: number): boolean {
  return /^\p{Ll}/u.test(page.given.slice(page.words[word]?.start))
}

function hasSmall(page: Page, { first, last }: Cell): boolean {
  return /\p{Ll}/u.test(page.given.slice(page.words[first]?.start, page.words[last]?.end))
}

function hasFigures(page: Page, { first, last }: Cell): boolean {
  const text = page.given.slice(page.words[first]?.start, page.words[last + 1]?.start)
  return /^\P{Ll}/u.test(text) && /\p{N}|[:@€$£%]/u.test(text)
}
