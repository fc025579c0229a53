import { type Letter, lettersOnPaper } from './archive/read-sizes.ts'

const LEAST_POINTS = 6
// What rounding takes.
const SPARE = 0.02
/** What is shorter, as a sum, is no wording, and stands by chance within other words. */
const WORDING = 30

/** Throws with the sentence of `sizeFault`. */
export function checkSizes(pdf: Uint8Array, phrases: readonly string[]): void {
  const fault = sizeFault(pdf, phrases)
  if (fault !== null) throw new Error(fault)
}

/**
 * Why official words do not stand plainly on the pages of a PDF of ours, or stand smaller than 6 pt or off their sheet
 * (REN-8); null when they stand as they should. What lies above them is not looked for: nothing in our style sheets' list
 * can cover.
 */
export function sizeFault(pdf: Uint8Array, phrases: readonly string[]): string | null {
  const letters = lettersOnPaper(pdf).flatMap((each) =>
    [...squeezed(each.letter)].map((letter) => ({ ...each, letter })),
  )
  const text = letters.map(({ letter }) => letter).join('')
  // Places in the text are places in the list only while no letter takes two.
  const at = letters.flatMap((each) => Array.from({ length: each.letter.length }, () => each))
  for (const phrase of phrases) {
    const wanted = squeezed(phrase)
    if (wanted.length < WORDING) continue
    if (!text.includes(wanted))
      return `The PDF shows “${phrase.slice(0, 80)}” turned, see-through or cut, not plainly on its page.`
    for (let from = text.indexOf(wanted); from >= 0; from = text.indexOf(wanted, from + 1)) {
      const unseen = at.slice(from, from + wanted.length).find(isUnseen)
      if (unseen) return `The PDF shows “${phrase.slice(0, 80)}” ${faultOf(unseen)}.`
    }
  }
  return null
}

function isUnseen({ points, isOnSheet }: Letter): boolean {
  return points < LEAST_POINTS - SPARE || !isOnSheet
}

function faultOf({ points, isOnSheet }: Letter): string {
  return isOnSheet ? `at ${points.toFixed(1)} pt, and ${LEAST_POINTS} pt is the least` : 'off its sheet'
}

function squeezed(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u00ad]+/g, '')
}
