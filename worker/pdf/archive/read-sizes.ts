import { pagesOf, readChromiumFile, reference, streamOf } from './chromium-file.ts'
import { fontsOf, lettersOf } from './read-text.ts'

/** A letter as it stands on paper: how tall its font is there in points, and whether it begins within its sheet. */
export type Letter = { readonly letter: string; readonly points: number; readonly isOnSheet: boolean }

type Matrix = readonly [number, number, number, number, number, number]
const PLAIN: Matrix = [1, 0, 0, 1, 0, 0]
const OPERATORS =
  /((?:[-.\d]+\s+){6})(cm|Tm)\b|(?<![\w/])(q|Q|BT)(?!\w)|([-.\d]+)\s+([-.\d]+)\s+Td\b|\/(F\d+)\s+([-.\d]+)\s+Tf\b|\/(\w+) ?[^\n]*?\bB[MD]C\b|\b(EMC)\b|<([\dA-F]*)>\s*Tj|\[((?:<[\dA-F]*>|[-.\d\s])*)\]\s*TJ/gi

/**
 * All letters that the pages of a file of ours draw themselves, in their order, with their sizes on paper. What is turned,
 * see-through or cut to a shape is drawn in a group apart, and is not among them; nor is what repeats on every page.
 */
export function lettersOnPaper(pdf: Uint8Array): readonly Letter[] {
  const file = readChromiumFile(pdf)
  const fontsOfPage = fontsOf(file)
  return pagesOf(file).flatMap((page) => {
    const entries = file.body(page).toString('latin1')
    const box = /\/MediaBox \[([-.\d\s]+)\]/.exec(entries)?.[1]?.trim().split(/\s+/).map(Number) ?? []
    const [left = 0, bottom = 0, right = 0, top = 0] = box
    const named = fontsOfPage(page)
    const letters: Letter[] = []
    const kept: Matrix[] = []
    const marks: string[] = []
    let [around, line, font, size]: [Matrix, Matrix, string, number] = [PLAIN, PLAIN, '', 0]
    const show = (codes: string) => {
      const [a, b, c, d, x, y] = times(line, around)
      const points = size * Math.sqrt(Math.abs(a * d - b * c))
      const isOnSheet = x >= left && x <= right && y >= bottom && y <= top
      for (const letter of lettersOf(named.get(font), codes)) letters.push({ letter, points, isOnSheet })
    }
    const content = streamOf(file.body(reference(file, page, 'Contents'))).toString('latin1')
    for (const [, six, set, state, right6, down, name, tall, marked, ended, one, several] of content.matchAll(
      OPERATORS,
    )) {
      if (six && set === 'cm') around = times(matrixOf(six), around)
      else if (six) line = matrixOf(six)
      else if (state === 'q') kept.push(around)
      else if (state === 'Q') around = kept.pop() ?? PLAIN
      else if (state) line = PLAIN
      else if (right6) line = times([1, 0, 0, 1, Number(right6), Number(down)], line)
      else if (name) [font, size] = [name, Number(tall)]
      else if (marked) marks.push(marked)
      else if (ended) marks.pop()
      // Footers and other furniture would part words that go on over a page's end.
      else if (marks.includes('Artifact')) continue
      else if (one !== undefined) show(one)
      else for (const [, each = ''] of (several ?? '').matchAll(/<([\dA-F]*)>/gi)) show(each)
    }
    return letters
  })
}

function matrixOf(six: string): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = six.trim().split(/\s+/).map(Number)
  return [a, b, c, d, e, f]
}

function times([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix {
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F]
}
