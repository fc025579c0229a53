import { join } from 'node:path'
import { pino } from 'pino'
import type { PDFOptions } from 'puppeteer'
import { systemClock } from '../../domain/kernel/clock.ts'
import { issueTradeDocument } from '../../domain/trade-documents/index.ts'
import { folderFiles } from '../../platform/files.ts'
import type { Handlers, Payload } from '../../platform/jobs.ts'
import { openKeys, readMasterKey } from '../../platform/keys.ts'
import { openQueue, runWorker } from '../../platform/queue.ts'
import { openSigning } from '../../platform/signing/index.ts'
import { renderDocument } from '../../worker/jobs/render-document.ts'
import { startBrowser } from '../../worker/pdf/browser.ts'
import { prepareChromium } from '../../worker/pdf/chromium.ts'
import { openPrinter, type PrintOptions } from '../../worker/pdf/printer.ts'
import { ALL_LAYERS, planLaunch } from '../../worker/pdf/sandbox.ts'
import type { Ground } from './ground.ts'
import { callers, type Measured, type Size, sideBySide, timed } from './measure.ts'
import { newDrafts, newSeller } from './trade.ts'

const TABS = 4
type Sheet = { readonly html: string; readonly print: PrintOptions }

/** Documents per second from the queue to the committed row, against setContent and pdf alone on as many tabs. */
export async function rendering(ground: Ground, size: Size): Promise<readonly Measured[]> {
  const [invoices, rounds] = size === 'full' ? [60, 5] : [2, 1]
  const t = await ground.database('bench_rendering')
  const log = pino({ level: 'silent' })
  const options = { dataFolder: ground.folder, tabs: TABS, allowNoSandbox: true, log }
  const printer = await openPrinter(options)
  const chromium = await prepareChromium(options)
  const browser = await startBrowser(chromium, planLaunch(chromium.path, options), {
    layers: ALL_LAYERS,
    kept: 0,
    jobs: 0,
    ageMs: 0,
  })
  const pages = await Promise.all(Array.from({ length: TABS }, () => browser.browser.newPage()))
  const store = { databaseUrl: t.urls.queueUrl }
  const queue = openQueue(store, log)

  const seller = await newSeller(t)
  const jobs: Payload<'render-document'>[] = []
  const ring = async (_: string, payload: object) => void jobs.push(payload as Payload<'render-document'>)
  const keys = openKeys({ dataFolder: ground.folder })
  const signing = openSigning(readMasterKey({ dataFolder: ground.folder }))
  const deps = { ...t, clock: systemClock, keys, signing, files: folderFiles(join(ground.folder, 'files')) }
  for (const id of await newDrafts(t, seller, invoices))
    await issueTradeDocument({ ...deps, ring }, seller.company.dealer, id)

  const sheets = new Map<string, Sheet>()
  const remembering = {
    sandbox: printer.sandbox,
    print: (html: string, print: PrintOptions) => {
      sheets.set(html, { html, print })
      return printer.print(html, print)
    },
  }
  const work = { ...deps, printer: remembering, publicUrl: 'https://briefke.example', log }

  const pipeline = async () => {
    await t.admin`update document set status = 'queued', sha256 = null, rendered_at = null`
    for (const job of jobs) await queue.ring('render-document', job)
    let left = jobs.length
    const all = Promise.withResolvers<void>()
    const nothing = async () => {}
    const handlers: Handlers = {
      'render-document': async (payload, run) => {
        await renderDocument(work, payload, run)
        if (--left === 0) all.resolve()
      },
      'build-audit-pack': nothing,
      'judge-exceptions': nothing,
      'run-bulk-job': nothing,
      'send-invitation': nothing,
      'send-notice': nothing,
      'send-chase': nothing,
      'read-inbox-item': nothing,
      'hand-over-document': nothing,
      sweep: nothing,
    }
    const began = performance.now()
    const worker = await runWorker(store, handlers, { concurrency: TABS * 2, log, sweepEveryMs: 60_000 })
    await all.promise
    const took = performance.now() - began
    await worker.drain()
    const [row] = await t.admin<
      { left: number }[]
    >`select count(*)::int as left from document where status <> 'rendered'`
    if (row?.left !== 0) throw new Error(`${row?.left} documents were not rendered.`)
    return (jobs.length / took) * 1000
  }
  const bare = async () => {
    const all = [...sheets.values()]
    const free = [...pages]
    const took = await timed(() =>
      callers(TABS, all.length, async (index) => {
        const [page, sheet] = [free.pop(), all[index]]
        if (!page || !sheet) throw new Error('There are fewer tabs than callers.')
        await page.setContent(sheet.html, { waitUntil: 'load' })
        await page.pdf(bareOptions(sheet.print))
        free.push(page)
      }),
    )
    return (all.length / took) * 1000
  }
  try {
    return [
      await sideBySide({ name: 'rendering', unit: 'documents/s', rounds, goal: { atLeast: 0.6 } }, pipeline, bare),
    ]
  } finally {
    await queue.close()
    await Promise.all([printer.close(), browser.kill()])
  }
}

/** Puppeteer's own way to what the product prints: tagged, with the same footer on each page. */
function bareOptions({ paper, footer = '' }: PrintOptions): PDFOptions {
  const shared = { format: paper, preferCSSPageSize: true, printBackground: true, tagged: true, outline: false }
  const footerTemplate = `<div style="font-family:'Noto Sans';font-size:7pt;color:#5b564c;width:100%;margin:0 16mm;display:flex;justify-content:space-between"><span>${footer}</span><span>page <span class="pageNumber"></span> of <span class="totalPages"></span></span></div>`
  return { ...shared, waitForFonts: false, displayHeaderFooter: true, headerTemplate: '<span></span>', footerTemplate }
}
