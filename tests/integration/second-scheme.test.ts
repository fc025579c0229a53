import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDraft, issueTradeDocument, readTradeDocument } from '../../domain/trade-documents/index.ts'
import { renderDocument } from '../../worker/jobs/render-document.ts'
import { openPrinter, type Printer } from '../../worker/pdf/printer.ts'
import { newCompany, newCounterparty, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { readPdfText } from '../support/pdf-text.ts'

// The second scheme comes from another industry and is nothing but files: what works here works without code of its own.
const SCHEME = 'fsc'
const folder = mkdtempSync(join(tmpdir(), 'briefke-second-'))
let t: TestDatabase
let printer: Printer
const services = testServices()
const log = { info() {}, warn() {} }
const deps = () => ({ ...services, db: t.db, system: t.system, library: t.library })
beforeAll(async () => {
  t = await testDatabase()
  printer = await openPrinter({ dataFolder: folder, tabs: 1, allowNoSandbox: true, log })
})
afterAll(async () => {
  await printer.close()
  await t.close()
  rmSync(folder, { recursive: true, force: true })
})

const CERTIFICATE = { number: 'ABC-COC-123456', from: '2024-01-01', to: '2028-12-31' }
const wood = (goodsClass: string, more: object = {}) => ({
  ...{ goodsClass, description: `Oak boards, ${goodsClass}`, carats: '12.500', amount: '4000.00' },
  ...more,
})

async function sawmill(registration: typeof CERTIFICATE | null, lines: readonly object[]) {
  const company = await newCompany(t, { schemes: [SCHEME], legalName: 'Ardennes Timber SA', registration })
  const counterpartyId = await newCounterparty(t, company.tenantId, 'Harbour Joinery BV')
  const draft = { documentType: 'invoice', documentDate: '2026-11-20', counterpartyId, currency: 'EUR', lines }
  return { company, id: await createDraft(deps(), company.dealer, draft) }
}

test('an invoice of timber carries each claim at its line, and the certificate code, on paper', async () => {
  const { company, id } = await sawmill(CERTIFICATE, [
    wood('WOOD_FSC_100'),
    wood('WOOD_FSC_MIX_PERCENT', { claimValue: '70' }),
    wood('WOOD_UNCERTIFIED'),
  ])
  await issueTradeDocument(deps(), company.dealer, id)
  const document = await readTradeDocument(deps(), company.viewer, id)
  expect(document.unit).toBe('m³')
  expect(document.warranties.map(({ text, placement, linePositions }) => [text, placement, linePositions])).toEqual([
    ['FSC 100%', 'line', [1]],
    ['FSC Mix 70%', 'line', [2]],
  ])
  const paper = document.documents.find(({ kind }) => kind === 'trade-document')
  if (!paper) throw new Error('no paper was asked for')
  const work = { ...deps(), printer, publicUrl: 'https://briefke.example', log }
  const payload = { tenantId: company.tenantId, documentId: paper.id }
  await renderDocument(work, payload, { jobId: randomUUID(), attempt: 1, lastAttempt: true })
  const [row] = await t.admin`select sha256 from document where id = ${paper.id}`
  const text = await readPdfText(services.files.read(company.tenantId, row?.['sha256']))
  for (const words of ['FSC 100%', 'FSC Mix 70%', 'ABC-COC-123456', 'Volume, m3', '37.50'])
    expect(text).toContain(words)
  expect(text).not.toMatch(/diamond|carat/i)
})

test('without a certificate that is valid on the date the claim is not issued', async () => {
  const { company, id } = await sawmill({ ...CERTIFICATE, to: '2026-11-19' }, [wood('WOOD_FSC_100')])
  await expect(issueTradeDocument(deps(), company.dealer, id)).rejects.toMatchObject({
    message: expect.stringContaining('FSC chain-of-custody certificate is not valid on 2026-11-20'),
  })
})

test('a percentage claim without its percentage is asked for', async () => {
  const { company, id } = await sawmill(CERTIFICATE, [wood('WOOD_FSC_MIX_PERCENT')])
  await expect(issueTradeDocument(deps(), company.dealer, id)).rejects.toMatchObject({
    details: { fields: { 'lines.0.claimValue': [expect.any(String)] } },
  })
})

test('goods of another scheme, or of another unit, are refused line by line', async () => {
  await expect(sawmill(CERTIFICATE, [wood('POLISHED_NATURAL')])).rejects.toMatchObject({
    details: { fields: { 'lines.0.goodsClass': [expect.stringContaining('There is no goods class')] } },
  })
  await expect(sawmill(CERTIFICATE, [wood('WOOD_FSC_100'), wood('PAPER_FSC_MIX_CREDIT')])).rejects.toMatchObject({
    details: { fields: { 'lines.1.goodsClass': [expect.stringContaining('measured in t')] } },
  })
})
