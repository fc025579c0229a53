import type { Browser } from 'puppeteer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFindings, openBrowser } from '../support/browser.ts'
import { loggedIn, setUpFactor, type Visitor, visitor } from '../support/site.ts'
import { inviteAuditor } from '../support/site-company.ts'

const EMAIL = 'second@audit.example'
const password = 'a long enough secret'
let browser: Browser
let close: () => Promise<void>
let auditor: Visitor
let his: Awaited<ReturnType<typeof setUpFactor>>
beforeAll(async () => {
  ;({ browser, close } = await openBrowser())
})
afterAll(() => close())

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

async function logOut() {
  await auditor.press('Log out')
  await auditor.sees('Without an account you may')
}

/** Gives the password, and looks at the page that asks for the code. */
async function givePassword() {
  await auditor.go('/login')
  await auditor.fill('E-mail', EMAIL)
  await auditor.fill('Password', password)
  await auditor.press('Log in')
  await auditor.sees('Your password is right')
}

async function looksRight({ page } = auditor): Promise<void> {
  for (const [scheme, width] of [
    ['light', 1280],
    ['dark', 360],
  ] as const) {
    await page.setViewport({ width, height: 900 })
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
    expect(await axeFindings(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    const folder = process.env['BRIEFKE_LOOK']
    const name = new URL(page.url()).pathname.replaceAll('/', '-')
    if (folder) await page.screenshot({ path: `${folder}/${name}-${scheme}-${Date.now()}.png`, fullPage: true })
  }
  await page.setViewport({ width: 1280, height: 900 })
}

test('an auditor who accepts is led to set up a second factor, from every page', async () => {
  const owner = await loggedIn(browser, 'owner@scheldt.example')
  const days = { from: '2026-01-01', to: '2026-12-31', until: inDays(90) }
  await inviteAuditor(owner, { email: EMAIL, firm: 'Second Auditors', ...days })
  const [link = ''] = /\/invitations\/[\w-]{43}/.exec(await owner.text()) ?? []
  await owner.go('/company/members')
  await owner.sees('Every member must have a second factor')
  await looksRight(owner)
  await owner.leave()
  auditor = await visitor(browser)
  await auditor.go(link)
  await auditor.fill('Your name', 'Sam Second')
  await auditor.fill('New password', password)
  await auditor.press('Accept and log in')
  await auditor.sees('Scan this')
  for (const path of ['/', '/documents', '/log', '/packs']) {
    await auditor.go(path)
    expect(new URL(auditor.page.url()).pathname, path).toBe('/account/second-factor')
  }
  await looksRight()
})

test('a wrong code is refused beside its field; the right one gives ten recovery codes and opens the site', async () => {
  await auditor.fill('Code that your app shows', '000000')
  await auditor.press('Set it up')
  await auditor.sees('This is not the code that your app shows now for the new key.')
  his = await setUpFactor(auditor)
  expect(his.recoveryCodes).toHaveLength(10)
  // It goes on to where he was going.
  await auditor.sees('Audit packs')
  await auditor.go('/')
  await auditor.sees('Today')
})

test('the next log-in asks for a code, and takes one once', async () => {
  await auditor.go('/documents')
  await auditor.page.locator('details.account summary').click()
  await logOut()
  await givePassword()
  await looksRight()
  await auditor.fill('Code', his.phone.code(-1))
  await auditor.press('Log in')
  await auditor.sees('This code has been used.')
  await auditor.fill('Code', his.phone.code(1))
  await auditor.press('Log in')
  await auditor.sees('Today')
})

test('without the phone a recovery code does, and one fewer is left', async () => {
  await auditor.page.locator('details.account summary').click()
  await logOut()
  await givePassword()
  await auditor.fill('Code', his.recoveryCodes[0] ?? '')
  await auditor.press('Log in')
  await auditor.sees('Today')
  await auditor.page.locator('details.account summary').click()
  await auditor.press('Second factor', 'link')
  await auditor.sees('9 recovery codes are unused.')
  expect(await auditor.text()).not.toContain('Turn it off')
  await looksRight()
  await auditor.press('Set it up anew, with new recovery codes', 'link')
  await auditor.sees('Code of your present second factor')
  await looksRight()
  await auditor.leave()
})
