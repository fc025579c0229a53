import { compileLinter } from '../../domain/lint/compile.ts'
import { lint } from '../../domain/lint/lint.ts'
import { shippedLibrary } from '../support/library.ts'
import { withNoise } from '../support/lint/noise.ts'
import { someLines } from '../support/lint/papers.ts'
import { type Random, randomOf } from '../support/lint/random.ts'
import { exactText } from '../support/lint/sound.ts'
import { spoiled, spoilNames } from '../support/lint/unsound.ts'
import type { Ground } from './ground.ts'
import { type Figure, figure, type Measured, type Size, sideBySide, timed } from './measure.ts'

const PAGE = 3_500

/**
 * Milliseconds that the linter takes for a page of an invoice with one to three statements, some of them spoiled; against
 * the plain way, which compares every wording of the library with the whole page, word by word.
 */
export async function linting(_ground: Ground, size: Size): Promise<readonly (Measured | Figure)[]> {
  const [count, rounds] = size === 'full' ? [400, 11] : [20, 1]
  const linter = compileLinter(shippedLibrary)
  const pages = Array.from({ length: count }, (_, index) => page(randomOf(index + 1)))
  const perPage = async (work: (text: string) => unknown) =>
    (await timed(async () => {
      for (const each of pages) work(each)
    })) / count
  const wordings = shippedLibrary.statements.map(({ text }) => wordsOf(text))
  const measured = await sideBySide(
    { name: 'linting a page', unit: 'ms', rounds, goal: { atMost: 0.5 } },
    () => perPage((text) => lint(linter, text)),
    () => perPage((text) => distances(wordings, wordsOf(text))),
  )
  return [measured, figure('linting a page, median', 'ms', measured.ours, { atMost: 2 })]
}

function page(random: Random): string {
  const lines = [...someLines(random, 20)]
  for (let count = 0; count <= random.whole(3); count++) lines.push(withNoise(said(random), random).text)
  while (lines.join('\n').length < PAGE) lines.push(...someLines(random, 1))
  return lines.join('\n')
}

function said(random: Random): string {
  const statement = random.pick(shippedLibrary.statements.filter(({ placement }) => placement === 'document'))
  const wrong = random.chance(0.3) ? spoiled(random.pick(spoilNames), statement, shippedLibrary, random, []) : null
  return wrong?.text ?? exactText(statement, random)
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().split(/[^\p{L}\p{N}]+/u)
}

function distances(wordings: readonly (readonly string[])[], found: readonly string[]): readonly number[] {
  return wordings.map((wording) => distance(wording, found))
}

/** The fewest words added, dropped or replaced that make a stretch of the page the wording. */
function distance(wording: readonly string[], found: readonly string[]): number {
  let above: number[] = Array.from({ length: found.length + 1 }, () => 0)
  for (const [index, word] of wording.entries()) {
    const row = [index + 1]
    for (let at = 1; at <= found.length; at++)
      row.push(
        Math.min((above[at] ?? 0) + 1, (row[at - 1] ?? 0) + 1, (above[at - 1] ?? 0) + (found[at - 1] === word ? 0 : 1)),
      )
    above = row
  }
  return Math.min(...above)
}
