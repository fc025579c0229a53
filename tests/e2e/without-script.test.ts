import type { Browser } from 'puppeteer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../domain/demo/cast.ts'
import { openBrowser } from '../support/browser.ts'
import { officialWords } from '../support/sample-documents.ts'
import { type PlainVisitor, visitorWithoutScript } from '../support/without-script.ts'

// What somebody does before the script has come, or when it never does.
const BUYER = 'Plain Paper Traders'
const told = { number: '', verification: '' }
let browser: Browser
let close: () => Promise<void>
let dealer: PlainVisitor

beforeAll(async () => {
  ;({ browser, close } = await openBrowser())
  dealer = await visitorWithoutScript(browser)
})
afterAll(() => close())

test('a refused log-in says so and keeps the e-mail, and the right password lets in', async () => {
  await dealer.go('/login')
  await dealer.fill('E-mail', 'dealer@scheldt.example')
  await dealer.fill('Password', 'not the password')
  await dealer.press('Log in')
  expect(await dealer.page.$$eval('[role="alert"]', (alerts) => alerts.length)).toBe(1)
  expect(await dealer.value('E-mail')).toBe('dealer@scheldt.example')
  expect(await dealer.value('Password')).toBe('')
  await dealer.fill('Password', DEMO_PASSWORD)
  await dealer.press('Log in')
  expect(await dealer.text()).toContain('Today')
})

test('a counterparty is added, after a refusal that keeps every field', async () => {
  await dealer.go('/counterparties/new')
  await dealer.fill('Name', BUYER)
  await dealer.tick('Buys from us')
  await dealer.fill('Country', 'BEL')
  await dealer.press('Add counterparty')
  expect(await besideField(dealer, 'Country')).toBe('Write the country as two letters, like BE.')
  expect(await dealer.value('Name')).toBe(BUYER)
  expect(await dealer.value('Country')).toBe('BEL')
  await dealer.fill('Country', 'BE')
  await dealer.press('Add counterparty')
  expect(await dealer.text()).toContain(BUYER)
  expect(new URL(dealer.page.url()).pathname).not.toBe('/counterparties/new')
})

test('an invoice of two lines is kept, issued and numbered', async () => {
  await dealer.go('/documents/new')
  await dealer.fill('Counterparty', BUYER)
  await line(dealer, 1, { Description: 'Round brilliant', Pieces: '1', Carats: '1.503', Amount: '18036.00' })
  await line(dealer, 2, { Description: 'Melee parcel', Pieces: '40', Carats: '4.12', Amount: '3502.00' })
  await dealer.press('Save draft')
  expect(new URL(dealer.page.url()).pathname).toMatch(/^\/documents\/drafts\/./)
  await dealer.press('Issue')
  const page = await dealer.text()
  const [number = ''] = /INV-\d{5}/.exec(await dealer.page.$eval('h1', (head) => head.textContent)) ?? []
  expect(number).not.toBe('')
  for (const fact of [BUYER, '1.503', '21,538.00', officialWords('sow-2021')]) expect(page).toContain(fact)
  told.number = number
  told.verification = await dealer.page.$eval('a[href*="/v/"]', (link) => new URL(link.href).pathname)
})

test('whoever holds the paper checks it at the address on it', async () => {
  const buyer = await visitorWithoutScript(browser)
  await buyer.go(told.verification)
  const page = await buyer.text()
  for (const fact of ['Scheldt', told.number, '5.62', officialWords('sow-2021')]) expect(page).toContain(fact)
  expect(page).not.toContain(BUYER)
})

async function line(person: PlainVisitor, at: number, cells: Readonly<Record<string, string>>): Promise<void> {
  await person.page.select(`[aria-label="Goods class, line ${at}"]`, 'POLISHED_NATURAL')
  for (const [head, text] of Object.entries(cells)) await person.fill(`${head}, line ${at}`, text)
}

/** What stands as wrong at the field of this label, as a screen reader would find it. */
async function besideField(person: PlainVisitor, label: string): Promise<string> {
  return person.page.evaluate((wanted) => {
    const field = [...document.querySelectorAll('label')].find((each) => each.textContent.trim() === wanted)?.control
    const ids = field?.getAttribute('aria-invalid') ? (field.getAttribute('aria-describedby') ?? '').split(' ') : []
    return document.getElementById(ids.find((id) => id.endsWith('-error')) ?? '')?.textContent ?? ''
  }, label)
}
