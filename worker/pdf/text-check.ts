import { textOf } from './archive/read-text.ts'
import { withPdf } from './pdfium.ts'

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * Reads the PDF's own text and throws, naming what is missing, unless every phrase stands in it (REN-7).
 * White space counts for nothing: where a line breaks is the page's business. Of what stands in lines that run both ways,
 * the words count and not their order, which every reader makes up in its own way: `mixed`. Returns the number of pages.
 */
export async function checkText(
  pdf: Uint8Array,
  phrases: readonly string[],
  mixed: readonly string[] = [],
): Promise<{ readonly pages: number }> {
  const quick = shownBy(pdf)
  if (quick.pages > 0 && missingIn(squeeze(quick.text), phrases, mixed).length === 0) return { pages: quick.pages }
  // Before a page is refused, pdfium reads it: our own reader puts nothing in order that was drawn out of order.
  const { pages, text } = await readByPdfium(pdf)
  if (pages < 1) throw new Error('The PDF has no page.')
  const missing = missingIn(squeeze(text), phrases, mixed)
  if (missing.length > 0) throw new Error(`The PDF does not show ${missing.map((each) => `“${each}”`).join(', ')}.`)
  return { pages }
}

type Reading = { readonly pages: number; readonly text: string }

function missingIn(found: string, phrases: readonly string[], mixed: readonly string[]): readonly string[] {
  return [
    ...phrases.filter((phrase) => !found.includes(squeeze(phrase))),
    ...mixed.filter((phrase) => !standsIn(found, phrase)),
  ]
}

/** What our own reader sees, in a sixth of pdfium's time: nothing where a file is not ours, or runs from right to left. */
function shownBy(pdf: Uint8Array): Reading {
  const nothing = { pages: 0, text: '' }
  try {
    const read = textOf(pdf)
    return RIGHT_TO_LEFT.test(read.text) ? nothing : read
  } catch {
    return nothing
  }
}

/** All text of a PDF, as pdfium reads it. */
export function readByPdfium(pdf: Uint8Array): Promise<Reading> {
  return withPdf(pdf, (document) => {
    let text = ''
    for (const page of document.pages()) text += page.getText()
    return { pages: document.getPageCount(), text }
  })
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff]/

function standsIn(found: string, phrase: string): boolean {
  if (found.includes(squeeze(phrase))) return true
  if (!RIGHT_TO_LEFT.test(found)) return false
  const words = phrase.normalize('NFKC').match(/[\p{L}\p{M}]+|\p{N}+/gu) ?? []
  return words.every(
    (word) => found.includes(word) || found.includes([...word].reverse().join('')) || standsInPieces(found, word),
  )
}

/** A reader may turn a word round cluster by cluster, and break it between two. */
function standsInPieces(found: string, word: string): boolean {
  return [...graphemes.segment(word)].every(
    ({ segment }) => found.includes(segment) || found.includes([...segment].reverse().join('')),
  )
}

/** Without white space and soft hyphens; U+FFFE is how pdfium marks a hyphen at a line's end. */
function squeeze(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u00ad]+/g, '')
    .replaceAll('\ufffe', '-')
}
