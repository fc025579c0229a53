import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, KeyInput } from 'puppeteer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { loggedIn, type Visitor } from '../support/site.ts'
import { attach } from '../support/site-documents.ts'

// More than a round of them, and one whose date nobody may write any more.
const DRAFTS = 23
const BUYER = 'Bulk Bijoux BV'
const LIST = '/documents?status=draft&search=Bulk+Bijoux'
const folder = mkdtempSync(join(tmpdir(), 'briefke-bulk-'))
let browser: Browser
let close: () => Promise<void>
let dealer: Visitor

beforeAll(async () => {
  ;({ browser, close } = await openBrowser())
  dealer = await loggedIn(browser, 'dealer@hudson.example')
  await makeDrafts()
})
afterAll(async () => {
  await close()
  rmSync(folder, { recursive: true, force: true })
})

test('x chooses the row in focus, and not any more when it is pressed again', async () => {
  await dealer.go(LIST)
  await press('j', 'x')
  expect(await chosen()).toEqual([0])
  await dealer.sees('1 draft chosen')
  await press('x')
  expect(await chosen()).toEqual([])
})

test('Shift with j and k chooses on the way', async () => {
  await dealer.go(LIST)
  await press('j', 'J', 'J')
  expect(await chosen()).toEqual([0, 1, 2])
  await press('j', 'j', 'j', 'x', 'K')
  expect(await chosen()).toEqual([0, 1, 2, 4, 5])
  await dealer.sees('5 drafts chosen')
})

test('what is chosen is issued in a job that shows how far it is, and what is refused stays a draft with its reason', async () => {
  await dealer.go(LIST)
  await dealer.press('Choose all here')
  await dealer.sees(`${DRAFTS} drafts chosen`)
  await dealer.press(`Issue ${DRAFTS}`)
  await dealer.sees(`Issue ${DRAFTS} drafts`)
  await dealer.sees(`${DRAFTS - 1} documents were issued; 1 could not be.`)
  expect(await cells('td:last-child')).toEqual([expect.stringMatching(/date|day|back/i)])
  await dealer.press(`Done (${DRAFTS - 1})`, 'link')
  await dealer.page.waitForFunction((count) => document.querySelectorAll('tbody tr').length === count, {}, DRAFTS - 1)
  for (const number of await cells('th')) expect(number).toMatch(/\d{5}$/)
  await dealer.go(LIST)
  expect(await dealer.page.$$eval('tbody tr', (rows) => rows.length)).toBe(1)
})

test('their PDFs are collected when they are printed, and come as one ZIP', async () => {
  await dealer.go('/documents/bulk')
  await dealer.press(`Issue ${DRAFTS} drafts`, 'link')
  await dealer.press('Collect their PDFs')
  await dealer.sees(`Download ${DRAFTS - 1} documents`)
  // Behind the demo's own papers, which are still being printed.
  await dealer.page.waitForSelector('::-p-aria([name="Download the ZIP"])', { timeout: 150_000 })
  await dealer.sees(`${DRAFTS - 1} documents were collected.`)
  const kind = await dealer.page.evaluate(async () => {
    const link = [...document.querySelectorAll('a')].find(({ textContent }) => textContent === 'Download the ZIP')
    const bytes = new Uint8Array(await (await fetch(link?.href ?? '')).arrayBuffer())
    return { begins: String.fromCharCode(...bytes.slice(0, 2)), large: bytes.length > 100_000 }
  })
  expect(kind).toEqual({ begins: 'PK', large: true })
}, 180_000)

test('all that fit the filters are counted before they are mailed, and who has no address is told', async () => {
  await dealer.go('/documents?search=Bulk+Bijoux')
  await dealer.press('All that fit…', 'link')
  await dealer.sees(`${DRAFTS - 1} documents fit.`)
  await dealer.press(`Mail ${DRAFTS - 1}`)
  await dealer.sees(`0 documents were mailed; ${DRAFTS - 1} could not be.`)
  expect(await cells('td:last-child')).toContain(`${BUYER} has no e-mail address. Write it down with the counterparty.`)
})

const cells = (which: string) =>
  dealer.page.$$eval(`[aria-label="Documents of the job"] tbody ${which}`, (found) =>
    found.map((cell) => cell.textContent),
  )
const press = async (...keys: readonly KeyInput[]) => {
  for (const key of keys) await dealer.page.keyboard.press(key)
}

/** Which rows are chosen, as a screen reader hears it. */
const chosen = () =>
  dealer.page.$$eval('tbody tr', (rows) => rows.flatMap((row, at) => (row.ariaSelected === 'true' ? [at] : [])))

async function makeDrafts(): Promise<void> {
  await dealer.go('/counterparties/new')
  await dealer.fill('Name', BUYER)
  await dealer.page.locator('input[value="buyer"]').click()
  await dealer.fill('Country', 'NL')
  await dealer.press('Add counterparty')
  await dealer.page.waitForFunction(() => !location.pathname.endsWith('/new'), { polling: 100 })
  const today = new Date().toISOString().slice(0, 10)
  const rows = Array.from({ length: DRAFTS }, (_, at) =>
    [
      `BULK-${at}`,
      at === 7 ? '2019-05-05' : today,
      BUYER,
      'USD',
      'POLISHED_NATURAL',
      'Round',
      '0.400',
      '480.00',
    ].join(),
  )
  const path = join(folder, 'bulk.csv')
  writeFileSync(path, ['invoice,date,customer,currency,goods_class,description,carats,amount', ...rows].join('\n'))
  await dealer.go('/imports?kind=issued')
  await attach(dealer, path)
  await dealer.press('Check the file')
  await dealer.sees('Every row was read and is right.')
  await dealer.press(`Make ${DRAFTS} drafts`)
  await dealer.sees(`${DRAFTS} drafts wait to be issued`)
}
