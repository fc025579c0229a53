import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { canonicalJson } from '../../domain/kernel/canonical.ts'
import { renderDocument } from '../../worker/jobs/render-document.ts'
import { streamOf } from '../../worker/pdf/archive/chromium-file.ts'
import { openPrinter, type Printer } from '../../worker/pdf/printer.ts'
import { newCompany, newCounterparty, type TestCompany, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { shippedStatement } from '../support/library.ts'

const folder = mkdtempSync(join(tmpdir(), 'briefke-render-'))
const log = { info() {}, warn() {} }
const services = testServices()
const run = { jobId: 'job', attempt: 1, lastAttempt: false }
const statement = shippedStatement('sow-2021')
let t: TestDatabase
let printer: Printer
let company: TestCompany

beforeAll(async () => {
  t = await testDatabase()
  printer = await openPrinter({ dataFolder: folder, tabs: 2, allowNoSandbox: true, log })
  company = await newCompany(t)
})
afterAll(async () => {
  await printer.close()
  await t.close()
  rmSync(folder, { recursive: true, force: true })
})

const deps = () => ({
  ...services,
  db: t.db,
  system: t.system,
  library: t.library,
  printer,
  publicUrl: 'https://briefke.example',
  log,
})

async function issued(
  sequence: number,
  kind: 'trade-document' | 'warranty-statement',
  text = 'Free of conflict, we promise.',
) {
  const { tenantId } = company
  const [trade, id] = [randomUUID(), randomUUID()]
  const buyer = await newCounterparty(t, tenantId)
  const number = `INV-0000${sequence}`
  const header = {
    seller: {
      legalName: 'Scheldt Diamonds NV',
      tradeName: null,
      address: 'Antwerp',
      country: 'BE',
      registrationNumber: '1',
      taxNumber: '2',
    },
    buyer: { name: 'Hudson Gems Inc', address: 'New York', country: 'US', taxNumber: null, registrations: [] },
    terms: null,
    notes: null,
    paper: 'A4',
  }
  await t.admin`insert into trade_document (tenant_id, id, document_type, number, sequence, document_date, counterparty_id, counterparty_name, currency, unit, header, line_count, total_pieces, total_carats, total_minor, issued_by_name, issued_at)
    values (${tenantId}, ${trade}, 'invoice', ${number}, ${sequence}, '2026-11-24', ${buyer}, 'Hudson Gems Inc', 'USD', 'ct', ${t.admin.json(header)}, 1, 1, 1.503, 781560, 'Dealer', now())`
  await t.admin`insert into trade_document_line (tenant_id, document_id, position, goods_class, description, pieces, carats, price_per_carat_minor, amount_minor)
    values (${tenantId}, ${trade}, 1, 'POLISHED_NATURAL', 'Round G VS1', 1, 1.503, 520000, 781560)`
  await t.admin`insert into warranty (tenant_id, id, document_id, scheme, statement_key, statement_version, edition, text, text_hash, tokens, line_positions)
    values (${tenantId}, ${randomUUID()}, ${trade}, 'sow', 'sow-2021', ${statement.version}, '2021', ${text}, ${'a'.repeat(64)}, '{}', '{1}')`
  await t.admin`insert into document (tenant_id, id, trade_document_id, kind, paper, requested_at) values (${tenantId}, ${id}, ${trade}, ${kind}, 'A4', now())`
  return id
}
const rowOf = async (id: string) => (await t.admin`select * from document where id = ${id}`)[0]

test.each([
  [1, 'trade-document'],
  [2, 'warranty-statement'],
] as const)('prints a queued page once (%i, %s)', async (sequence, kind) => {
  const documentId = await issued(sequence, kind)
  await renderDocument(deps(), { tenantId: company.tenantId, documentId }, run)
  const row = await rowOf(documentId)
  expect(row).toMatchObject({ status: 'rendered', pages: 1, sandbox: printer.sandbox })
  await renderDocument(deps(), { tenantId: company.tenantId, documentId }, run)
  expect(await rowOf(documentId)).toEqual(row)
})

/** The data that travels in a page's PDF. */
async function dataIn(documentId: string) {
  await renderDocument(deps(), { tenantId: company.tenantId, documentId }, run)
  const { sha256 } = (await rowOf(documentId)) ?? {}
  const pdf = await buffer(services.files.read(company.tenantId, sha256))
  return streamOf(pdf.subarray(pdf.indexOf('<</Type /EmbeddedFile '))).toString()
}

test('a statement that is shown to others carries neither price nor lines, and no page what is not on it', async () => {
  const text = await dataIn(await issued(6, 'warranty-statement'))
  expect(JSON.parse(text)).toMatchObject({ page: 'warranty-statement', totals: { carats: '1.503' }, statements: [{}] })
  for (const hidden of ['5200', '7815', 'USD', 'Round G VS1']) expect(text).not.toContain(hidden)
  const whole = await dataIn(await issued(7, 'trade-document'))
  for (const own of ['registrations', 'checkedBy', 'reference']) expect(whole).not.toContain(own)
})

test('what is printed carries its own data, statement by statement, as canonical JSON', async () => {
  const documentId = await issued(5, 'trade-document')
  const text = await dataIn(documentId)
  const data = JSON.parse(text)
  expect(text).toBe(canonicalJson(data))
  expect(data).toMatchObject({
    ...{ format: 'briefke/trade-document/1', number: 'INV-00005', documentDate: '2026-11-24', currency: 'USD' },
    amount: '7815.60',
    totals: { pieces: 1, carats: '1.503' },
    lines: [{ goodsClass: 'POLISHED_NATURAL', carats: '1.503', pricePerCarat: '5200.00', amount: '7815.60' }],
    statements: [{ key: 'sow-2021', version: statement.version, text: 'Free of conflict, we promise.', lines: [1] }],
  })
})

test('a page that lacks the exact words stays queued, and fails at the last attempt with a reason', async () => {
  const documentId = await issued(3, 'trade-document')
  const blank = { ...printer, print: () => printer.print('<p>blank</p>', { paper: 'A4' as const }) }
  const job = { tenantId: company.tenantId, documentId }
  await expect(renderDocument({ ...deps(), printer: blank }, job, run)).rejects.toThrow('does not show')
  expect(await rowOf(documentId)).toMatchObject({ status: 'queued' })
  await expect(renderDocument({ ...deps(), printer: blank }, job, { ...run, lastAttempt: true })).rejects.toThrow()
  expect(await rowOf(documentId)).toMatchObject({ status: 'failed', failure: expect.stringContaining('INV-00003') })
})

test('a job that names another company’s page becomes an incident', async () => {
  const documentId = await issued(4, 'trade-document')
  const other = await newCompany(t)
  await renderDocument(deps(), { tenantId: other.tenantId, documentId }, { ...run, jobId: 'stray' })
  expect(await t.admin`select job_name from job_incident where job_id = 'stray'`).toHaveLength(1)
  expect(await rowOf(documentId)).toMatchObject({ status: 'queued' })
})
