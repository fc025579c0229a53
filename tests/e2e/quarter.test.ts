import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'puppeteer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { asSuperuser } from '../support/demo-database.ts'
import { receivedPaper } from '../support/received-papers.ts'
import { officialWords } from '../support/sample-documents.ts'
import type { Visitor } from '../support/site.ts'
import { accept, addCounterparty, linksMailedTo, mailsTo, onboard } from '../support/site-company.ts'
import { attach, issued, pasteLines, typeCell } from '../support/site-documents.ts'

// The last quarter that is over, played in a browser by the company's owner from empty books to closed ones.
const COMPANY = 'Maas Brillanten BV'
const [FIRST, MIDDLE, LAST] = lastQuarter()
const folder = mkdtempSync(join(tmpdir(), 'briefke-quarter-'))
let browser: Browser
let close: () => Promise<void>
let owner: Visitor

beforeAll(async () => {
  ;({ browser, close } = await openBrowser())
})
afterAll(async () => {
  await close()
  rmSync(folder, { recursive: true, force: true })
})

test('a new company sets its limits and knows its partners', async () => {
  await onboard(browser, {
    legalName: COMPANY,
    registrationNumber: 'NL-445566',
    schemeNumber: 'QUARTER-1',
    validFrom: inDays(-800),
    validTo: inDays(400),
    owner: 'owner@maas.example',
  })
  owner = await accept(browser, 'owner@maas.example', 'Olga Owner')
  await owner.go('/company')
  await owner.fill('Days of back-dating', '400')
  await owner.press('Save profile')
  await owner.sees('400 days')
  await owner.go('/company/trade')
  await owner.fill('Days until entry', '400')
  await owner.press('Save limits')
  await owner.sees('It is saved.')
  for (const [name, role] of [
    ['Venlo Ruw BV', 'supplier'],
    ['Roermond Slijperij BV', 'supplier'],
    ['Sittard Handel BV', 'supplier'],
    ['Juwelier Vrijthof', 'buyer'],
  ] as const) {
    const email = `office@${name.split(' ')[0]?.toLowerCase()}.example`
    await addCounterparty(owner, { name, country: 'NL', role, email })
    // One supplier is forgotten: that is the fault to be found later.
    if (role === 'supplier' && name !== 'Sittard Handel BV') await lookUp(owner)
  }
})

test('purchases come in: typed with and without a warranty, and one through the inbox', async () => {
  await record({ supplier: 'Roermond', number: 'RS-1', carats: '20.000', edition: 'SOW-2021' })
  await record({ supplier: 'Roermond', number: 'RS-2', carats: '5.125', edition: 'no warranty' })
  await owner.sees('These goods need a warranty and came without.')
  await record({ supplier: 'Sittard', number: 'SH-9', carats: '2.500', edition: 'SOW-2021' })

  await owner.go('/inbox')
  await attach(owner, paperOf('VR-77', 'Venlo Ruw BV', ['Rough 7102.31', '60', '40.000', '300.00', '12,000.00']))
  await owner.press('Bring in')
  await owner.sees('received')
  await owner.press('VR-77.pdf', 'link')
  await proposes('Number', 'VR-77')
  await proposes('Date', MIDDLE)
  await proposes('Carats', '40.000')
  await owner.choose('From', 'Venlo')
  await owner.choose('Edition', 'SOW-2021')
  const goods = await owner.page.waitForSelector('::-p-aria([name="Line 1"]) select')
  await goods?.select('ROUGH_NATURAL')
  await owner.press('File it and open the next')
  await owner.page.waitForFunction(() => location.pathname === '/inbox', { polling: 100 })
  await owner.go('/received')
  await owner.sees('VR-77')
})

