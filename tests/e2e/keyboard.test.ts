import type { Browser, KeyInput } from 'puppeteer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { loggedIn, type Visitor } from '../support/site.ts'

let browser: Browser
let close: () => Promise<void>
let dealer: Visitor

beforeAll(async () => {
  ;({ browser, close } = await openBrowser())
  dealer = await loggedIn(browser, 'dealer@scheldt.example')
})
afterAll(() => close())

test('the slash goes to the search, and there every key only types', async () => {
  await dealer.go('/documents')
  await press('/')
  expect(await focused()).toEqual({ name: 'search', text: '' })
  await dealer.page.keyboard.type('n/jk?')
  expect(await focused()).toEqual({ name: 'search', text: 'n/jk?' })
  expect(await path()).toBe('/documents')
  expect(await dialogs()).toBe(0)
})

test('n makes a new one where there is something to make', async () => {
  await dealer.go('/counterparties')
  await press('n')
  await arrives('/counterparties/new')
  await dealer.go('/')
  await press('n')
  expect(await path()).toBe('/')
})

test('j and k move over the rows and stop at the ends, and Enter opens', async () => {
  await dealer.go('/documents')
  const rows = await dealer.page.$$eval('tbody tr a', (links) => links.map((link) => link.href))
  expect(rows.length).toBeGreaterThan(2)
  const at = async () =>
    rows.indexOf(await dealer.page.evaluate(() => (document.activeElement as HTMLAnchorElement).href))
  const steps: number[] = []
  for (const key of ['j', 'j', 'j', 'k', 'k', 'k'] as const) {
    await press(key)
    steps.push(await at())
  }
  expect(steps).toEqual([0, 1, 2, 1, 0, 0])
  await press('j')
  await press('Enter')
  await arrives(new URL(rows[1] ?? '').pathname)
})

test('the question mark shows the keys, and Escape gives the focus back', async () => {
  await dealer.go('/documents')
  await press('j')
  const before = await focused()
  await press('?')
  await dealer.page.waitForSelector('[role="dialog"]')
  expect(await dealer.page.$eval('[role="dialog"]', (dialog) => dialog.textContent)).toContain('search this list')
  expect(await dealer.page.evaluate(() => document.activeElement?.closest('[role="dialog"]') !== null)).toBe(true)
  await press('Escape')
  await dealer.page.waitForSelector('[role="dialog"]', { hidden: true })
  await dealer.page.waitForFunction(() => document.activeElement?.closest('tbody') !== null, { polling: 50 })
  expect(await focused()).toEqual(before)
})

test('Ctrl-K goes to a page by a few letters of its name', async () => {
  await dealer.go('/documents')
  await withControl('k')
  await dealer.page.waitForSelector('[role="dialog"] [role="menuitem"]')
  await dealer.page.keyboard.type('Counterp')
  await dealer.page.waitForFunction(
    () => document.querySelector('[role="menuitem"]')?.textContent === 'Counterparties',
    { polling: 50 },
  )
  await press('Enter')
  await arrives('/counterparties')
  expect(await dialogs()).toBe(0)
})

test('Ctrl-K finds a document by what is typed', async () => {
  await dealer.go('/')
  await withControl('k')
  await dealer.page.waitForSelector('[role="dialog"] [role="menuitem"]')
  await dealer.page.keyboard.type('INV-00001')
  await dealer.page.waitForFunction(() => document.querySelectorAll('[role="menuitem"]').length === 1, { polling: 50 })
  await press('Enter')
  await arrives('/documents')
  await dealer.sees('INV-00001')
  expect(new URL(dealer.page.url()).searchParams.get('search')).toBe('INV-00001')
})

test('in the lines arrows move from cell to cell, and Enter begins the next line where the last one began', async () => {
  await dealer.go('/documents/new')
  await cell('Description, line 1').click()
  await dealer.page.keyboard.type('Round')
  expect(await walk('ArrowDown', 'ArrowDown', 'ArrowUp')).toEqual(['2 description', '3 description', '2 description'])
  expect(await walk('ArrowRight', 'ArrowRight', 'ArrowLeft')).toEqual(['2 pieces', '2 carats', '2 pieces'])
  await cell('Description, line 2').click()
  expect(await walk('Tab', 'Tab', 'Enter')).toEqual(['2 pieces', '2 carats', '3 description'])
  await press('ArrowUp')
  await press('ArrowUp')
  expect(await focused()).toEqual({ name: '', text: 'Round' })
  expect(await walk('ArrowUp')).toEqual(['1 description'])
})

test('Ctrl-Z takes back what was typed, cell by cell', async () => {
  await dealer.go('/documents/new')
  await cell('Description, line 1').click()
  await dealer.page.keyboard.type('Round')
  await press('ArrowDown')
  await dealer.page.keyboard.type('Oval')
  const typed = () =>
    Promise.all(
      [1, 2].map((line) =>
        cell(`Description, line ${line}`)
          .map((e) => (e as HTMLInputElement).value)
          .wait(),
      ),
    )
  expect(await typed()).toEqual(['Round', 'Oval'])
  await withControl('z')
  expect(await typed()).toEqual(['Round', ''])
  await withControl('z')
  expect(await typed()).toEqual(['', ''])
})

const press = (key: KeyInput) => dealer.page.keyboard.press(key)
const cell = (name: string) => dealer.page.locator(`[aria-label="${name}"]`)
const path = () => dealer.page.evaluate(() => location.pathname)
const dialogs = () => dealer.page.$$eval('[role="dialog"]', (all) => all.length)
const arrives = (wanted: string) =>
  dealer.page.waitForFunction((to) => location.pathname === to, { polling: 50 }, wanted)

async function withControl(key: KeyInput): Promise<void> {
  await dealer.page.keyboard.down('Control')
  await press(key)
  await dealer.page.keyboard.up('Control')
}

const focused = () =>
  dealer.page.evaluate(() => {
    const at = document.activeElement
    return at instanceof HTMLInputElement
      ? { name: at.name, text: at.value }
      : { name: at?.tagName ?? '', text: at?.textContent ?? '' }
  })

/** The cell, as '2 carats', in which each of these keys ends. */
async function walk(...keys: readonly KeyInput[]): Promise<readonly string[]> {
  const cells: string[] = []
  for (const key of keys) {
    await press(key)
    cells.push(
      await dealer.page.evaluate(
        () =>
          /^line-(\d+)-(\w+)$/
            .exec(document.activeElement?.id ?? '')
            ?.slice(1)
            .join(' ') ?? '',
      ),
    )
  }
  return cells
}
