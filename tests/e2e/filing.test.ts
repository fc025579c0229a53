import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, ElementHandle } from 'puppeteer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../domain/demo/cast.ts'
import { openBrowser } from '../support/browser.ts'
import { asSuperuser } from '../support/demo-database.ts'
import { receivedPaper } from '../support/received-papers.ts'
import { officialWords } from '../support/sample-documents.ts'
import { loggedIn, type Visitor } from '../support/site.ts'
import { visitorWithoutScript } from '../support/without-script.ts'

// Four papers in an inbox that was empty: two are filed with script, two without.
const SUPPLIER = 'Northern Lights Diamonds Ltd'
const WHO = 'compliance@hudson.example'
const NUMBERS = ['NL-101', 'NL-102', 'NL-103', 'NL-104'] as const
const [year, month, day] = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10).split('-')
const folder = mkdtempSync(join(tmpdir(), 'briefke-filing-'))
let browser: Browser
let close: () => Promise<void>
let officer: Visitor

beforeAll(async () => {
  ;({ browser, close } = await openBrowser())
  officer = await loggedIn(browser, WHO)
  // One after the other: the queue goes by when they came.
  for (const number of NUMBERS) await bringIn(number)
  await allRead()
})
afterAll(async () => {
  await close()
  rmSync(folder, { recursive: true, force: true })
})

test('a paper that is filed opens the one that has waited longest', async () => {
  await officer.go('/inbox')
  await officer.press(NUMBERS[0], 'link')
  for (const [at, number] of NUMBERS.slice(0, 2).entries()) {
    await opens(number)
    expect(await numberProposed(officer.page)).toBe(number)
    await officer.choose('From', SUPPLIER)
    await officer.page.select('[aria-label="Line 1"] select', 'POLISHED_NATURAL')
    await officer.press('File it and open the next')
    await opens(NUMBERS[at + 1] ?? '')
  }
})

test('a paper is filed without script too, the next one opens, and after the last the inbox is empty', async () => {
  const plain = await visitorWithoutScript(browser)
  await plain.go('/login')
  await plain.fill('E-mail', WHO)
  await plain.fill('Password', DEMO_PASSWORD)
  await plain.press('Log in')
  await plain.go('/inbox')
  await plain.press(NUMBERS[2], 'link')
  for (const number of NUMBERS.slice(2)) {
    expect(await plain.page.$eval('h1', (head) => head.textContent)).toBe(number)
    expect(await numberProposed(plain.page)).toBe(number)
    await plain.fill('From', SUPPLIER)
    await plain.page.select('[aria-label="Line 1"] select', 'POLISHED_NATURAL')
    await plain.press('File it and open the next')
  }
  expect(new URL(plain.page.url()).pathname).toBe('/inbox')
  expect(await plain.text()).toContain('Nothing waits here.')
  await plain.leave()
})

test('what was filed stands among the received documents', async () => {
  await officer.go(`/received?search=NL-10`)
  const rows = await officer.page.$$eval('tbody th', (heads) => heads.map((head) => head.textContent))
  expect(rows.toSorted()).toEqual([...NUMBERS])
})

async function bringIn(number: string): Promise<void> {
  const path = join(folder, `${number}.pdf`)
  const statement = officialWords('sow-2021')
  const lines = [['Polished 7102.39', '10', '2.000', '1000.00', '2,000.00']] as const
  const totals = [
    ['Total carats', '2.000'],
    ['Total USD', '2,000.00'],
  ] as const
  const date = `${day}-${month}-${year}`
  const buyer = 'Hudson Gem Traders Inc.'
  writeFileSync(path, receivedPaper({ supplier: SUPPLIER, buyer, number, date, lines, totals, statement }))
  await officer.go('/inbox')
  const field = await officer.page.waitForSelector('input[type="file"]')
  await (field as ElementHandle<HTMLInputElement>).uploadFile(path)
  await officer.press('Bring in')
  await officer.sees(`received ${number}.pdf`)
}

/** The worker has read all of them, so that they are called by their numbers. */
async function allRead(): Promise<void> {
  for (let tries = 0; tries < 120; tries++) {
    const [row] = await asSuperuser((sql) => sql`select count(*)::int as left from inbox_item where status = 'reading'`)
    if (row?.['left'] === 0) return
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error('the papers were not read')
}

const opens = (number: string) =>
  officer.page.waitForFunction(
    (wanted) => document.querySelector('h1')?.textContent === wanted,
    { polling: 100 },
    number,
  )

const numberProposed = (page: Visitor['page']) =>
  page.$eval('input[name="number"]', (field) => (field as HTMLInputElement).value)
