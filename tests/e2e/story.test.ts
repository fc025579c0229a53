import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'puppeteer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { officialWords } from '../support/sample-documents.ts'
import { loggedIn, type Visitor, visitor } from '../support/site.ts'
import { accept, addCounterparty, buildPack, inviteAuditor, onboard, password } from '../support/site-company.ts'
import { attach, bytesOf, pasteLines } from '../support/site-documents.ts'
import { unzip } from '../support/unzip.ts'

// The "Why", on the built site: each person does it in a browser of his own.
const COMPANY = 'Meuse Polished BV'
const hasBagit = spawnSync('python3', ['-c', 'import bagit']).status === 0
const folder = mkdtempSync(join(tmpdir(), 'briefke-story-'))
let browser: Browser
let close: () => Promise<void>
const people = new Map<string, Visitor>()
const story = { verification: '', invoice: new Uint8Array() as Uint8Array, pack: '' }

beforeAll(async () => {
  ;({ browser, close } = await openBrowser())
})
afterAll(async () => {
  await close()
  rmSync(folder, { recursive: true, force: true })
})

async function joined(email: string, name: string): Promise<Visitor> {
  const person = await accept(browser, email, name)
  people.set(email, person)
  return person
}

test('the admin onboards a company, makes it active and invites its owner', async () => {
  await onboard(browser, {
    legalName: COMPANY,
    registrationNumber: 'NL-998877',
    schemeNumber: 'STORY-1',
    validFrom: '2026-01-01',
    validTo: '2027-12-31',
    owner: 'owner@meuse.example',
  })
})

test('the owner accepts and lets a dealer and an auditor in', async () => {
  const owner = await joined('owner@meuse.example', 'Odile Owner')
  await owner.go('/company/members')
  await owner.fill('E-mail', 'dealer@meuse.example')
  await owner.choose('Role', 'ealer')
  await owner.press('Invite member')
  await owner.sees('/invitations/')
  const days = { from: '2026-01-01', to: '2026-12-31', until: inDays(90) }
  await inviteAuditor(owner, { email: 'auditor@meuse.example', firm: 'Story Auditors', ...days })
})

test('a dealer issues an invoice with the right statement, and its PDF appears by itself', async () => {
  const dealer = await joined('dealer@meuse.example', 'Dora Dealer')
  await addCounterparty(dealer, { name: 'Rivoli Joaillerie SARL', country: 'FR', role: 'buyer' })
  await dealer.sees('Rivoli Joaillerie SARL')
  await dealer.sees('not verified')
  await dealer.page.locator('::-p-text(Record a check)').click()
  await dealer.fill('SoW number', 'STORY-7')
  await dealer.fill('Valid to', inDays(300))
  await dealer.fill('What was seen', 'Its entry in the public register')
  await dealer.press('Record the check')
  await dealer.sees('and holds today')
  await dealer.sees('Dora Dealer')

  await dealer.go('/documents/new')
  await dealer.fill('Counterparty', 'Rivoli')
  await dealer.page.locator('[role="option"]').click()
  await dealer.sees('Rivoli Joaillerie SARL')
  await pasteLines(dealer, [
    ['POLISHED_NATURAL', 'Round brilliant, D VVS1', '1', '1.503', '12000.00'],
    ['POLISHED_NATURAL', 'Melee parcel', '40', '4.120', '850.00'],
  ])
  await dealer.sees('5.623')
  await dealer.sees(officialWords('sow-2021'))
  await dealer.press('Issue')
  await dealer.sees('INV-00001')
  await dealer.page.waitForSelector('iframe', { timeout: 30_000 })
  await dealer.sees(officialWords('sow-2021'))
  const link = await dealer.page.$eval('a[href*="/v/"]', (a) => a.href)
  story.verification = new URL(link).pathname
  story.invoice = await bytesOf(dealer, 'a[download][href*="trade-document"]')
  expect(Buffer.from(story.invoice).toString('latin1', 0, 5)).toBe('%PDF-')
})

test('the buyer checks the paper without an account, and sees neither price nor himself', async () => {
  const buyer = await visitor(browser, 360)
  await buyer.go(story.verification)
  const page = await buyer.text()
  for (const fact of [COMPANY, 'INV-00001', '5.62', officialWords('sow-2021')]) expect(page).toContain(fact)
  for (const secret of ['Rivoli', '18,036', '21,538']) expect(page).not.toContain(secret)
  const [same, changed] = [join(folder, 'invoice.pdf'), join(folder, 'changed.pdf')]
  writeFileSync(same, story.invoice)
  await attach(buyer, same)
  await buyer.sees('This is the very file')
  writeFileSync(changed, Buffer.concat([story.invoice, Buffer.from('\n')]))
  await attach(buyer, changed)
  await buyer.sees('This file differs')
  await buyer.go('/v')
  await attach(buyer, same)
  await buyer.sees('This is a document of ours, untouched, and it stands.')
  await buyer.sees(`It was signed by ${COMPANY}, and not a byte was changed since.`)
  await attach(buyer, changed)
  await buyer.sees('Something was added to the file after it was signed.')
})

test('the owner asks for the year’s audit pack and watches it being built', async () => {
  const owner = people.get('owner@meuse.example') ?? (await loggedIn(browser, 'owner@meuse.example', password))
  story.pack = await buildPack(owner, inDays(0))
  await owner.sees(`FY${inDays(0).slice(0, 4)}-to-date`)
})

test('the owner, who is the only one that may, says so and releases it to the auditor', async () => {
  const owner = people.get('owner@meuse.example') ?? (await loggedIn(browser, 'owner@meuse.example', password))
  await owner.sees('No auditor sees it yet.')
  await owner.fill('Why nobody else has looked at it', 'Nobody else of us may release packs.')
  await owner.press('Release to the auditor')
  await owner.sees('Odile Owner said: “Nobody else of us may release packs.”')
})

test('the auditor downloads the pack, and it verifies without us', async () => {
  const auditor = await joined('auditor@meuse.example', 'Aya Auditor')
  await auditor.go(story.pack)
  await auditor.press('Download the pack')
  const zip = await auditor.downloaded()
  const files = await unzip(zip)
  const [first = ''] = files.keys()
  const root = first.split('/')[0] ?? ''
  const manifest = (files.get(`${root}/manifest-sha256.txt`) ?? '').trim().split('\n')
  expect(manifest.length).toBeGreaterThan(10)
  for (const line of manifest) {
    const [hash, path] = line.split('  ')
    expect(sha256(Buffer.from(files.get(`${root}/${path}`) ?? '', 'latin1')), path).toBe(hash)
  }
  expect(files.get(`${root}/data/05_documents/issued/INV-00001.pdf`)).toBe(
    Buffer.from(story.invoice).toString('latin1'),
  )
  expect(files.get(`${root}/data/01_registers/warranties_issued.csv`)).toContain('INV-00001,')
  if (hasBagit) {
    execFileSync('python3', ['-m', 'zipfile', '-e', zip, folder])
    const { status, stderr } = spawnSync('python3', ['-m', 'bagit', '--validate', join(folder, root)], {
      encoding: 'utf8',
    })
    expect(status, stderr).toBe(0)
  }
  await auditor.go(story.pack)
  await auditor.sees('Aya Auditor')
})

function inDays(count: number): string {
  return new Date(Date.now() + count * 86_400_000).toISOString().slice(0, 10)
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
