import type { Browser } from 'puppeteer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFindings, openBrowser } from '../support/browser.ts'
import { loggedIn, type Visitor, visitor } from '../support/site.ts'

// A member is accused, heard, suspended by another person than who accused it, and comes back: each in a browser of his own.
const GROUND = 'Warranties received are kept'
let browser: Browser
let close: () => Promise<void>
let admin: Visitor
let approver: Visitor
let owner: Visitor
let address = ''

beforeAll(async () => {
  ;({ browser, close } = await openBrowser())
  admin = await loggedIn(browser, 'admin@bourse.example')
  approver = await loggedIn(browser, 'approver@bourse.example')
  owner = await loggedIn(browser, 'owner@tapti.example')
})
afterAll(() => close())

test('an admin gives notice, and sees that somebody else decides', async () => {
  await admin.go('/companies')
  await admin.press('Tapti Facets LLP', 'link')
  await admin.press('Give notice of a sanction', 'link')
  await admin.sees('Notice to Tapti Facets LLP')
  await admin.choose('What is proposed', 'A suspension')
  await admin.fill('Ground', GROUND)
  await admin.fill('Facts', 'Invoices of March were bought in without a statement.')
  await admin.press('Give notice')
  await admin.sees('Somebody else decides: you gave the notice.')
  address = new URL(admin.page.url()).pathname
  expect(await axeFindings(admin.page)).toEqual([])
})

test('the other may not decide before the company was heard', async () => {
  await approver.go(address)
  await approver.sees('The company may answer until')
  const buttons = await approver.page.$$eval('main button', (all) => all.map((each) => each.textContent))
  expect(buttons).not.toContain('Decide')
})

test('the owner answers, and the other suspends', async () => {
  await owner.go('/association-notices')
  await owner.press(GROUND, 'link')
  await owner.fill('Answer', 'The statements came later, with a letter.')
  await owner.press('Send the answer')
  await owner.sees('waits for a decision')
  await approver.go(address)
  await approver.sees('The statements came later, with a letter.')
  await approver.choose('Decision', 'Suspend')
  await approver.fill('Reasons', 'A letter is no statement.')
  await approver.press('Decide')
  await approver.sees('Somebody else lifts it: you decided.')
  expect(await axeFindings(approver.page)).toEqual([])
})

test('the company reads and changes nothing, appeals, and is let back by the other admin', async () => {
  await owner.go('/documents')
  await owner.sees('The company is suspended: it can read, but change nothing.')
  await owner.press('What its association says', 'link')
  await owner.press(GROUND, 'link')
  await owner.fill('Appeal', 'We have asked for every statement since.')
  await owner.press('Appeal')
  await owner.sees('appealed against')
  await admin.go('/')
  await admin.sees('appeals wait: 1')
  await admin.press(GROUND, 'link')
  await admin.fill('Reason', 'The statements are there.')
  await admin.press('Lift the decision')
  await admin.sees('Nothing is left to do here.')
  await owner.go('/documents')
  expect(await owner.page.$eval('main', (main) => main.textContent)).not.toContain('The company is suspended')
})

test('nothing of it is published, for nobody said so', async () => {
  const anybody = await visitor(browser)
  await anybody.go('/v/members')
  await anybody.sees('No decision is published.')
})
