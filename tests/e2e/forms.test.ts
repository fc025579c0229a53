import type { Browser } from 'puppeteer'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { axeFindings, openBrowser } from '../support/browser.ts'
import { loggedIn, type Visitor, visitor } from '../support/site.ts'

const SAY_COUNTRY = 'Write the country as two letters, like BE.'
let browser: Browser
let close: () => Promise<void>
let owner: Visitor
const posted: string[] = []

beforeAll(async () => {
  ;({ browser, close } = await openBrowser())
  owner = await loggedIn(browser, 'owner@scheldt.example')
  listen(owner)
})
afterAll(() => close())
afterEach(() => posted.splice(0))

test('typing in a log-in and leaving its fields posts nothing; pressing posts once', async () => {
  const nobody = await visitor(browser)
  listen(nobody)
  await nobody.go('/login')
  await typeAndLeave(nobody, 'E-mail', 'somebody@scheldt.example')
  await typeAndLeave(nobody, 'Password', 'a wrong one')
  expect(posted).toEqual([])
  await nobody.press('Log in')
  await nobody.sees('password')
  expect(posted).toEqual(['/login.data'])
  await typeAndLeave(nobody, 'Password', 'another wrong one')
  expect(posted).toEqual(['/login.data'])
  await nobody.leave()
})

test('a refused invitation keeps the e-mail, and typing on asks the server nothing', async () => {
  await owner.go('/company/members')
  await typeAndLeave(owner, 'E-mail', 'nobody at all')
  expect(posted).toEqual([])
  await owner.press('Invite member')
  await owner.sees('e-mail address, like')
  expect(await typedIn(owner, 'E-mail')).toBe('nobody at all')
  expect(posted).toHaveLength(1)
  await typeAndLeave(owner, 'E-mail', 'somebody.else@scheldt.example')
  expect(posted).toHaveLength(1)
})

test('a reason for voiding that is typed after a refusal voids nothing until it is sent', async () => {
  await owner.go('/documents?status=issued')
  const address = await owner.page.$eval('tbody a', (link) => new URL(link.href).pathname)
  await owner.go(`${address}?panel=void`)
  await owner.press('Void the document')
  await owner.page.waitForSelector('main [aria-invalid="true"]')
  const refused = posted.length
  await typeAndLeave(owner, 'Reason', 'Typed, but never sent.')
  expect(posted).toHaveLength(refused)
  await owner.go(address)
  expect(await owner.text()).not.toContain('Typed, but never sent.')
})

test('a wrong country is named beside its field, and nothing that was typed is lost', async () => {
  await owner.go('/counterparties/new')
  await owner.fill('Name', 'Aarau Steine AG')
  await owner.page.locator('input[value="buyer"]').click()
  await owner.fill('Country', 'CHE')
  await owner.press('Add counterparty')
  await owner.sees(SAY_COUNTRY)
  expect(await wrongAt(owner, 'Country')).toBe(SAY_COUNTRY)
  expect(await typedIn(owner, 'Name')).toBe('Aarau Steine AG')
  expect(await typedIn(owner, 'Country')).toBe('CHE')
})

test('leaving a form in which something was typed asks first', async () => {
  await owner.go('/counterparties/new')
  await owner.fill('Name', 'Nobody in particular')
  await owner.press('Documents', 'link')
  await owner.page.waitForSelector('[role="dialog"]')
  await owner.press('Stay here')
  await owner.page.waitForSelector('[role="dialog"]', { hidden: true })
  expect(await typedIn(owner, 'Name')).toBe('Nobody in particular')
  await owner.press('Documents', 'link')
  await owner.press('Leave and lose it')
  await owner.page.waitForFunction(() => location.pathname === '/documents', { polling: 100 })
})

test('a double click adds one counterparty, and axe finds nothing while it is being added', async () => {
  await owner.go('/counterparties/new')
  await owner.fill('Name', 'Twice Clicked BV')
  await owner.page.locator('input[value="buyer"]').click()
  await owner.fill('Country', 'NL')
  await doubleClick(owner, 'Add counterparty')
  expect(await axeFindings(owner.page)).toEqual([])
  await owner.page.waitForFunction(() => /^\/counterparties\/(?!new)/.test(location.pathname), { polling: 100 })
  expect(await axeFindings(owner.page)).toEqual([])
  expect(posted).toHaveLength(1)
  await owner.go('/counterparties?search=Twice+Clicked')
  expect(await owner.page.$$eval('tbody tr', (rows) => rows.length)).toBe(1)
})

