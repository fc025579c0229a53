import { pino } from 'pino'
import { renderHtml } from '../../templates/render.ts'
import { archivePdf } from '../../worker/pdf/archive/index.ts'
import { openPrinter } from '../../worker/pdf/printer.ts'
import { checkText } from '../../worker/pdf/text-check.ts'
import { sampleInvoice } from '../support/sample-documents.ts'
import type { Ground } from './ground.ts'
import { type Figure, figure, type Size, tell, timed } from './measure.ts'

/** The longest invoice there may be, with everything a line can say: from its rows to a file to be kept (LOD-1). */
export async function large(ground: Ground, size: Size): Promise<readonly Figure[]> {
  const lines = size === 'full' ? 10_000 : 100
  const options = { dataFolder: ground.folder, tabs: 1, allowNoSandbox: true, log: pino({ level: 'silent' }) }
  const printer = await openPrinter(options)
  const about = { title: 'T', language: 'en', author: 'A', at: new Date(0), id: 'a' }
  try {
    let after = 0
    const took = await timed(async () => {
      const html = renderHtml('invoice', sampleInvoice('A4', lines))
      const print = await printer.print(html, { paper: 'A4', footer: 'INV-1', owner: 'a' })
      const began = performance.now()
      const pdf = archivePdf(print, about)
      const { pages } = await checkText(pdf, [`stone ${lines}`])
      after = performance.now() - began
      tell(`large: ${pages} pages of ${lines} lines, ${Math.round(pdf.length / 1e6)} MB`)
    })
    return [
      figure(`an invoice of ${lines} lines, from rows to the file`, 's', took / 1_000, { atMost: 45 }),
      figure('of it, the worker’s own thread after the print', 's', after / 1_000, { atMost: 10 }),
    ]
  } finally {
    await printer.close()
  }
}
