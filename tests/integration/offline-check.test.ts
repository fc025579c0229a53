import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Browser, Page } from 'puppeteer'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { signClaim } from '../../domain/signing/print-key.ts'
import { qrSvg } from '../../templates/qr.ts'
import { testApi } from '../support/api.ts'
import { axeFindings, openBrowser, serve } from '../support/browser.ts'
import { testServices } from '../support/builders.ts'
import { builtPages } from '../support/built-pages.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

// The built page in a browser that has been there once, and then has no network: the site behind it is really gone.
const folder = mkdtempSync(join(tmpdir(), 'briefke-offline-'))
const code = 'k'.repeat(43)
const claim = {
  ...{ documentType: 'invoice', number: 'INV-00042', documentDate: '2026-02-01', issuer: 'Scheldt Diamonds NV' },
  ...{ carats: '4.503', unit: 'ct', editions: ['A-2021'], dataSha256: 'ab'.repeat(32) },
}
let t: TestDatabase
let app: ReturnType<typeof testApi>['app']
let browser: Browser
let closeBrowser: () => Promise<void>
let site: Awaited<ReturnType<typeof serve>>
let page: Page
let digits: string
let isBroken = false

beforeAll(async () => {
  t = await testDatabase()
  digits = await signClaim({ ...testServices(), system: t.system }, code, claim)
  ;({ app } = testApi(t, { pages: await builtPages(), assetsFolder: resolve('build/client') }))
  ;({ browser, close: closeBrowser } = await openBrowser())
})
beforeEach(async () => {
  isBroken = false
  site = await serve((request) => (isBroken ? new Response('Bad gateway', { status: 502 }) : app.fetch(request)))
  page = await (await browser.createBrowserContext()).newPage()
  page.setDefaultTimeout(15_000)
})
afterEach(() => site.close().catch(() => undefined))
afterAll(async () => {
  await closeBrowser()
  await t.close()
  rmSync(folder, { recursive: true, force: true })
})

const says = (text: string) =>
  page
    .waitForFunction((wanted) => document.querySelector('main')?.textContent.includes(wanted), { polling: 100 }, text)
    .catch(async () => {
      const told = await page.evaluate(() => document.body.textContent)
      throw new Error(`${page.url()} does not say “${text}” but: ${told}`)
    })

/** Opens the page as whoever keeps it does, and takes the network away. */
async function keptThenGone(gone = () => site.close()) {
  await page.goto(`${site.origin}/v/offline`)
  await says('This page is kept on this device')
  await gone()
  await page.goto(`${site.origin}/v/offline`)
  await says('Check a paper without a network')
}

async function paste(text: string) {
  await page.locator('::-p-aria([name="Or paste the whole link"])').fill(text)
  await page.locator('::-p-aria([name="Check"][role="button"])').click()
}

/** A photo of the code, a little askew. */
async function photo(text: string) {
  const camera = await browser.newPage()
  const code = `<div style="margin:60px;width:420px;transform:rotate(4deg)">${qrSvg(text)}</div>`
  await camera.setContent(`<body style="background:#f4f1ea">${code}</body>`)
  const path = join(folder, 'photo.png') as `${string}.png`
  await camera.screenshot({ path })
  await camera.close()
  return path
}

describe('without a network, the page that was kept', () => {
  test('checks a pasted link, and says as signed, status not checked; never more', async () => {
    await keptThenGone()
    await paste(`${site.origin}/v/${code}#${digits}`)
    await says('As signed; status not checked.')
    await says('It says: Invoice INV-00042 of Scheldt Diamonds NV, dated 1 Feb 2026, 4.503 ct.')
    await says('A-2021')
    await says('Whether it was voided or superseded since was not checked.')
    expect(await page.$eval('.notice', (notice) => notice.getAttribute('data-meaning'))).toBe('could-not-verify')
    expect(await page.evaluate(() => document.body.textContent)).not.toMatch(/\bvalid\b/i)
    expect(await axeFindings(page)).toEqual([])
  })

  test('reads a photo of the code', async () => {
    const path = await photo(`${site.origin}/v/${code}#${digits}`)
    await keptThenGone()
    const input = await page.waitForSelector('input[type="file"]')
    await (input as unknown as { uploadFile: (path: string) => Promise<void> }).uploadFile(path)
    await says('As signed; status not checked.')
  })

  test('is where a camera ends up that opens the code itself', async () => {
    await keptThenGone()
    await page.goto(`${site.origin}/v/${code}#${digits}`)
    await says('As signed; status not checked.')
    expect(new URL(page.url()).pathname).toBe('/v/offline')
  })

  test('serves as well when the site is there but broken', async () => {
    await keptThenGone(async () => {
      isBroken = true
    })
    await page.goto(`${site.origin}/v/${code}#${digits}`)
    await says('As signed; status not checked.')
  })

  test('says no to one altered digit, and to the words of one paper beside the code of another', async () => {
    await keptThenGone()
    for (const link of [
      `/v/${code}#${digits.slice(0, -1)}${(Number(digits.at(-1)) + 1) % 10}`,
      `/v/${'m'.repeat(43)}#${digits}`,
    ]) {
      await page.goto(`${site.origin}/v/offline?x=${Math.random()}`)
      await says('This page is kept on this device')
      await paste(site.origin + link)
      await says('Do not rely on this paper.')
    }
  })
})

test('with a network the document’s own page says what the paper’s code says, beside its status', async () => {
  await page.goto(`${site.origin}/v/${code}#${digits}`)
  await says('Could not verify: no document has this code.')
  await says('What the code on the paper says')
  await says('It says: Invoice INV-00042 of Scheldt Diamonds NV')
})