test('a draft says which cell is wrong and why, and keeps what was typed there', async () => {
  await newInvoice(owner, { Description: 'Round', Carats: '1.2345', Amount: '100.00' })
  const says = 'Carats must be a number with at most three decimals, like 1.503.'
  await owner.sees(`Not saved: line 1, Carats: ${says}`)
  expect(await wrongAt(owner, 'Carats, line 1')).toBe(says)
  expect(await typedIn(owner, 'Carats, line 1')).toBe('1.2345')
  await cellOf(owner, 'Carats, line 1').fill('1.234')
  await owner.sees('Saved ')
  expect(await wrongAt(owner, 'Carats, line 1')).toBe('')
})

test('laboratory-grown stones alone carry no warranty, and the page says why', async () => {
  await newInvoice(owner, { Description: 'Grown in a reactor', Carats: '2.00', Amount: '400.00' }, 'LAB_GROWN')
  await owner.sees('The paper carries no statement')
  await owner.sees('What must not stand here')
  expect(await owner.text()).toContain('The System of Warranties is for natural diamonds')
})

test('a document that lacks an answer is not issued: a sentence asks for it, and the draft stays', async () => {
  await newInvoice(owner, { Description: 'Unmeasured parcel', Carats: '2.00', Amount: '400.00' })
  await owner.fill('Place of import', 'US')
  await owner.press('Issue')
  const refusal = await owner.page.waitForSelector('main [role="alert"]')
  expect(await refusal?.evaluate((alert) => alert.textContent)).toContain('How heavy is the largest stone of line 1?')
  expect(await wrongAt(owner, 'Largest, ct, line 1')).toContain('How heavy is the largest stone')
  expect(await typedIn(owner, 'Description, line 1')).toBe('Unmeasured parcel')
  expect(await typedIn(owner, 'Place of import')).toBe('US')
  expect(new URL(owner.page.url()).pathname).toMatch(/^\/documents\/drafts\/./)
})

test('what is typed into a draft saves itself, and is there after a reload', async () => {
  await newInvoice(owner, { Description: 'Kept by itself', Carats: '0.75', Amount: '75.00' })
  await owner.fill('Reference', 'E2E-KEPT')
  await owner.sees('Saved ')
  await owner.page.reload()
  await owner.sees('Saved ')
  expect(await typedIn(owner, 'Reference')).toBe('E2E-KEPT')
  expect(await typedIn(owner, 'Description, line 1')).toBe('Kept by itself')
})

test('a double click on Issue makes one document', async () => {
  const issued = async () => {
    await owner.go('/documents?status=issued&search=Twice+Clicked')
    return owner.page.$$eval('tbody tr', (rows) => rows.length)
  }
  expect(await issued()).toBe(0)
  await newInvoice(owner, { Description: 'Once only', Carats: '0.50', Amount: '50.00' })
  await doubleClick(owner, 'Issue')
  await owner.sees('INV-')
  expect(posted.filter((path) => path.startsWith('/documents/drafts/'))).toHaveLength(1)
  expect(await issued()).toBe(1)
})

async function newInvoice(
  person: Visitor,
  cells: Readonly<Record<string, string>>,
  goods = 'POLISHED_NATURAL',
): Promise<void> {
  await person.go('/documents/new')
  await person.fill('Counterparty', 'Twice')
  await person.page.locator('[role="option"]').click()
  await person.page.select('[aria-label="Goods class, line 1"]', goods)
  for (const [head, text] of Object.entries(cells)) await cellOf(person, `${head}, line 1`).fill(text)
}

const cellOf = ({ page }: Visitor, name: string) => page.locator(`[aria-label="${name}"]`)

function listen({ page }: Visitor): void {
  page.on('request', (request) => {
    if (request.method() !== 'GET') posted.push(new URL(request.url()).pathname)
  })
}

async function typeAndLeave(person: Visitor, label: string, text: string): Promise<void> {
  await person.fill(label, text)
  await person.page.keyboard.press('Tab')
  // Nothing can be waited for when nothing is to happen.
  await new Promise((resolve) => setTimeout(resolve, 300))
}

async function doubleClick(person: Visitor, name: string): Promise<void> {
  await person.page.locator(`::-p-aria([name="${name}"][role="button"])`).click({ count: 2 })
}

async function controlOf(person: Visitor, label: string) {
  return person.page.evaluateHandle((wanted) => {
    const labels = [...document.querySelectorAll('label')]
    const tied = labels.find((each) => each.textContent.trim() === wanted)?.control
    return (tied ?? document.querySelector(`[aria-label="${wanted}"]`)) as HTMLInputElement
  }, label)
}

const typedIn = async (person: Visitor, label: string) =>
  (await controlOf(person, label)).evaluate((control) => control.value)

/** What stands as wrong at a control, as a screen reader would find it. */
const wrongAt = async (person: Visitor, label: string) =>
  (await controlOf(person, label)).evaluate((control) => {
    const ids = control.ariaInvalid === 'true' ? (control.getAttribute('aria-describedby') ?? '').split(' ') : []
    return document.getElementById(ids.find((id) => id.endsWith('-error')) ?? '')?.textContent ?? ''
  })
