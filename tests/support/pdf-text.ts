import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { PDFiumLibrary } from '@hyzyla/pdfium'

/** What a PDF says, its white space made single spaces. */
export async function readPdfText(pdf: Readable | Uint8Array): Promise<string> {
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(pdf instanceof Uint8Array ? pdf : await buffer(pdf))
  try {
    const pages = [...document.pages()].map((page) => page.getText())
    return pages.join(' ').replace(/\s+/g, ' ').normalize('NFKC')
  } finally {
    document.destroy()
    library.destroy()
  }
}
