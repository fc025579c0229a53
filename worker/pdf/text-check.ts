import { PDFiumLibrary } from '@hyzyla/pdfium'

let library: Promise<PDFiumLibrary> | undefined

/**
 * Reads the PDF's own text and throws, naming what is missing, unless every phrase stands in it (REN-7).
 * White space counts for nothing: where a line breaks is the page's business. Returns the number of pages.
 */
export async function checkText(pdf: Uint8Array, phrases: readonly string[]): Promise<{ readonly pages: number }> {
  library ??= PDFiumLibrary.init()
  const document = await (await library).loadDocument(pdf)
  try {
    const pages = document.getPageCount()
    if (pages < 1) throw new Error('The PDF has no page.')
    let text = ''
    for (const page of document.pages()) text += page.getText()
    const found = squeeze(text)
    const missing = phrases.filter((phrase) => !found.includes(squeeze(phrase)))
    if (missing.length > 0) throw new Error(`The PDF does not show ${missing.map((each) => `“${each}”`).join(', ')}.`)
    return { pages }
  } finally {
    document.destroy()
  }
}

/** Without white space and soft hyphens; U+FFFE is how pdfium marks a hyphen at a line's end. */
function squeeze(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u00ad]+/g, '')
    .replaceAll('\ufffe', '-')
}
