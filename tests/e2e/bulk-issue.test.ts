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

test('what is chosen is issued with its progress and an answer for each, and what is refused stays a draft', async () => {
  await dealer.go(LIST)
  await dealer.press('Choose all here')
  await dealer.sees(`${DRAFTS} drafts chosen`)
  await dealer.page.evaluate(rememberProgress)
  await dealer.press(`Issue ${DRAFTS}`)
  await dealer.sees(`${DRAFTS - 1} documents were issued; 1 could not be.`)
  const said = await dealer.page.evaluate(() => document.documentElement.dataset['progress'])
  expect(said?.split('|')).toEqual(expect.arrayContaining([`0 of ${DRAFTS}`, `20 of ${DRAFTS}`]))
  const answers = '[aria-label="Chosen drafts"] li'
  const told = await dealer.page.$$eval(answers, (items) => items.map((item) => item.textContent))
  expect(told).toHaveLength(DRAFTS)
  expect(told[0]).toMatch(/^Open the draft: .*(date|day|back)/i)
  expect(told.slice(1).filter((line) => /\d{5}$/.test(line))).toHaveLength(DRAFTS - 1)
  await dealer.go(LIST)
  expect(await dealer.page.$$eval('tbody tr', (rows) => rows.length)).toBe(1)
})

const press = async (...keys: readonly KeyInput[]) => {
  for (const key of keys) await dealer.page.keyboard.press(key)
}

/** Which rows are chosen, as a screen reader hears it. */
const chosen = () =>
  dealer.page.$$eval('tbody tr', (rows) => rows.flatMap((row, at) => (row.ariaSelected === 'true' ? [at] : [])))

/** Keeps what the line of progress says from now on: it is gone before anybody could ask. */
function rememberProgress(): void {
  const heard = new Set<string>()
  new MutationObserver(() => {
    const says = document.querySelector('.progress [role="status"]')?.textContent
    if (says) document.documentElement.dataset['progress'] = [...heard.add(says)].join('|')
  }).observe(document.body, { subtree: true, childList: true, characterData: true })
}

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
