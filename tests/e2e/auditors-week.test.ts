import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'puppeteer'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import type { Visitor } from '../support/site.ts'
import { accept, addCounterparty, buildPack, inviteAuditor, onboard } from '../support/site-company.ts'
import { issued, pasteLines } from '../support/site-documents.ts'

// From the engagement to the pack that proves that it continues the one before: company and auditor, each in a browser.
const folder = mkdtempSync(join(tmpdir(), 'briefke-week-'))
let browser: Browser
let close: () => Promise<void>
let owner: Visitor
let auditor: Visitor
const week = { first: '', firstZip: '', second: '', finding: '' }

beforeAll(async () => {
  ;({ browser, close } = await openBrowser())
})
afterAll(async () => {
  await close()
  rmSync(folder, { recursive: true, force: true })
})

test('a company trades, and engages an auditor for the year', async () => {
  await onboard(browser, {
    ...{ legalName: 'Sambre Brillants BV', registrationNumber: 'NL-778899', schemeNumber: 'WEEK-1' },
    ...{ validFrom: inDays(-410), validTo: inDays(300), owner: 'owner@sambre.example' },
  })
  owner = await accept(browser, 'owner@sambre.example', 'Otto Owner')
  await addCounterparty(owner, { name: 'Bijoux Namur SA', country: 'NL', role: 'buyer' })
  for (const stone of ['Rounds', 'Ovals', 'Pears']) {
    await owner.go('/documents/new')
    await owner.fill('Counterparty', 'Bijoux')
    await owner.page.locator('[role="option"]').click()
    await pasteLines(owner, [['POLISHED_NATURAL', stone, '', '1.500', '1000.00']])
    await issued(owner, inDays(0))
  }
  const days = { from: inDays(-400), to: inDays(60), until: inDays(60) }
  await inviteAuditor(owner, { email: 'auditor@sambre.example', firm: 'Week & Co', ...days })
  auditor = await accept(browser, 'auditor@sambre.example', 'Anton Auditor')
})

test('the company hands over a pack, which the auditor verifies without us', async () => {
  week.first = await packOf('The first pack of the engagement.')
  week.firstZip = await taken(week.first, 'first.zip')
  const { status, says } = await verify(week.firstZip)
  expect(status, says).toBe(0)
})

test('the auditor freezes what was issued, and looks at all of it', async () => {
  await auditor.go('/desk')
  await auditor.press('Freeze the population')
  await auditor.sees('SHA-256 of its file')
  await auditor.fill('Question', 'Does the invoice carry the warranty of its day?')
  await auditor.fill('Tolerable rate, %', '5')
  await auditor.press('Draw the sample')
  await auditor.sees('3 of 3: all of them')
  await auditor.press('Go on', 'link')
  await auditor.sees('What did you find?')
  for (const done of [1, 2]) {
    await auditor.page.keyboard.press('1')
    await auditor.sees(`${done} of 3 looked at`)
  }
  await auditor.page.keyboard.press('2')
  await auditor.fill('Note', 'The edition of another year is printed.')
  await auditor.press('Record the result')
  await auditor.sees('1 of 3, 33.3 %')
  await auditor.sees('not supported')
})

test('he raises a finding about it, the company answers, and he closes it', async () => {
  await auditor.page.locator('main tbody tr:last-child a').click()
  await auditor.press('Raise a finding about INV-00003', 'link')
  await auditor.choose('Severity', 'ajor')
  await auditor.fill('Title', 'Edition of another year')
  await auditor.fill('What was found', 'The warranty on the invoice is that of another year.')
  await auditor.fill('Criterion', 'The edition that is valid on the day of the document.')
  await auditor.press('Raise the finding')
  await auditor.page.waitForFunction(() => /^\/findings\/[0-9a-f-]{36}$/.test(location.pathname), { polling: 100 })
  week.finding = new URL(auditor.page.url()).pathname
  await auditor.sees('INV-00003')

  await owner.go(week.finding)
  await owner.choose('Do you agree?', 'gree')
  await owner.fill('Response', 'The draft was older than the edition.')
  await owner.fill('Corrective action', 'Drafts of another year are made anew.')
  await owner.fill('Done by the day', inDays(20))
  await owner.fill('Responsible', 'Otto Owner')
  await owner.press('Answer')
  await owner.sees('The draft was older than the edition.')

  await auditor.go(week.finding)
  await auditor.sees('Drafts of another year are made anew.')
  await auditor.page.locator('::-p-aria([name="Close the finding"])').wait()
  const reason = await auditor.page.$$('textarea[name="reason"]')
  await reason.at(-1)?.type('A draft of last year was opened: it asks for the new edition.')
  await auditor.press('Close the finding')
  await auditor.sees('it asks for the new edition')
})

