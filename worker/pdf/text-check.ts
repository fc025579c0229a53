import { PDFiumLibrary } from '@hyzyla/pdfium'

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
let library: Promise<PDFiumLibrary> | undefined

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
  library ??= PDFiumLibrary.init()
  const document = await (await library).loadDocument(pdf)
  try {
    const pages = document.getPageCount()
    if (pages < 1) throw new Error('The PDF has no page.')
    let text = ''
    for (const page of document.pages()) text += page.getText()
    const found = squeeze(text)
    const missing = [
      ...phrases.filter((phrase) => !found.includes(squeeze(phrase))),
      ...mixed.filter((phrase) => !standsIn(found, phrase)),
    ]
    if (missing.length > 0) throw new Error(`The PDF does not show ${missing.map((each) => `“${each}”`).join(', ')}.`)
    return { pages }
  } finally {
    document.destroy()
  }
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
