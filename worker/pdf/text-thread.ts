import { parentPort } from 'node:worker_threads'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import type { Asked, Told } from './text-check.ts'

// A thread of its own: reading a long document takes seconds, in which the worker must still renew its jobs' locks.
const library = PDFiumLibrary.init()

async function read(pdf: Uint8Array): Promise<{ readonly pages: number; readonly text: string }> {
  const document = await (await library).loadDocument(pdf)
  try {
    let text = ''
    for (const page of document.pages()) text += page.getText()
    return { pages: document.getPageCount(), text }
  } finally {
    document.destroy()
  }
}

parentPort?.on('message', ({ id, pdf }: Asked) => {
  const tell = (told: Told) => parentPort?.postMessage(told)
  read(pdf).then(
    (found) => tell({ id, ...found }),
    (error: unknown) => tell({ id, failure: error instanceof Error ? error.message : String(error) }),
  )
})
