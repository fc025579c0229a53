import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'puppeteer'
import { inject } from 'vitest'
import { DEMO_PASSWORD } from '../../domain/demo/cast.ts'
import { asSuperuser } from './demo-database.ts'
import { phoneWith, seedOfText } from './second-factors.ts'

/** Somebody at a browser of his own: what he does, he does by the names that everybody sees. */
export type Visitor = {
  readonly page: Page
  readonly go: (path: string) => Promise<void>
  readonly fill: (label: string, text: string) => Promise<void>
  readonly choose: (label: string, option: string) => Promise<void>
  readonly press: (name: string, role?: 'button' | 'link') => Promise<void>
  /** Waits until the page says it. */
  readonly sees: (text: string) => Promise<void>
  readonly text: () => Promise<string>
  /** The path of the first whole file that came down. */
  readonly downloaded: () => Promise<string>
  readonly leave: () => Promise<void>
}

// By the clock, not by frames: a page that is not in front draws none.
const POLLING = { polling: 100 }

/** A visitor without an account. */
export async function visitor(browser: Browser, width = 1280): Promise<Visitor> {
  const downloads = mkdtempSync(join(tmpdir(), 'briefke-downloads-'))
  const context = await browser.createBrowserContext({
    downloadBehavior: { policy: 'allow', downloadPath: downloads },
  })
  const page = await context.newPage()
  await page.setViewport({ width, height: 900 })
  page.setDefaultTimeout(20_000)
  // A page that asks before it is left would stand still until somebody answers.
  page.on('dialog', (dialog) => void dialog.accept())
  const named = (name: string, role: string) => page.locator(`::-p-aria([name="${name}"][role="${role}"])`)
  // By its label: a column's head may be called as a field is.
  const labelled = async (label: string) => {
    const field = await page.waitForFunction(
      (wanted) => [...document.querySelectorAll('label')].find((each) => each.textContent.trim() === wanted)?.htmlFor,
      POLLING,
      label,
    )
    return page.locator(`[id="${await field.jsonValue()}"]`)
  }
  const said = () => page.evaluate(() => document.querySelector('main')?.textContent ?? '')
  return {
    page,
    go: async (path) => {
      await page.goto(new URL(path, inject('productUrl')).href)
      await hydrated(page)
    },
    async fill(label, text) {
      const field = await labelled(label)
      if (/^\d{4}-\d{2}-\d{2}$/.test(text)) await (await field.waitHandle()).evaluate(putDay, text)
      else await field.fill(text)
    },
    async choose(label, option) {
      const select = await (await labelled(label)).waitHandle()
      const value = await select.evaluate((element, wanted) => {
        const options = [...(element as HTMLSelectElement).options]
        return options.find(({ text }) => text.includes(wanted))?.value
      }, option)
      if (value === undefined) throw new Error(`“${label}” has no choice “${option}”`)
      await (await labelled(label)).fill(value)
    },
    async press(name, role = 'button') {
      await named(name, role)
        .click()
        .catch(async () => {
          throw new Error(`${page.url()} has no ${role} “${name}” to press: ${await said()}`)
        })
    },
    async sees(text) {
      const there = (wanted: string) => document.querySelector('main')?.textContent.includes(wanted)
      await page.waitForFunction(there, POLLING, text).catch(async () => {
        throw new Error(`${page.url()} does not say “${text}” but: ${await said()}`)
      })
    },
    text: said,
    async downloaded() {
      for (let tries = 0; tries < 100; tries++) {
        const [whole] = readdirSync(downloads).filter((name) => !name.endsWith('.crdownload'))
        if (whole) return join(downloads, whole)
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
      throw new Error('nothing came down')
    },
    async leave() {
      await context.close()
      rmSync(downloads, { recursive: true, force: true })
    },
  }
}

/** Somebody of the demo, or anybody with an account, who has logged in. */
export async function loggedIn(browser: Browser, email: string, password = DEMO_PASSWORD): Promise<Visitor> {
  const person = await visitor(browser)
  await person.go('/login')
  await person.fill('E-mail', email)
  await person.fill('Password', password)
  await person.press('Log in')
  await person.page.waitForFunction(() => location.pathname !== '/login', POLLING)
  await giveCode(person, email)
  await hydrated(person.page)
  return person
}

/** Goes over to another of his companies. */
export async function enter({ page, go }: Visitor, company: string): Promise<void> {
  await go('/')
  await page.locator('details.account > summary').click()
  await page.locator(`.account-choices ::-p-text(${company})`).click()
  const isThere = (name: string) => document.querySelector('.account-company')?.textContent === name
  await page.waitForFunction(isThere, POLLING, company)
}

/** The code that the demo shows in the place of a phone. */
export function shownCode(text: string): string {
  return /\b\d{6}\b/.exec(text)?.[0] ?? ''
}

/** Sets the second factor up that somebody must have, where he was led, and goes on; gives his phone and recovery codes. */
export async function setUpFactor(person: Visitor) {
  await person.sees('Scan this')
  const phone = phoneWith(seedOfText(await person.page.$eval('.factor-key', (key) => key.textContent)))
  await person.fill('Code that your app shows', phone.code())
  await person.press('Set it up')
  await person.sees('recovery codes: they are shown once')
  const recoveryCodes = await person.page.$$eval('.recovery-codes code', (all) => all.map((each) => each.textContent))
  await person.press('Go on to Briefke', 'link')
  return { phone, recoveryCodes }
}

/** The second step of whoever of the demo has one. */
async function giveCode(person: Visitor, email: string): Promise<void> {
  const isAsked = () => new URL(person.page.url()).pathname === '/login/second-factor'
  if (!isAsked()) return
  // Tests log in more often than codes come: one that was used may be used again.
  await asSuperuser(
    (sql) =>
      sql`update second_factor f set last_step = 0 from app_user u where u.id = f.user_id and u.email = ${email}`,
  )
  await person.page.reload()
  await hydrated(person.page)
  await person.fill('Code', shownCode(await person.text()))
  await person.press('Log in')
  await person.page.waitForFunction(() => !location.pathname.startsWith('/login'), POLLING)
}

/** As the browser's own calendar puts a day into its field: React hears of it, whichever way the field is held. */
function putDay(field: Element, day: string): void {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, day)
  field.dispatchEvent(new Event('input', { bubbles: true }))
  field.dispatchEvent(new Event('change', { bubbles: true }))
  field.dispatchEvent(new FocusEvent('focusout', { bubbles: true }))
}

/** The page's script has taken over: before that a click may be lost to it. */
async function hydrated(page: Page): Promise<void> {
  await page.waitForFunction(
    () => [...document.body.children].some((child) => Object.keys(child).some((key) => key.startsWith('__reactFiber'))),
    POLLING,
  )
}
