import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { confirmImport, recordCertificate } from '../../domain/certificates/index.ts'
import type { Deps } from '../../domain/deps.ts'
import type { CounterpartyId, TradeDocumentId } from '../../domain/kernel/ids.ts'
import {
  listAccounts,
  listConfirmationLetters,
  printLetterAgain,
  readLetterFile,
  writeAccount,
} from '../../domain/letters/index.ts'
import {
  createDraft,
  issueTradeDocument,
  readTradeDocument,
  supplyOffers,
  supplyStatement,
  voidTradeDocument,
} from '../../domain/trade-documents/index.ts'
import { verifyCode } from '../../domain/verification/index.ts'
import { renderDocument } from '../../worker/jobs/render-document.ts'
import type { Printer } from '../../worker/pdf/printer.ts'
import { openTemplateRunner, type TemplateRunner } from '../../worker/templates/runner.ts'
import { newCompany, newCounterparty, type TestCompany, testServices } from '../support/builders.ts'
import { aCertificate } from '../support/certificates.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { readPdfText } from '../support/pdf-text.ts'
import { testPrinter } from '../support/printing.ts'

const folder = mkdtempSync(join(tmpdir(), 'briefke-letters-'))
const log = { info() {}, warn() {} }
const services = testServices(new Date('2026-11-24T10:00:00Z'))
const q1 = { from: '2026-01-01', to: '2026-03-31' }
let t: TestDatabase
let deps: Deps
let printer: Printer
let templates: TemplateRunner
let company: TestCompany
let partner: CounterpartyId

