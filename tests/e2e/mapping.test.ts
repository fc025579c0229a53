import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'puppeteer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { loggedIn, type Visitor } from '../support/site.ts'
import { attach } from '../support/site-documents.ts'

// A dealer's own sheet, whose heads nobody else would understand.
const HEADS = {
  Bundle: 'invoice',
  When: 'date',
  'To whom': 'customer',
  Coin: 'currency',
  Sort: 'goods_class',
  'What exactly': 'description',
  Heavy: 'carats',
  Sum: 'amount',
  Scribbles: '',
}
const today = new Date().toISOString().slice(0, 10)
const folder = mkdtempSync(join(tmpdir(), 'briefke-sheets-'))
let browser: Browser
let close: () => Promise<void>
let dealer: Visitor

beforeAll(async () => {
  ;({ browser, close } = await openBrowser())
  dealer = await loggedIn(browser, 'dealer@hudson.example')
})
afterAll(async () => {
  await close()
  rmSync(folder, { recursive: true, force: true })
})

test('odd heads are asked about, beside what stands under them', async () => {
  await bringIn('first.csv', 'ODD-1')
  await dealer.sees('which column is which?')
  const beside = await dealer.page.$$eval('tbody tr', (rows) => rows.map((row) => row.textContent))
  expect(beside.find((row) => row.startsWith('Heavy'))).toContain('0.400')
  for (const [head, ours] of Object.entries(HEADS)) await dealer.page.select(`[aria-label="What “${head}” is"]`, ours)
  await dealer.press('Use these columns and check')
  await dealer.sees('Every row was read and is right.')
})

test('what was mapped is imported', async () => {
  await dealer.press('Make 1 draft')
  await dealer.sees('1 draft waits to be issued')
  await dealer.go('/documents?status=draft&search=Ginza')
  await dealer.sees('0.40')
})

test('the next file with the same heads is checked without a question', async () => {
  await bringIn('second.csv', 'ODD-2')
  await dealer.sees('Every row was read and is right.')
  await dealer.press('Make 1 draft')
  await dealer.sees('1 draft waits to be issued')
})

test('the same heads in another order are still known', async () => {
  await bringIn('third.csv', 'ODD-3', Object.keys(HEADS).toReversed())
  await dealer.sees('Every row was read and is right.')
})

async function bringIn(name: string, bundle: string, heads = Object.keys(HEADS)): Promise<void> {
  const cells: Readonly<Record<string, string>> = {
    ...{ Bundle: bundle, When: today, 'To whom': 'Ginza Jewels K.K.', Coin: 'USD', Sort: 'POLISHED_NATURAL' },
    ...{ 'What exactly': 'Round brilliant', Heavy: '0.400', Sum: '480.00', Scribbles: 'called twice' },
  }
  const path = join(folder, name)
  writeFileSync(path, [heads, heads.map((head) => cells[head])].map((row) => row.join(';')).join('\n'))
  await dealer.go('/imports?kind=issued')
  await attach(dealer, path)
  await dealer.press('Check the file')
  await dealer.page.waitForFunction(() => /^\/imports\/./.test(location.pathname), { polling: 100 })
}
