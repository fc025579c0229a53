import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import axe from 'axe-core'
import puppeteer, { type Page } from 'puppeteer'
import { prepareChromium } from '../../worker/pdf/chromium.ts'

// Nothing of it phones home, and a page that is not in front goes on as if it were: four people share it.
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
]

/** The npm Chromium as a person's browser: for looking at pages of ours, so its own sandbox is not under test here. */
export async function openBrowser() {
  const folder = mkdtempSync(join(tmpdir(), 'briefke-browser-'))
  const chromium = await prepareChromium({ dataFolder: folder })
  const browser = await puppeteer.launch({
    executablePath: chromium.path,
    headless: 'shell',
    args: ARGUMENTS,
    pipe: true,
    env: { PATH: '/usr/bin:/bin', HOME: folder, TMPDIR: folder, LANG: 'C.UTF-8', ...chromium.env },
  })
  return {
    browser,
    async close() {
      await browser.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Serves a fetch function on a free port, as production serves the app. */
export async function serve(fetch: (request: Request) => Response | Promise<Response>) {
  const listener = getRequestListener(fetch)
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** What axe finds on the page, as 'rule: element'; nothing is what we want. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source)
  const found = await page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run()
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`))
  })
  return found
}