test('the warranty that is missing is asked for by mail, comes, and nobody is reminded any more', async () => {
  await owner.go('/coverage/chase')
  await owner.sees('Roermond Slijperij BV')
  await owner.press('Ask Roermond Slijperij BV by mail')
  await owner.sees('Ask again')
  await linksMailedTo(browser, 'office@roermond.example')
  await pageSays('/exceptions', 'RS-2 of Roermond Slijperij BV')

  await owner.go('/received')
  await owner.press('RS-2', 'link')
  await owner.press('Add a statement', 'link')
  await owner.choose('Edition', 'SOW-2021')
  await owner.fill('Received on', inDays(0))
  await attach(owner, paperOf('RS-2 letter', 'Roermond Slijperij BV'))
  await owner.press('Record the statement')
  await owner.sees('The edition is valid for these goods on this date.')
  await owner.go('/coverage/chase')
  await owner.sees('Nobody has to be asked.')
  expect(await mailsTo(browser, 'office@roermond.example')).toHaveLength(1)
  // The days pass: the reminder that was due finds that everything came, and no second mail is written.
  await asSuperuser((sql) => sql`update chase set due_at = now() where stopped_at is null`)
  await pageSays('/coverage/chase', 'everything came')
  expect(await mailsTo(browser, 'office@roermond.example')).toHaveLength(1)
})

test('rough becomes polished', async () => {
  await owner.go('/ledger/stock?panel=processing')
  await owner.choose('What was done', 'Manufacture')
  await owner.fill('Day', MIDDLE)
  await owner.choose('In 1, goods class', 'Rough')
  await owner.fill('In 1, quantity', '40.000')
  await owner.choose('Out 1, goods class', 'Polished')
  await owner.fill('Out 1, quantity', '16.000')
  await owner.press('Record')
  await owner.sees('16.00')
  await owner.page.waitForFunction(() => location.search === '', { polling: 100 })
})

test('goods go out on memo, half comes back, the other half is sold, and part of that is credited', async () => {
  await owner.go('/documents/new?type=memo')
  await owner.fill('Counterparty', 'Juwelier')
  await owner.page.locator('[role="option"]').click()
  await pasteLines(owner, [['POLISHED_NATURAL', 'Round brilliants', '', '8.000', '1000.00']])
  const memo = await issued(owner, LAST)
  await owner.sees('The diamonds herein listed on this memo have been purchased from legitimate sources')

  await owner.press('Memo return', 'link')
  await typeCell(owner, 'Carats, line 1', '4.000')
  await typeCell(owner, 'Amount, line 1', '4000.00')
  await issued(owner, LAST)

  await owner.go(memo)
  await owner.press('Sale from memo', 'link')
  await owner.sees('4.00')
  const sale = await issued(owner, LAST)

  await owner.press('Credit note', 'link')
  await typeCell(owner, 'Carats, line 1', '1.500')
  await typeCell(owner, 'Amount, line 1', '1500.00')
  await issued(owner, LAST)
  await owner.go(sale)
  for (const other of ['Memo ', 'Credit note ']) await owner.sees(other)
})

test('the fault that was planted is found, mended, and closed by itself', async () => {
  await pageSays('/exceptions', 'The SoW registration of Sittard Handel BV was not verified')
  await owner.go('/counterparties')
  await owner.press('Sittard Handel BV', 'link')
  await owner.sees('Record a check')
  await lookUp(owner)
  await pageSays('/exceptions', 'Nothing is open.')
  await owner.go('/exceptions?state=closed')
  await owner.press('SH-9', 'link')
  await owner.sees('Mended, and closed by itself')
})

