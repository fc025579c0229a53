import { join } from 'node:path'
import { pino } from 'pino'
import postgres from 'postgres'
import { applyImport, checkImport } from '../../domain/imports/index.ts'
import { systemClock } from '../../domain/kernel/clock.ts'
import { issueTradeDocument } from '../../domain/trade-documents/index.ts'
import { folderFiles } from '../../platform/files.ts'
import { openKeys } from '../../platform/keys.ts'
import { openQueue } from '../../platform/queue.ts'
import { openSheets } from '../../platform/sheets/index.ts'
import { renderHtml } from '../../templates/render.ts'
import { startBrowser } from '../../worker/pdf/browser.ts'
import { prepareChromium } from '../../worker/pdf/chromium.ts'
import { ALL_LAYERS, planLaunch } from '../../worker/pdf/sandbox.ts'
import { sampleInvoice } from '../support/sample-documents.ts'
import type { Ground } from './ground.ts'
import { type Figure, figure, median, type Size, tell, timed } from './measure.ts'
import { newDrafts, newSeller } from './trade.ts'
import { startWorker } from './worker.ts'

/** Figures that stand alone: the worker's start, from issue to finished PDF at an idle machine, a large import. */
export async function figures(ground: Ground, size: Size): Promise<readonly Figure[]> {
  const [prints, lines] = size === 'full' ? [20, 10_000] : [2, 100]
  const t = await ground.database('bench_figures')
  const files = folderFiles(join(ground.folder, 'files'))
  const worker = await startWorker(t, ground.folder)
  const queue = openQueue({ databaseUrl: t.urls.queueUrl }, pino({ level: 'silent' }))
  const keys = openKeys({ dataFolder: ground.folder })
  const deps = { ...t, clock: systemClock, ring: queue.ring, keys, files, sheets: openSheets() }
  const seller = await newSeller(t)
  const { dealer } = seller.company
  const listener = postgres(t.urls.appUrl, { max: 1 })
  try {
    // As the page does: it hears of the progress, then looks at the row.
    let heard = () => {}
    await listener.listen('briefke_progress', () => heard())
    const print = async (id: Awaited<ReturnType<typeof newDrafts>>[number]) => {
      const printed = new Promise<void>((resolve) => {
        heard = () =>
          void t.admin`select 1 from document where trade_document_id = ${id} and kind = 'trade-document' and status = 'rendered'`.then(
            (rows) => rows.length > 0 && resolve(),
          )
      })
      await issueTradeDocument(deps, dealer, id)
      await printed
    }
    const took: number[] = []
    for (const [index, id] of (await newDrafts(t, seller, prints + 1)).entries()) {
      const ms = await timed(() => print(id))
      if (index > 0) took.push(ms)
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    tell(`from issue to PDF: ${took.map(Math.round).join(' ')} ms`)

    const head = 'invoice,date,customer,currency,goods_class,description,pieces,carats,price_per_carat'
    const rows = Array.from(
      { length: lines },
      (_, index) =>
        `A${Math.trunc(index / 10)},2026-02-01,Hudson Gems Inc,USD,POLISHED_NATURAL,Round ${index},1,0.503,1250.50`,
    )
    const content = Buffer.from([head, ...rows].join('\n'))
    const imported = await timed(async () => {
      const report = await checkImport(deps, dealer, { kind: 'issued', file: { name: 'bench.csv', content } })
      await applyImport(deps, dealer, report.id)
    })
    return [
      figure('worker: start', 'ms', worker.start, { atMost: 8_000 }),
      figure('from issue to finished PDF, median', 'ms', median(took), { atMost: 1_500 }),
      figure('of it, more than 1.3 bare prints on a warm tab', 'ms', median(took) - 1.3 * (await barePrint(ground)), {
        atMost: 100,
      }),
      figure(`import of ${lines} lines, check and apply`, 'ms', imported, { atMost: 20_000 }),
    ]
  } finally {
    await worker.stop()
    await queue.close()
    await listener.end()
  }
}

/** Milliseconds of one print of such an invoice by a browser that is warm and alone, as the median of twenty. */
async function barePrint(ground: Ground): Promise<number> {
  const options = { dataFolder: ground.folder, tabs: 1, allowNoSandbox: true, log: pino({ level: 'silent' }) }
  const chromium = await prepareChromium(options)
  const launch = planLaunch(chromium.path, { ...options, layers: ALL_LAYERS })
  const limits = { layers: ALL_LAYERS, kept: 0, jobs: 0, ageMs: 0 }
  const running = await startBrowser(chromium, launch, limits)
  const page = await running.browser.newPage()
  const html = renderHtml('invoice', sampleInvoice('A4'))
  const took: number[] = []
  try {
    for (let round = 0; round < 21; round++) {
      const ms = await timed(async () => {
        await page.setContent(html, { waitUntil: 'load' })
        await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: false })
      })
      if (round > 0) took.push(ms)
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  } finally {
    await running.kill()
  }
  return median(took)
}
