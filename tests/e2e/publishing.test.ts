import type { Browser } from 'puppeteer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { loggedIn, shownCode, type Visitor, visitor } from '../support/site.ts'
import { pasteLines } from '../support/site-documents.ts'
import { visitorWithoutScript } from '../support/without-script.ts'

// New words from the draft to the dealer's paper: two of the association and a company, each in a browser of his own.
const EFFECTIVE = inDays(40)
const LATER = inDays(50)
const WORDS =
  'The diamonds herein invoiced have been {sourced} from legitimate sources. The seller guarantees that they are free of conflict.'
const PRINTED = WORDS.replace('{sourced}', 'purchased')
let browser: Browser
let close: () => Promise<void>
let drafter: Visitor
let address = ''

beforeAll(async () => {
  ;({ browser, close } = await openBrowser())
  drafter = await loggedIn(browser, 'admin@bourse.example')
})
afterAll(() => close())

test('a dealer has an open draft for a day to come, under the words of now', async () => {
  const dealer = await loggedIn(browser, 'dealer@scheldt.example')
  await dealer.go('/documents/new')
  await dealer.fill('Counterparty', 'Kowloon')
  await dealer.page.locator('[role="option"]').click()
  await dealer.fill('Document date', LATER)
  await pasteLines(dealer, [['POLISHED_NATURAL', 'Round brilliant', '1', '0.300', '9000.00']])
  await dealer.sees('and confirms adherence to the WDC SoW Guidelines')
  await dealer.page.waitForFunction(() => /^\/documents\/drafts\/./.test(location.pathname), { polling: 100 })
  address = new URL(dealer.page.url()).pathname
  await dealer.leave()
})

test('the first of the association drafts new words; what is wrong is said beside its field, and nothing is lost', async () => {
  await drafter.go('/wordings')
  await drafter.press('SOW-2021', 'link')
  await drafter.sees('The newest words')
  await drafter.press('Draft new words', 'link')
  await drafter.sees('New words after SOW-2021')
  await drafter.fill('Edition', 'SOW-2098')
  await drafter.fill('Text', `${WORDS} {what}`)
  await drafter.fill('Text on a memo', '')
  await drafter.fill('Effective date', EFFECTIVE)
  await drafter.fill('Source', 'Resolution of the general assembly')
  await drafter.fill('Reason', 'The assembly shortened the text.')
  await drafter.press('Keep the draft')
  await drafter.sees('{what} stands in the text, but no token of that name is declared.')
  expect(await drafter.page.$eval('[name="note"]', (field) => (field as HTMLTextAreaElement).value)).toBe(
    'The assembly shortened the text.',
  )
  await drafter.fill('Text', WORDS)
  await drafter.press('Keep the draft')
  await drafter.sees('What becomes of it')
})

test('he sees that somebody else has to approve it', async () => {
  await drafter.sees('You drafted this: somebody else of the association approves it.')
  const buttons = await drafter.page.$$eval('main button', (all) => all.map((each) => each.textContent))
  expect(buttons).toEqual(['Withdraw'])
})

test('the second sees word by word what changes, for whom, and approves', async () => {
  const approver = await loggedIn(browser, 'approver@bourse.example')
  await approver.go(new URL(drafter.page.url()).pathname)
  await approver.sees('a new edition after SOW-2021')
  const marked = (selector: string) =>
    approver.page.$$eval(selector, (all) => all.map((each) => each.textContent).join(' '))
  expect(await marked('.slip del')).toContain('confirms adherence to the WDC SoW Guidelines.')
  expect(await marked('.slip ins')).toContain('added: of conflict.')
  const row = await approver.page.$$eval('tr', (rows) =>
    rows.filter((each) => each.textContent.includes('Scheldt Diamonds NV')).map((each) => each.textContent),
  )
  expect(row).toEqual(['Scheldt Diamonds NVactive1'])
  await approver.press('Approve and publish')
  await approver.sees('Approved by')
  const page = await approver.text()
  expect(page).toContain('Ilse Hendrickx')
  expect(page).not.toContain('What becomes of it')
  await approver.leave()
})

test('the company reads what changes, from when, and which of its drafts it is about', async () => {
  const compliance = await loggedIn(browser, 'compliance@scheldt.example')
  await compliance.sees(`From ${EFFECTIVE}: SOW-2098`)
  await compliance.sees('Why: The assembly shortened the text.')
  await compliance.press('One of your open drafts is dated that day or later: look at the words again.', 'link')
  await compliance.page.waitForFunction(() => location.search.includes('status=draft'), { polling: 100 })
  expect(
    await compliance.page.$$eval('main a[href*="/drafts/"]', (all) => all.map((a) => a.getAttribute('href'))),
  ).toEqual([address])
  await compliance.go(address)
  await compliance.sees(PRINTED)
  await compliance.go('/')
  await compliance.press(`Mark as read: From ${EFFECTIVE}: SOW-2098, System of Warranties, 2021 text`)
  await compliance.page.waitForFunction(() => !document.querySelector('.notices'), { polling: 100 })
  await compliance.go('/statements')
  await compliance.sees('read by Pieter Maes')
  await compliance.leave()
})

test('owners and compliance officers are told by mail too', async () => {
  const reader = await visitor(browser)
  for (let tries = 0; tries < 40 && !(await reader.text()).includes('SOW-2098'); tries++) {
    await new Promise((resolve) => setTimeout(resolve, 500))
    await reader.go('/mailbox')
  }
  const mails = await reader.page.$$eval('li', (all) =>
    all.map((each) => each.textContent).filter((text) => text.includes('SOW-2098') && text.includes('scheldt.example')),
  )
  expect(mails).toHaveLength(1)
  expect(mails[0]).toContain('compliance@scheldt.example, owner@scheldt.example')
  await reader.leave()
})

test('without a script a draft is refused with everything kept, mended, and withdrawn', async () => {
  const plain = await visitorWithoutScript(browser)
  await plain.go('/login')
  await plain.fill('E-mail', 'admin@bourse.example')
  await plain.fill('Password', 'briefke-demo-1')
  await plain.press('Log in')
  await plain.fill('Code', shownCode(await plain.text()))
  await plain.press('Log in')
  await plain.go('/publications/new?scheme=sow&statement=wfdb-natural-2014')
  await plain.fill('Edition', 'WFDB-2097')
  await plain.fill('Effective date', inDays(0))
  await plain.fill('Source', 'Minutes of the board')
  await plain.fill('Reason', 'A better text.')
  await plain.press('Keep the draft')
  expect(await plain.text()).toContain('The effective date must lie after today')
  expect([await plain.value('Edition'), await plain.value('Reason'), await plain.value('Source')]).toEqual([
    ...['WFDB-2097', 'A better text.', 'Minutes of the board'],
  ])
  await plain.fill('Effective date', inDays(60))
  await plain.press('Keep the draft')
  expect(await plain.text()).toContain('You drafted this')
  await plain.press('Withdraw')
  expect(await plain.text()).toContain('Withdrawn by')
  await plain.leave()
})

function inDays(count: number): string {
  return new Date(Date.now() + count * 86_400_000).toISOString().slice(0, 10)
}