test('the quarter reconciles at zero difference and is closed', async () => {
  await owner.go(`/ledger/reconciliation?kind=quarter&containing=${MIDDLE}`)
  // 20 + 5.125 + 2.5 bought, 16 made, 8 out, 4 and 1.5 back.
  await owner.sees('By the book: 41.125')
  for (const goods of ['Rough', 'Polished']) await owner.sees(`${goods}, natural no difference 0 ct`)
  await owner.fill('Rough, natural counted, ct', '0')
  await owner.fill('Polished, natural counted, ct', '41.125')
  await owner.press('Close the period')
  await owner.sees('Closed by Olga Owner.')
  const counted = await owner.page.$$eval('::-p-aria([name="Counted"]) tbody tr', (rows) =>
    rows.map((row) => [...row.cells].map((cell) => cell.textContent).slice(1, 3)),
  )
  expect(counted).toHaveLength(2)

  await owner.go('/documents/new')
  await owner.fill('Counterparty', 'Juwelier')
  await owner.page.locator('[role="option"]').click()
  await pasteLines(owner, [['POLISHED_NATURAL', 'Too late', '', '1.000', '1000.00']])
  await owner.fill('Document date', LAST)
  await owner.press('Issue')
  await owner.sees('closed')
})

type Purchase = {
  readonly supplier: string
  readonly number: string
  readonly carats: string
  readonly edition: string
}

/** Types in a purchase of polished with its paper. */
async function record({ supplier, number, carats, edition }: Purchase): Promise<void> {
  await owner.go('/received/new')
  await owner.choose('Supplier', supplier)
  await owner.fill('Number', number)
  await owner.fill('Date', FIRST)
  await owner.choose('Edition', edition)
  await owner.fill('Polished, natural', carats)
  await typeCell(owner, 'Amount, Polished, natural', '5000.00')
  await owner.choose('Currency', 'EUR')
  await attach(owner, paperOf(number, supplier))
  await owner.press('Record document')
  await owner.sees('Received from')
}

async function lookUp(person: Visitor): Promise<void> {
  await person.page.locator('::-p-text(Record a check)').click()
  await person.fill('SoW number', 'SEEN-1')
  await person.fill('Valid from', inDays(-500))
  await person.fill('Valid to', inDays(300))
  await person.fill('What was seen', 'Its entry in the public register')
  await person.press('Record the check')
  // “Nobody has found a registration that holds today” stands there before.
  await person.sees('and holds today')
}

/** What the worker does in the background shows in a while: the page is loaded again until it says so. */
async function pageSays(path: string, sentence: string): Promise<void> {
  let said = ''
  for (let tries = 0; tries < 90; tries++) {
    await owner.go(path)
    said = await owner.text()
    if (said.includes(sentence)) return
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error(`${path} does not say “${sentence}” but: ${said}`)
}

function paperOf(
  number: string,
  supplier: string,
  line: readonly [string, string, string, string, string] = ['Polished 7102.39', '1', '1.000', '1.00', '1.00'],
): string {
  const path = join(folder, `${number}.pdf`)
  const [year, month, day] = MIDDLE.split('-')
  writeFileSync(
    path,
    receivedPaper({
      ...{ supplier, number, buyer: COMPANY, date: `${day}-${month}-${year}`, currency: 'EUR', lines: [line] },
      totals: [
        ['Total carats', line[2]],
        ['Total EUR', line[4]],
      ],
      statement: officialWords('sow-2021'),
    }),
  )
  return path
}

/** The paper is read in the background: its page fills itself in. */
async function proposes(name: string, value: string): Promise<void> {
  let there: string | undefined
  for (let tries = 0; tries < 120; tries++) {
    const field = await owner.page.waitForSelector(`::-p-aria([name="${name}"])`)
    there = await field?.evaluate((element) => (element as HTMLInputElement).value)
    if (there === value) return
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error(`“${name}” is proposed as “${there}”, not “${value}”`)
}

function inDays(count: number): string {
  return new Date(Date.now() + count * 86_400_000).toISOString().slice(0, 10)
}

/** A day early, amid and late in the last quarter that is over. */
function lastQuarter(): readonly [string, string, string] {
  const now = new Date()
  const first = now.getUTCMonth() - (now.getUTCMonth() % 3) - 3
  const dayOf = (month: number, day: number) =>
    new Date(Date.UTC(now.getUTCFullYear(), month, day)).toISOString().slice(0, 10)
  return [dayOf(first, 3), dayOf(first + 1, 10), dayOf(first + 2, 20)]
}