test('he certifies what he concludes, signed in his own name, and not that there was nothing', async () => {
  await auditor.go('/auditor-certificates')
  await auditor.press('Write a certificate', 'link')
  await auditor.sees('Does the invoice carry the warranty of its day?')
  await auditor.choose('Conclusion', 'ithout')
  await auditor.fill('Reason', 'I looked at every invoice and at the warranty on it.')
  await auditor.page.locator('input[name="packs"]').click()
  await auditor.page.locator('input[name="isMine"]').click()
  await auditor.press('Sign the certificate')
  await auditor.sees('“Without exceptions” does not fit')
  await auditor.choose('Conclusion', 'ith exceptions')
  await auditor.press('Sign the certificate')
  await auditor.sees('signed with the auditor’s key')
  await auditor.sees('FY')
  await owner.go('/auditor-certificates')
  await owner.press('AUC-00001', 'link')
  await owner.sees('I looked at every invoice and at the warranty on it.')
})

test('the company sees all that he looked at and took away', async () => {
  await owner.go('/company/auditors')
  await owner.page.locator('main tbody a').click()
  await owner.sees('Anton Auditor')
  await owner.sees('INV-00003')
})

test('the next pack holds the finished sample and the certificate, and proves that it continues the first', async () => {
  week.second = await packOf('The second pack of the engagement.')
  const second = await taken(week.second, 'second.zip')
  const next = await verify(second, '--last', week.firstZip)
  expect(next.status, next.says).toBe(0)
  const listed = spawnSync('python3', ['-m', 'zipfile', '-l', second], { encoding: 'utf8' })
  if (listed.status === 0)
    for (const path of ['04_sample/01/plan.json', '05_documents/auditor/AUC-00001.pdf'])
      expect(listed.stdout).toContain(path)
  const back = await verify(week.firstZip, '--last', second)
  expect(back.status, back.says).toBe(1)
})

/** Asks for a pack of the running fiscal year, waits until it is built, and releases it as the only one that may. */
async function packOf(reason: string): Promise<string> {
  const pack = await buildPack(owner, inDays(0))
  await owner.fill('Why nobody else has looked at it', reason)
  await owner.press('Release to the auditor')
  await owner.sees(reason)
  return pack
}

/** The auditor takes the pack with him. */
async function taken(pack: string, name: string): Promise<string> {
  await auditor.go(pack)
  const path = join(folder, name)
  const base64 = await auditor.page.evaluate(async () => {
    const form = [...document.querySelectorAll('form')].find(({ textContent }) =>
      textContent.includes('Download the pack'),
    )
    if (!form) throw new Error('there is nothing to download')
    const answer = await fetch(form.action, {
      method: 'POST',
      body: new URLSearchParams([...new FormData(form)].map(([key, value]) => [key, String(value)])),
    })
    const bytes = new Uint8Array(await answer.arrayBuffer())
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  })
  writeFileSync(path, Buffer.from(base64, 'base64'))
  return path
}

/** The command, with the log's key as anybody can have it. */
async function verify(...args: readonly string[]) {
  const keys = join(folder, 'keys.txt')
  writeFileSync(keys, await (await fetch(new URL('/v/log-keys.txt', inject('productUrl')))).text())
  const { status, stdout } = spawnSync(process.execPath, ['bin/briefke.js', 'verify', ...args, '--key', keys], {
    encoding: 'utf8',
  })
  return { status, says: stdout }
}

function inDays(count: number): string {
  return new Date(Date.now() + count * 86_400_000).toISOString().slice(0, 10)
}
