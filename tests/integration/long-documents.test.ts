import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDraft, issueTradeDocument } from '../../domain/trade-documents/index.ts'
import { renderDocument } from '../../worker/jobs/render-document.ts'
import type { Printer } from '../../worker/pdf/printer.ts'
import { openTemplateRunner, type TemplateRunner } from '../../worker/templates/runner.ts'
import { newCompany, newCounterparty, type TestCompany, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { testPrinter } from '../support/printing.ts'

const folder = mkdtempSync(join(tmpdir(), 'briefke-long-'))
const services = testServices()
const log = { info() {}, warn() {} }
let t: TestDatabase
let printer: Printer
let templates: TemplateRunner
let company: TestCompany

beforeAll(async () => {
  t = await testDatabase()
  printer = await testPrinter(folder)
  templates = openTemplateRunner()
  company = await newCompany(t)
})
afterAll(async () => {
  templates.close()
  await printer.close()
  await t.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The text of each page of an invoice with these lines, as it was printed and stored. */
async function pagesOf(lines: readonly object[], language: string): Promise<readonly string[]> {
  const deps = { ...services, db: t.db, system: t.system, library: t.library, printer, templates, log }
  const counterpartyId = await newCounterparty(t, company.tenantId)
  const content = { documentDate: '2026-02-01', counterpartyId, currency: 'USD', language, lines }
  const { id } = await issueTradeDocument(deps, company.owner, await createDraft(deps, company.owner, content))
  const [page] = await t.admin`select id from document where trade_document_id = ${id} and kind = 'trade-document'`
  const payload = { tenantId: company.tenantId, documentId: String(page?.['id']) }
  await renderDocument({ ...deps, publicUrl: 'https://briefke.example' }, payload, {
    ...{ jobId: 'job', attempt: 1, lastAttempt: true },
  })
  const [stored] = await t.admin`select sha256 from document where id = ${payload.documentId}`
  const file = await buffer(services.files.read(company.tenantId, String(stored?.['sha256'])))
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(file)
  const texts = [...document.pages()].map((each) => each.getText().replaceAll(/\s+/g, ' '))
  document.destroy()
  library.destroy()
  return texts
}

const line = (index: number, description = `Round brilliant, stone ${index + 1}`) => ({
  ...{ goodsClass: 'POLISHED_NATURAL', description, pieces: 1, carats: `1.${String(index % 1000).padStart(3, '0')}` },
  amount: `${1000 + index}.25`,
})
const shown = (thousandths: number) => {
  const [whole = '', fraction = ''] = (thousandths / 1000).toFixed(3).split('.')
  return `${Number(whole).toLocaleString('en')}.${fraction.endsWith('0') ? fraction.slice(0, 2) : fraction}`
}

test('every page of a long invoice says what it carries forward, the next what was brought, and both what the lines come to', async () => {
  // Descriptions of one to four rows, so that pages hold different numbers of lines.
  const lines = Array.from({ length: 120 }, (_, index) =>
    line(index, `Stone ${index + 1}: ${'well cut and polished, '.repeat((index * 7) % 12)}`.slice(0, 300)),
  )
  const pages = await pagesOf(lines, 'en')
  expect(pages.length).toBeGreaterThan(4)
  let done = 0
  for (const [index, page] of pages.entries()) {
    const before = done
    while (page.includes(`Stone ${done + 1}:`)) done++
    const sums = (count: number) => {
      const carats = lines.slice(0, count).reduce((sum, _line, at) => sum + 1000 + (at % 1000), 0)
      const cents = lines.slice(0, count).reduce((sum, _line, at) => sum + 100_025 + at * 100, 0)
      return `${count} ${shown(carats)} ${(cents / 100).toLocaleString('en', { minimumFractionDigits: 2 })}`
    }
    if (index > 0 && before < lines.length)
      expect(page.replace(/(\d) +(?=\d)/g, '$1 ')).toContain(`Brought forward ${sums(before)}`)
    if (done < lines.length) expect(page).toContain(`Carried forward ${sums(done)}`)
    else if (before < lines.length) expect(page).toContain(`Total ${sums(done)}`)
    expect(page).toContain(`page ${index + 1} of ${pages.length}`)
    // A page of lines is filled: the next line would not have had room.
    if (done > before && done < lines.length) expect(done - before).toBeGreaterThan(8)
  }
  expect(done).toBe(lines.length)
})

test('an invoice whose lines fit on its first page carries nothing forward', async () => {
  const pages = await pagesOf(
    Array.from({ length: 12 }, (_, index) => line(index)),
    'en',
  )
  expect(pages.join(' ')).not.toMatch(/carried|brought forward/i)
})

test('a long invoice in another language carries its sums forward in that language', async () => {
  const pages = await pagesOf(
    Array.from({ length: 60 }, (_, index) => line(index)),
    'de',
  )
  expect(pages[0]).toMatch(/Zu übertragen 17 17,136 17\.140,25$/)
  expect(pages[1]).toContain('Übertrag 17 17,136 17.140,25 18 ')
})
