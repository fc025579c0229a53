import type { Browser } from 'puppeteer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { readPdfText } from '../support/pdf-text.ts'
import { officialWords } from '../support/sample-documents.ts'
import { loggedIn, type Visitor } from '../support/site.ts'
import { bytesOf, pasteLines } from '../support/site-documents.ts'

// The same invoice on two dates, to two countries and at two weights: the paper carries other exact words each time.
const DAYS_BACK = 400
let browser: Browser
let close: () => Promise<void>
let dealer: Visitor

beforeAll(async () => {
  ;({ browser, close } = await openBrowser())
  const owner = await loggedIn(browser, 'owner@scheldt.example')
  await owner.go('/company')
  await owner.fill('Days of back-dating', String(DAYS_BACK))
  await owner.press('Save profile')
  await owner.sees('The profile is saved')
  await owner.leave()
  dealer = await loggedIn(browser, 'dealer@scheldt.example')
  for (const [name, country] of Object.entries(BUYERS)) {
    await dealer.go('/counterparties/new')
    await dealer.fill('Name', name)
    await dealer.fill('Country', country)
    await dealer.page.locator('input[value="buyer"]').click()
    await dealer.press('Add counterparty')
    await dealer.sees(name)
  }
})
afterAll(() => close())

const BUYERS = { 'Wording Kowloon': 'HK', 'Wording Manhattan': 'US', 'Wording Hatton Garden': 'GB' } as const
const plain = (text: string) => text.replace(/\s+/g, ' ').normalize('NFKC')

async function begin(buyer: keyof typeof BUYERS, carats: string, date?: string): Promise<void> {
  await dealer.go('/documents/new')
  await dealer.fill('Counterparty', buyer)
  await dealer.page.locator('[role="option"]').click()
  if (date) await dealer.fill('Document date', date)
  await line(carats)
  await dealer.sees('The paper')
}

async function line(carats: string, minedIn = ''): Promise<void> {
  await pasteLines(dealer, [
    ['Goods class', 'Description', 'Pieces', 'Carats', 'Price / ct', 'Mined in'],
    ['POLISHED_NATURAL', 'Round brilliant', '1', carats, '9000.00', minedIn],
  ])
}

/** Issues what is on the page, and reads every paper that comes of it: the invoice first, then its declarations. */
async function issue(): Promise<readonly string[]> {
  await dealer.press('Issue')
  await dealer.page.waitForSelector('iframe', { timeout: 30_000 })
  const all = 'a[download][href*="/pdf/"]'
  await dealer.page.waitForFunction(() => !document.querySelector('.status-line')?.textContent.includes('printing'), {
    polling: 100,
    timeout: 30_000,
  })
  const links = await dealer.page.$$eval(all, (found) =>
    found.map((a) => new URL((a as HTMLAnchorElement).href).pathname),
  )
  const papers = links.filter((path) => !path.endsWith('warranty-statement'))
  const texts: string[] = []
  for (const path of papers) texts.push(plain(await readPdfText(await bytesOf(dealer, `a[href*="${path}"]`))))
  return texts
}

test('on 20 September 2026 the old edition can still be chosen, and is printed', async () => {
  await begin('Wording Kowloon', '0.49', '2026-09-20')
  await dealer.choose('Edition: System of Warranties, 2021 text', 'SOW-2002')
  await dealer.sees(officialWords('sow-2002'))
  const [invoice = ''] = await issue()
  expect(invoice).toContain(officialWords('sow-2002'))
  expect(invoice).not.toContain(officialWords('sow-2021'))
})

test('on 22 September 2026 it cannot, and the new words are printed', async () => {
  await begin('Wording Kowloon', '0.49', '2026-09-22')
  await dealer.sees(officialWords('sow-2021'))
  const page = await dealer.text()
  expect(page).toContain('SOW-2002 may not be issued on 2026-09-22')
  const [invoice = ''] = await issue()
  expect(invoice).toContain(officialWords('sow-2021'))
  expect(invoice).not.toContain(officialWords('sow-2002'))
})

test('to the United States at 0.49 ct no self-certification is asked for', async () => {
  await begin('Wording Manhattan', '0.49')
  await dealer.sees(officialWords('sow-2021'))
  const papers = await issue()
  expect(papers).toHaveLength(1)
  expect(papers.join()).not.toContain('Russian Federation')
})

test('to the United States at 0.50 ct the self-certification asks for its facts and is printed on letterhead', async () => {
  await begin('Wording Manhattan', '0.50')
  await dealer.sees('In which country were the diamonds of this line mined?')
  await line('0.50', 'BW')
  await dealer.fill('Importer', 'Wording Manhattan Inc, New York')
  await dealer.fill('Signatory', 'Dirk Dealer')
  await dealer.fill('Capacity', 'Director')
  await dealer.page.waitForFunction(
    () => !document.querySelector('main')?.textContent.includes('It cannot be issued so yet'),
    { polling: 100 },
  )
  const [invoice = '', certificate = ''] = await issue()
  expect(invoice).toContain(officialWords('sow-2021'))
  expect(certificate).toContain(plain(officialWords('cbp-diamonds')))
  for (const fact of ['Botswana', 'Dirk Dealer', 'Director', '0.50']) expect(certificate).toContain(fact)
})

test('to Great Britain the London sheet says under the weight at 0.49 ct, and attests at 0.50 ct', async () => {
  await begin('Wording Hatton Garden', '0.49')
  await addLondonSheet()
  const [, under = ''] = await issue()
  expect(under).toContain('All Diamonds are under 0.50ct.')
  expect(under).not.toContain('equal or greater')

  await begin('Wording Hatton Garden', '0.50')
  await line('0.50', 'BW')
  await addLondonSheet()
  const [, attestation = ''] = await issue()
  expect(attestation).toContain('Polished diamonds that are equal or greater than 0.50ct.')
  expect(attestation).not.toContain('All Diamonds are under')
})

async function addLondonSheet(): Promise<void> {
  const sheet = await dealer.page.waitForFunction(
    () =>
      [...document.querySelectorAll('label')].find((label) => label.textContent.startsWith('London vendor sheet'))
        ?.htmlFor,
    { polling: 100 },
  )
  await dealer.page.locator(`[id="${await sheet.jsonValue()}"]`).click()
  await dealer.fill('Signatory', 'Dirk Dealer')
  await dealer.fill('Capacity', 'Director')
  await dealer.page.waitForFunction(
    () => !document.querySelector('main')?.textContent.includes('It cannot be issued so yet'),
    { polling: 100 },
  )
}
