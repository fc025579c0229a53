import { join } from 'node:path'
import type { Page } from 'puppeteer'
import { issueTradeDocument } from '../../domain/trade-documents/index.ts'
import { testApi } from '../support/api.ts'
import { openBrowser, serve } from '../support/browser.ts'
import { builtPages } from '../support/built-pages.ts'
import type { Ground } from './ground.ts'
import { type Figure, figure, type Measured, median, quantile, type Size, sideBySide, tell } from './measure.ts'
import { newDrafts, newSeller } from './trade.ts'

const SCROLLER = '.long-table'
/** Seven rows a frame: as fast as a hand turns a wheel. */
const STEP = 231

/** Frame times while the list of documents is scrolled from its head to its end, against a plain table of the same rows. */
export async function scrolling(ground: Ground, size: Size): Promise<readonly (Measured | Figure)[]> {
  const [rows, rounds] = size === 'full' ? [1_000, 7] : [250, 1]
  const t = await ground.database('bench_scrolling')
  const assetsFolder = join(import.meta.dirname, '../../build/client')
  const api = testApi(t, { pages: await builtPages(), assetsFolder })
  const seller = await newSeller(t)
  tell(`scrolling: issuing ${rows} documents`)
  for (const id of await newDrafts(t, seller, rows)) await issueTradeDocument(api.deps, seller.company.dealer, id)

  const { cookie } = await api.session(seller.company.viewer.userId, seller.company.tenantId)
  const address = `/documents?limit=${rows}`
  const asked = await api.app.request(address, { headers: { cookie } })
  const plain = plainPage(await asked.text())
  const site = await serve((request) => {
    const headers = new Headers(request.headers)
    headers.set('cookie', cookie)
    if (new URL(request.url).pathname === '/plain')
      return new Response(plain, { headers: { 'content-type': 'text/html; charset=utf-8' } })
    return api.app.fetch(new Request(request, { headers }))
  })
  const { browser, close } = await openBrowser()
  try {
    const open = async (path: string) => {
      const page = await browser.newPage()
      await page.setViewport({ width: 1280, height: 900 })
      await page.goto(site.origin + path)
      return page
    }
    const [ours, bare] = [await open(address), await open('/plain')]
    await drawn(ours, (count) => count < rows)
    await drawn(bare, (count) => count === rows)
    const longest = { ours: [] as number[], bare: [] as number[] }
    const through = async (page: Page, side: keyof typeof longest, round: number) => {
      const frames = await scrollThrough(page)
      if (round > 0) longest[side].push(Math.round(Math.max(...frames) * 10) / 10)
      return quantile(frames, 0.95)
    }
    const about = { name: 'scrolling', unit: 'ms (p95 of a frame)', rounds, goal: { atMost: 1.5 } }
    const measured = await sideBySide(
      about,
      (round) => through(ours, 'ours', round),
      (round) => through(bare, 'bare', round),
    )
    tell(`scrolling: longest frames, ms: ours ${longest.ours.join(' ')}, plain ${longest.bare.join(' ')}`)
    return [measured, figure('scrolling: longest frame, median of rounds', 'ms', median(longest.ours), { atMost: 50 })]
  } finally {
    await close()
    await site.close()
  }
}

/** The table and the styles of the page as the server sent it, with every row and without any script. */
function plainPage(html: string): string {
  const styles = html.match(/<link[^>]*rel="stylesheet"[^>]*>/g) ?? []
  const [table] = /<table class="data-table"[\s\S]*?<\/table>/.exec(html) ?? []
  if (!table || styles.length === 0) throw new Error('The page has no table or no styles.')
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Plain</title>${styles.join('')}</head>
    <body><main><div class="table-scroll long-table">${table}</div></main></body></html>`
}

/** Waits until so many rows stand in the page: ours draws few of them once its script runs. */
async function drawn(page: Page, enough: (count: number) => boolean): Promise<void> {
  await page.bringToFront()
  for (let tries = 0; tries < 100; tries++) {
    if (enough(await page.$$eval(`${SCROLLER} tbody tr`, (all) => all.length))) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`${page.url()} does not draw its rows.`)
}

/** From the head of the table to its end, a step a frame: how long each frame took, in milliseconds. */
async function scrollThrough(page: Page): Promise<number[]> {
  await page.bringToFront()
  return page.$eval(
    SCROLLER,
    async (scroller, step) => {
      const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
      scroller.scrollTop = 0
      for (let still = 0; still < 10; still++) await frame()
      const took: number[] = []
      const end = scroller.scrollHeight - scroller.clientHeight
      let before = await frame()
      for (let at = step; at < end + step; at += step) {
        scroller.scrollTop = at
        const now = await frame()
        took.push(now - before)
        before = now
      }
      if (scroller.scrollTop < end - 1) throw new Error('The end was not reached.')
      return took
    },
    STEP,
  )
}