beforeAll(async () => {
  t = await testDatabase()
  deps = { ...services, db: t.db, system: t.system, library: t.library }
  printer = await testPrinter(folder)
  templates = openTemplateRunner()
})
beforeEach(async () => {
  company = await newCompany(t)
  partner = await newCounterparty(t, company.tenantId)
})
afterAll(async () => {
  templates.close()
  await printer.close()
  await t.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Prints what waits, and gives the text and the file of the one of this kind. */
async function printed(kind: string) {
  const waiting = await t.admin<{ id: string; kind: string }[]>`
    select id, kind from document where tenant_id = ${company.tenantId} and status = 'queued'`
  const run = { jobId: 'job', attempt: 1, lastAttempt: true }
  const work = { ...deps, printer, templates, log, publicUrl: 'https://briefke.example' }
  for (const { id } of waiting) await renderDocument(work, { tenantId: company.tenantId, documentId: id }, run)
  const [row] = await t.admin<{ sha256: string }[]>`
    select sha256 from document where tenant_id = ${company.tenantId} and kind = ${kind} order by requested_at desc limit 1`
  const pdf = await buffer(deps.files.read(company.tenantId, row?.sha256 ?? ''))
  return { pdf, text: (await readPdfText(pdf)).replaceAll(/\s+/g, ' ') }
}

async function sold(goodsClass: string, carats: string, changed: object = {}): Promise<TradeDocumentId> {
  const lines = [{ goodsClass, description: 'Goods', carats, amount: '1000' }]
  const content = { documentDate: '2026-02-01', counterpartyId: partner, currency: 'USD', lines, ...changed }
  return (await issueTradeDocument(deps, company.dealer, await createDraft(deps, company.dealer, content))).id
}

describe('a statement of account of warranties', () => {
  test('lists what was issued to a partner, what took it back and how much stands under a warranty, without a price', async () => {
    const invoice = await sold('POLISHED_NATURAL', '3.500')
    await sold('POLISHED_NATURAL', '1.000', { documentType: 'credit-note', originalId: invoice })
    await sold('RECYCLED', '2.000')
    await voidTradeDocument(deps, company.owner, { id: await sold('POLISHED_NATURAL', '9.000'), reason: 'Wrong' })
    await sold('POLISHED_NATURAL', '7.000', { documentDate: '2026-04-01' })
    await writeAccount(deps, company.dealer, { of: partner, input: q1 })
    const { text } = await printed('letter')
    expect(text).toContain('Statement of account of warranties WSA-00001')
    expect(text).toMatch(/1 February 2026 Invoice INV-00001 SOW-2021 3\.50 3\.50/)
    expect(text).toMatch(/Credit note CRN-00001 −1\.00 −1\.00/)
    expect(text).toMatch(/Invoice INV-00002 2\.00 0\.00/)
    expect(text).toMatch(/Total 4\.50 2\.50/)
    expect(text).toMatch(/RECEIVED None in this period/i)
    expect(text).not.toMatch(/INV-00003|INV-00004|1,?000\.00/)
  })

  test('is found by its code, with its file, and says nothing of what it lists', async () => {
    const id = await writeAccount(deps, company.dealer, { of: partner, input: q1 })
    await printed('letter')
    const found = await verifyCode(t.system, deps.keys.linkSecret('verification', id))
    const file = await readLetterFile(deps, company.viewer, id)
    expect(found).toMatchObject({
      ...{ outcome: 'found', status: 'valid', documentType: 'warranty-account', number: 'WSA-00001', statements: [] },
      papers: [{ kind: 'letter' }, { kind: 'letter', sha256: file.sha256 }].slice(1),
    })
    expect(JSON.stringify(found, (_, value) => (typeof value === 'bigint' ? String(value) : value))).not.toContain(
      'Hudson',
    )
  })

  test('in the partner’s language says so from head to foot', async () => {
    await t.admin`update counterparty set language = 'de' where id = ${partner}`
    await sold('POLISHED_NATURAL', '3.500')
    await writeAccount(deps, company.dealer, { of: partner, input: q1 })
    const { text } = await printed('letter')
    expect(text).toContain('Aufstellung der Garantien WSA-00001')
    expect(text).toContain('Garantien, die vom 1. Januar 2026 bis zum 31. März 2026 gegeben und erhalten wurden.')
    expect(text).toContain('Rechnung INV-00001 SOW-2021 3,50 3,50')
  })

  test.each([
    ['a last day before the first', { from: '2026-03-01', to: '2026-02-01' }, 'to', 'lies before the first'],
    ['a day that has not come', { from: '2026-03-01', to: '2027-02-01' }, 'to', 'has not come yet'],
    ['a day that is none', { from: '2026-02-30', to: '2026-03-01' }, 'from', 'must be a date that exists'],
  ])('is refused for %s, at its field', async (_what, input, field, sentence) => {
    await expect(writeAccount(deps, company.dealer, { of: partner, input })).rejects.toMatchObject({
      details: { fields: { [field]: [expect.stringContaining(sentence)] } },
    })
    expect(await listAccounts(deps, company.viewer, partner)).toEqual([])
  })

  test('that could not be printed is printed again when asked', async () => {
    const id = await writeAccount(deps, company.dealer, { of: partner, input: q1 })
    await expect(printLetterAgain(deps, company.dealer, id)).rejects.toThrow('has not failed')
    await t.admin`update document set status = 'failed', failure = 'x' where letter_id = ${id}`
    await printLetterAgain(deps, company.dealer, id)
    await printed('letter')
    expect(await listAccounts(deps, company.viewer, partner)).toMatchObject([{ status: 'rendered', failure: null }])
  })
})

test('confirming an import writes the letter to the authority, with the certificate, parcels, carats, importer and exporter', async () => {
  const facts = aCertificate({ number: 'BW 900001', importedOn: '2026-02-10', shippedOn: '2026-02-05' })
  const id = await recordCertificate(deps, company.compliance, { input: facts })
  const sent = { sentOn: '2026-02-12', sentTo: 'Department of Mines, Gaborone', signatory: 'Ada Lovelace, director' }
  await confirmImport(deps, company.compliance, { id, input: sent })
  const { text } = await printed('letter')
  for (const words of [
    ...[
      'Import confirmation',
      'KPI-00001',
      '12 February 2026',
      'Department of Mines, Gaborone',
      'Ada Lovelace, director',
    ],
    ...['We confirm the import of the rough diamonds described here', 'BW 900001', 'Number of parcels', 'Carat weight'],
  ])
    expect(text).toContain(words)
  expect(await listConfirmationLetters(deps, company.viewer, id)).toMatchObject([
    { number: 'KPI-00001', status: 'rendered', signature: 'signed' },
  ])
})

describe('a supplementary letter', () => {
  const warranted = async () => {
    const [row] = await t.admin`select sum(carats)::text as "all", sum(warranted)::text as warranted from ledger_balance
      where tenant_id = ${company.tenantId} and goods_class = 'RECYCLED' and bucket = 'issued'`
    return row && { ...row }
  }

  test('is offered for lines without a warranty that may carry one, and for nothing else', async () => {
    const [recycled, polished] = [await sold('RECYCLED', '2.000'), await sold('POLISHED_NATURAL', '1.000')]
    const labGrown = await sold('LAB_GROWN', '1.000')
    expect(await supplyOffers(deps, company.dealer, recycled)).toMatchObject([
      { key: 'sow-2021', lines: [1], refused: null, text: expect.stringContaining('conflict free') },
    ])
    expect(await supplyOffers(deps, company.dealer, polished)).toEqual([])
    expect(await supplyOffers(deps, company.dealer, labGrown)).toEqual([])
  })

  test('carries the words that the document missed, counts in the ledger, and leaves the document as it was', async () => {
    const id = await sold('RECYCLED', '2.000')
    const { pdf: before } = await printed('trade-document')
    await supplyStatement(deps, company.dealer, { id, key: 'sow-2021' })
    const { text } = await printed('supplementary-letter')
    expect(text).toContain('Supplementary letter Invoice INV-00001')
    expect(text).toContain('24 November 2026')
    expect(text).toContain('made for the goods of Invoice INV-00001 (1 February 2026), where it was missing')
    expect(text).toContain('confirms adherence to the WDC SoW Guidelines.')
    await t.admin`update document set status = 'queued', sha256 = null, rendered_at = null where trade_document_id = ${id} and kind = 'trade-document'`
    expect((await printed('trade-document')).text).not.toContain('conflict free')
    expect((await readPdfText(before)).replaceAll(/\s+/g, ' ')).toBe((await printed('trade-document')).text)
    expect(await warranted()).toEqual({ all: '2.000', warranted: '2.000' })
    expect(await supplyOffers(deps, company.dealer, id)).toEqual([])
    const document = await readTradeDocument(deps, company.viewer, id)
    expect(document.warranties).toMatchObject([{ edition: 'SOW-2021', suppliedOn: '2026-11-24', linePositions: [1] }])
    const found = await verifyCode(t.system, document.verificationSecret)
    expect(found).toMatchObject({ statements: [{ edition: 'SOW-2021', suppliedOn: '2026-11-24' }] })
  })

  test('counts only what was not taken back before', async () => {
    const id = await sold('RECYCLED', '2.000')
    await sold('RECYCLED', '0.500', { documentType: 'credit-note', originalId: id })
    await supplyStatement(deps, company.dealer, { id, key: 'sow-2021' })
    expect(await warranted()).toEqual({ all: '2.000', warranted: '1.500' })
  })

  test('is undone with its document', async () => {
    const id = await sold('RECYCLED', '2.000')
    await supplyStatement(deps, company.dealer, { id, key: 'sow-2021' })
    await voidTradeDocument(deps, company.owner, { id, reason: 'Wrong goods' })
    expect(await warranted()).toEqual({ all: '0.000', warranted: '0.000' })
    await expect(supplyStatement(deps, company.dealer, { id, key: 'sow-2021' })).rejects.toThrow('is voided')
  })

  test('is not written while the registration is not valid on its day', async () => {
    const id = await sold('RECYCLED', '2.000')
    await t.admin`update registration set valid_to = '2026-10-01' where tenant_id = ${company.tenantId}`
    const [offer] = await supplyOffers(deps, company.dealer, id)
    expect(offer?.refused).toMatch(/registration/i)
    await expect(supplyStatement(deps, company.dealer, { id, key: 'sow-2021' })).rejects.toThrow(offer?.refused ?? '?')
    expect(await warranted()).toEqual({ all: '2.000', warranted: '0.000' })
  })

  test('is written once, however many ask at the same moment', async () => {
    const id = await sold('RECYCLED', '2.000')
    const asked = Array.from({ length: 10 }, () => supplyStatement(deps, company.dealer, { id, key: 'sow-2021' }))
    const done = (await Promise.allSettled(asked)).filter(({ status }) => status === 'fulfilled')
    expect(done).toHaveLength(1)
    expect(await warranted()).toEqual({ all: '2.000', warranted: '2.000' })
  })
})
