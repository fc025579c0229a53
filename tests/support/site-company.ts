import type { Browser } from 'puppeteer'
import { loggedIn, setUpFactor, type Visitor, visitor } from './site.ts'

export const password = 'a long enough secret'

type NewCompany = {
  readonly legalName: string
  readonly registrationNumber: string
  readonly schemeNumber: string
  readonly validFrom: string
  readonly validTo: string
  readonly owner: string
}

/** The admin takes a company in, makes it active and invites its owner. */
export async function onboard(browser: Browser, company: NewCompany): Promise<void> {
  const admin = await loggedIn(browser, 'admin@bourse.example')
  await admin.go('/companies/new')
  await admin.fill('Legal name', company.legalName)
  await admin.fill('Country', 'NL')
  await admin.fill('Registration number', company.registrationNumber)
  await admin.choose('Segment', 'olished')
  await admin.fill('Address', 'Wycker Brugstraat 1, Maastricht')
  await admin.fill('Time zone', 'Europe/Amsterdam')
  await admin.page.locator('input[name="schemes[]"][value="sow"]').click()
  await admin.choose('Registered with', 'WDC')
  await admin.fill('Number with the scheme', company.schemeNumber)
  await admin.fill('First day', company.validFrom)
  await admin.fill('Last day', company.validTo)
  await admin.press('Onboard')
  await admin.sees('Mark verified')
  await admin.fill('Reason', 'Extract of the register seen.')
  await admin.press('Mark verified')
  await admin.sees('Make active')
  await admin.fill('Reason', 'Self-assessment confirmed.')
  await admin.press('Make active')
  await admin.sees('Give notice of a sanction')
  await admin.fill('E-mail of the owner to invite', company.owner)
  await admin.press('Invite owner')
  await admin.sees('/invitations/')
  await admin.leave()
}

/** Somebody follows the link that was mailed to him, and is in. */
export async function accept(browser: Browser, email: string, name: string): Promise<Visitor> {
  const person = await visitor(browser)
  const [link] = await linksMailedTo(browser, email)
  if (!link) throw new Error(`the mail to ${email} has no link`)
  await person.go(new URL(link).pathname)
  await person.fill('Your name', name)
  await person.fill('New password', password)
  await person.press('Accept and log in')
  await person.page.waitForFunction(() => !location.pathname.startsWith('/invitations'), { polling: 100 })
  if (new URL(person.page.url()).pathname === '/account/second-factor') await setUpFactor(person)
  await person.sees('Today')
  return person
}

/** The links in the newest mail to this address, as the demo's mailbox shows it once it is there. */
export async function linksMailedTo(browser: Browser, email: string): Promise<readonly string[]> {
  for (let tries = 0; tries < 40; tries++) {
    const [newest] = await mailsTo(browser, email)
    if (newest) return newest
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error(`no mail to ${email}`)
}

/** The links in each mail to this address, the newest mail first. */
export async function mailsTo(browser: Browser, email: string): Promise<readonly (readonly string[])[]> {
  const reader = await visitor(browser)
  try {
    await reader.go('/mailbox')
    return await reader.page.$$eval(
      'main > ol > li',
      (mails, to) =>
        mails
          .filter((mail) => mail.textContent.includes(to))
          .map((mail) => [...mail.querySelectorAll('a')].map(({ href }) => href)),
      email,
    )
  } finally {
    await reader.leave()
  }
}

type Partner = {
  readonly name: string
  readonly country: string
  readonly role: 'buyer' | 'supplier'
  readonly email?: string
}

/** Adds a counterparty; its page is there afterwards. */
export async function addCounterparty(person: Visitor, { name, country, role, email }: Partner): Promise<void> {
  await person.go('/counterparties/new')
  await person.fill('Name', name)
  await person.fill('Country', country)
  if (email) await person.fill('E-mail', email)
  await person.page.locator(`input[value="${role}"]`).click()
  await person.press('Add counterparty')
  await person.sees('Record a check')
}

type Engaged = {
  readonly email: string
  readonly firm: string
  readonly from: string
  readonly to: string
  readonly until: string
}

/** Invites an auditor for some days. */
export async function inviteAuditor(owner: Visitor, { email, firm, from, to, until }: Engaged): Promise<void> {
  await owner.go('/company/auditors')
  await owner.fill('E-mail', email)
  await owner.fill('Firm', firm)
  await owner.fill('First day of the period', from)
  await owner.fill('Last day of the period', to)
  await owner.fill('The engagement ends on', until)
  await owner.press('Invite auditor')
  await owner.sees('/invitations/')
}

/** Asks for the pack of the fiscal year that holds a day, and waits on its page until it is built. */
export async function buildPack(owner: Visitor, day: string): Promise<string> {
  await owner.go('/packs')
  await owner.choose('Period', 'iscal year')
  await owner.fill('A day inside it', day)
  await owner.press('Ask for the pack')
  await owner.page.waitForFunction(() => /^\/packs\/./.test(location.pathname), { polling: 100 })
  await owner.page.waitForFunction(() => document.querySelector('main')?.textContent.includes('Download the pack'), {
    polling: 100,
    timeout: 60_000,
  })
  return new URL(owner.page.url()).pathname
}
