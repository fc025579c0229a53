import { pino } from 'pino'
import type { PDFOptions } from 'puppeteer'
import { startBrowser } from '../../worker/pdf/browser.ts'
import { prepareChromium } from '../../worker/pdf/chromium.ts'
import type { PrintOptions } from '../../worker/pdf/printer.ts'
import { ALL_LAYERS, planLaunch } from '../../worker/pdf/sandbox.ts'
import type { Ground } from './ground.ts'
import { callers, type Measured, type Size, sideBySide, timed } from './measure.ts'
import { openPipeline, TABS } from './pipeline.ts'

/** Documents per second from the queue to the committed row, against setContent and pdf alone on as many tabs. */
export async function rendering(ground: Ground, size: Size): Promise<readonly Measured[]> {
  const [invoices, rounds] = size === 'full' ? [60, 7] : [2, 1]
  const options = { dataFolder: ground.folder, allowNoSandbox: true, log: pino({ level: 'silent' }) }
  const pipeline = await openPipeline(ground, 'bench_rendering', invoices)
  const chromium = await prepareChromium(options)
  const browser = await startBrowser(chromium, planLaunch(chromium.path, { ...options, layers: ALL_LAYERS }), {
    layers: ALL_LAYERS,
    kept: 0,
    jobs: 0,
    ageMs: 0,
  })
  const pages = await Promise.all(Array.from({ length: TABS }, () => browser.browser.newPage()))
  const bare = async () => {
    const all = pipeline.sheets()
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
    const about = { name: 'rendering', unit: 'documents/s', rounds, goal: { atLeast: 0.9 } }
    return [await sideBySide(about, () => pipeline.run(), bare)]
  } finally {
    await Promise.all([pipeline.close(), browser.kill()])
  }
}

/** Puppeteer's own way to what the product prints: tagged, with the same footer on each page. */
function bareOptions({ paper, footer = '' }: PrintOptions): PDFOptions {
  const shared = { format: paper, preferCSSPageSize: true, printBackground: true, tagged: true, outline: false }
  const footerTemplate = `<div style="font-family:'Noto Sans';font-size:7pt;color:#5b564c;width:100%;margin:0 16mm;display:flex;justify-content:space-between"><span>${footer}</span><span>page <span class="pageNumber"></span> of <span class="totalPages"></span></span></div>`
  return { ...shared, waitForFonts: false, displayHeaderFooter: true, headerTemplate: '<span></span>', footerTemplate }
}
