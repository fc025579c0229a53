import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './setup.js'

// The headless shell shows no PDF beside the document, so that picture ends where the paper begins.
const BESIDE_THE_PAPER = { x: 0, y: 0, width: 900, height: 850 }
const SHOTS = [
  { name: 'today', who: 'compliance@scheldt.example', path: async () => '/' },
  {
    name: 'document',
    who: 'dealer@scheldt.example',
    path: (page) => firstLink(page, '/documents', 'a[href^="/documents/0"]'),
    clip: BESIDE_THE_PAPER,
  },
  { name: 'ledger', who: 'compliance@scheldt.example', path: async () => '/ledger' },
  { name: 'exceptions', who: 'compliance@hudson.example', path: async () => '/exceptions' },
  {
    name: 'inbox',
    who: 'compliance@scheldt.example',
    path: (page) => firstLink(page, '/inbox', 'main a[href^="/inbox/0"]'),
  },
  {
    name: 'draft',
    who: 'dealer@scheldt.example',
    path: (page) => firstLink(page, '/documents?status=draft', 'a[href*="/drafts/"]'),
  },
  {
    name: 'pack',
    who: 'auditor@audit.example',
    path: (page) => firstLink(page, '/packs', 'a[href^="/packs/"]'),
    dark: true,
  },
  { name: 'studio', who: 'owner@scheldt.example', path: async () => '/templates/invoice', shows: '.preview img' },
  {
    name: 'publication',
    who: 'approver@bourse.example',
    path: (page) => firstLink(page, '/publications', 'main a[href*="/publications/0"]'),
  },
]

/** Starts the demo on a folder of its own and writes what it looks like into docs/screenshots. */
export async function takeScreenshots() {
  const { startProduct } = await import('../tests/support/product.ts')
  const { openBrowser } = await import('../tests/support/browser.ts')
  const { DEMO_PASSWORD } = await import('../domain/demo/cast.ts')
  const folder = join(root, 'docs', 'screenshots')
  mkdirSync(folder, { recursive: true })
  const product = await startProduct()
  const { browser, close } = await openBrowser()
  try {
    await printed(product.url, browser, DEMO_PASSWORD)
    for (const shot of SHOTS) {
      const page = await logIn(browser, product.url, shot.who, DEMO_PASSWORD)
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: shot.dark ? 'dark' : 'light' }])
      await page.goto(product.url + (await shot.path(page)))
      if (shot.shows) await page.waitForSelector(shot.shows)
      await new Promise((resolve) => setTimeout(resolve, 1500))
      await page.screenshot({ path: join(folder, `${shot.name}.png`), ...(shot.clip ? { clip: shot.clip } : {}) })
      console.log(`docs/screenshots/${shot.name}.png`)
      await page.close()
    }
  } finally {
    await close()
    await product.stop()
    product.remove()
  }
}

/** Waits until the year's papers are printed and the first pack is there. */
async function printed(url, browser, password) {
  const page = await logIn(browser, url, 'compliance@scheldt.example', password)
  for (let tries = 0; tries < 120; tries++) {
    await page.goto(`${url}/packs`)
    if (await page.evaluate(() => document.body.textContent.includes('ready'))) break
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
  await page.close()
}

async function logIn(browser, url, email, password) {
  const page = await (await browser.createBrowserContext()).newPage()
  await page.setViewport({ width: 1360, height: 850, deviceScaleFactor: 1 })
  await page.goto(`${url}/login`)
  await new Promise((resolve) => setTimeout(resolve, 800))
  await page.type('[name=email]', email)
  await page.type('[name=password]', password)
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => location.pathname !== '/login', { polling: 100 })
  if (new URL(page.url()).pathname === '/login/second-factor') {
    // The demo shows the code that a phone would.
    await page.type('[name=code]', await page.$eval('main .notice code', (shown) => shown.textContent))
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => !location.pathname.startsWith('/login'), { polling: 100 })
  }
  return page
}

async function firstLink(page, list, selector) {
  await page.goto(new URL(list, page.url()).href)
  return page.$eval(selector, (a) => a.getAttribute('href'))
}
