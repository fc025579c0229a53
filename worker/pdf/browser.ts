import { rm } from 'node:fs/promises'
import puppeteer, { type Browser } from 'puppeteer'
import { browserHome, type Chromium } from './chromium.ts'
import { measureLines } from './measure.ts'
import { chromiumArguments, type Launch, type NetworkLayers } from './sandbox.ts'
import { openTabs, type Tab, type TabLimits, type Tabs } from './tabs.ts'

/** One running Chromium with its tabs. */
export type Running = {
  readonly browser: Browser
  readonly startedAt: number
  readonly tabs: Tabs
  jobs: number
  busy: number
  retired: boolean
  readonly kill: () => Promise<void>
}

/** Starts Chromium in its fence. Its environment is made from nothing, so that no secret of ours is in it. */
export async function startBrowser(
  chromium: Chromium,
  launch: Launch,
  { layers, ...limits }: TabLimits & { readonly layers: NetworkLayers },
): Promise<Running> {
  const home = await browserHome(launch.uid, launch.gid)
  const browser = await puppeteer
    .launch({
      executablePath: launch.command,
      args: [...launch.prefix, ...chromiumArguments(launch.sandbox, layers, home)],
      ignoreDefaultArgs: true,
      pipe: true,
      waitForInitialPage: false,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      // The printer's own wall comes first.
      protocolTimeout: 180_000,
      timeout: 30_000,
      env: {
        PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
        HOME: home,
        TMPDIR: home,
        LANG: 'C.UTF-8',
        ...chromium.env,
      },
    })
    .catch(async (error: unknown) => {
      await rm(home, { recursive: true, force: true })
      throw error
    })
  const gone = new Promise<never>((_, reject) => {
    browser.once('disconnected', () => reject(new Error('The browser went away while it printed.')))
  })
  gone.catch(() => {})
  return {
    browser,
    startedAt: Date.now(),
    tabs: openTabs(() => openTab(browser, layers, gone), limits),
    jobs: 0,
    busy: 0,
    retired: false,
    async kill() {
      const child = browser.process()
      const gone =
        child && child.exitCode === null && child.signalCode === null
          ? new Promise<void>((resolve) => child.once('exit', () => resolve()))
          : Promise.resolve()
      killGroup(child?.pid)
      await gone
      await rm(home, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** The third layer: no script of a page runs, and no request of it leaves but for data it carries itself. */
async function openTab(browser: Browser, layers: NetworkLayers, gone: Promise<never>): Promise<Tab> {
  const context = await browser.createBrowserContext()
  const page = await context.newPage()
  let strayed = false
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) strayed = true
  })
  // A refresh that waits would outlive its page and meet the next one in this tab.
  const session = await page.createCDPSession()
  session.on('Page.frameScheduledNavigation', () => {
    strayed = true
  })
  const crashed = new Promise<never>((_, reject) => page.once('error', reject))
  crashed.catch(() => {})
  await session.send('Page.enable')
  const { frameTree } = await session.send('Page.getFrameTree')
  if (layers.interception) {
    await page.setJavaScriptEnabled(false)
    await page.setRequestInterception(true)
    // Prefetches are asked past the interception; within the renderer, nothing gets as far as asking.
    await session.send('Network.enable')
    await session.send('Network.setBlockedURLs', { urls: ['http*', 'ws*', 'ftp*', 'file*'] })
    page.on('request', (request) => {
      if (request.isNavigationRequest() && request.frame() === page.mainFrame()) strayed = true
      const answer = request.url().startsWith('data:') ? request.continue() : request.abort('blockedbyclient')
      // The tab may be gone by now; then nothing is left to be stopped.
      answer.catch(() => {})
    })
  }
  const frameId = frameTree.frame.id
  const show = async (html: string) => {
    const loaded = new Promise((resolve) => session.once('Page.loadEventFired', resolve))
    await session.send('Page.setDocumentContent', { frameId, html })
    await Promise.race([loaded, crashed, gone])
  }
  return {
    page,
    strayed: () => strayed,
    async measure(html) {
      await show(html)
      return measureLines(session, frameId)
    },
    // The protocol's own two calls: a tenth less work a page than going through script and a stream.
    async print(html, parameters) {
      await show(html)
      const { data } = await session.send('Page.printToPDF', parameters)
      return Buffer.from(data, 'base64')
    },
    close: () => context.close().catch(() => {}),
  }
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    // Puppeteer starts Chromium as the leader of its own group.
    process.kill(-pid, 'SIGKILL')
  } catch {
    // Already gone.
  }
}
