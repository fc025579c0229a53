import { afterAll, beforeAll, expect, test } from 'vitest'
import { readBulkJob, requestBulkJob } from '../../domain/bulk-jobs/index.ts'
import { takeTurn } from '../../domain/bulk-jobs/turn.ts'
import {
  applyImport,
  checkImport,
  importOutcome,
  importTemplate,
  listImports,
  readImport,
} from '../../domain/imports/index.ts'
import type { CompanyActor } from '../../domain/kernel/actor.ts'
import type { ImportId } from '../../domain/kernel/ids.ts'
import { listTradeDocuments } from '../../domain/trade-documents/index.ts'
import { newCompany, newCounterparty, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let t: TestDatabase
const services = testServices()
const deps = () => ({ ...services, db: t.db, library: t.library })
beforeAll(async () => {
  t = await testDatabase()
})
afterAll(() => t.close())

const HEAD = 'invoice,date,customer,currency,goods_class,description,pieces,carats,price_per_carat'
const issued = (content: Uint8Array, name = 'a.csv') => ({ kind: 'issued', file: { name, content } })
const csv = (...rows: string[]) => issued(Buffer.from([HEAD, ...rows].join('\n')))

/** All that is a draft of an import, issued in one job. */
async function issue(actor: CompanyActor, importId: ImportId) {
  const { id } = await requestBulkJob(deps(), actor, { kind: 'issue', importId })
  const around = { mail: { send: async () => {} }, publicUrl: '', log: { error() {} } }
  await takeTurn({ ...deps(), ...around }, { tenantId: actor.tenantId, jobId: id })
  return readBulkJob(deps(), actor, id)
}

test('a file with errors tells each row and column and writes no draft', async () => {
  const company = await newCompany(t)
  await newCounterparty(t, company.tenantId, 'Hudson Gems Inc')
  const report = await checkImport(
    deps(),
    company.dealer,
    csv(
      'A1,2026-02-30,Hudson Gems Inc,USD,POLISHED_NATURAL,Rounds,1,1.0001,5',
      'A2,2026-02-01,Nobody,USD,POLISHED_NATURAL,=1+1,1,1,5',
    ),
  )
  expect(report.status).toBe('refused')
  expect(report.errors.map((each) => `${each.row} ${each.column}`).toSorted()).toEqual([
    '2 carats',
    '2 date',
    '3 customer',
    '3 description',
  ])
  await expect(applyImport(deps(), company.dealer, report.id)).rejects.toMatchObject({ code: 'conflict' })
  expect((await listTradeDocuments(deps(), company.dealer, { status: 'draft' })).documents).toEqual([])
})

test('ten thousand lines become drafts once, and an outsider cannot reach the import', async () => {
  const company = await newCompany(t)
  const other = await newCompany(t)
  await newCounterparty(t, company.tenantId, 'Hudson Gems Inc')
  const rows = Array.from(
    { length: 10_000 },
    (_, index) => `A${Math.trunc(index / 1000)},2026-02-01,Hudson Gems Inc,USD,POLISHED_NATURAL,Rounds,1,0.5,100`,
  )
  const report = await checkImport(deps(), company.dealer, csv(...rows))
  expect(report).toMatchObject({ status: 'checked', rowCount: 10_000, documentCount: 10, errors: [] })
  await expect(applyImport(deps(), other.owner, report.id)).rejects.toMatchObject({ code: 'not_found' })
  await expect(readImport(deps(), other.owner, report.id)).rejects.toMatchObject({ code: 'not_found' })
  await expect(issue(other.owner, report.id)).rejects.toMatchObject({ code: 'not_found' })
  expect(await applyImport(deps(), company.dealer, report.id)).toMatchObject({ added: 10, drafts: 10 })
  await expect(applyImport(deps(), company.dealer, report.id)).rejects.toMatchObject({ code: 'conflict' })
  expect(await issue(company.dealer, report.id)).toMatchObject({ status: 'done', done: 10, refused: 0 })
  expect(await importOutcome(deps(), company.viewer, report.id)).toMatchObject({ drafts: 0, issued: 10 })
})

test('the template imports as it stands, and a guarded name comes back unguarded (LOD-7)', async () => {
  const company = await newCompany(t)
  await newCounterparty(t, company.tenantId, '=1+1 & Sons')
  for (const format of ['csv', 'xlsx'] as const) {
    const { content, name } = await importTemplate(deps(), company.dealer, { kind: 'issued', format })
    if (format === 'csv') expect(Buffer.from(content).toString()).toContain(",'=1+1 & Sons,")
    const report = await checkImport(deps(), company.dealer, issued(content, name))
    expect(report).toMatchObject({ errors: [], rowCount: 3, documentCount: 2 })
  }
})

test('a check without a file, or of a file in another encoding, says what would be right', async () => {
  const company = await newCompany(t)
  await expect(checkImport(deps(), company.dealer, { kind: 'issued', file: undefined })).rejects.toMatchObject({
    details: { fields: { file: ['Choose the file with your list: CSV or XLSX.'] } },
  })
  await expect(checkImport(deps(), company.dealer, { ...csv('A1'), kind: 'nothing' })).rejects.toMatchObject({
    details: { fields: { kind: [expect.stringContaining('one of issued')] } },
  })
  await newCounterparty(t, company.tenantId, 'Société Hudson')
  const row = 'A1,2026-02-01,Société Hudson,USD,POLISHED_NATURAL,Rounds,1,1.5,5'
  const latin = await checkImport(deps(), company.dealer, issued(Buffer.from(`${HEAD}\n${row}`, 'latin1')))
  expect(latin).toMatchObject({ status: 'checked', told: expect.stringContaining('not UTF-8') })
})

test('the drafts of an import are issued in the order of its file, past what is refused', async () => {
  const company = await newCompany(t, { registration: null })
  await newCounterparty(t, company.tenantId, 'Hudson Gems Inc')
  const goods = ['POLISHED_NATURAL', ...Array.from({ length: 51 }, () => 'LAB_GROWN')]
  const rows = goods.map((each, index) => `A${index},2026-10-01,Hudson Gems Inc,USD,${each},Rounds,1,0.5,100`)
  const { id } = await checkImport(deps(), company.dealer, csv(...rows))
  await expect(issue(company.dealer, id), 'before there are drafts').rejects.toMatchObject({ code: 'invalid' })
  await applyImport(deps(), company.dealer, id)
  expect(await importOutcome(deps(), company.viewer, id)).toMatchObject({ drafts: 52, issued: 0 })
  expect(await issue(company.dealer, id)).toMatchObject({ done: 51, refused: 1, items: [{ position: 1, is: 'draft' }] })
  const outcome = await importOutcome(deps(), company.viewer, id)
  expect(outcome).toMatchObject({ drafts: 1, issued: 51 })
  expect(outcome.documents.map((each) => each.reference).slice(0, 2)).toEqual(['A1', 'A2'])
  const outsider = await newCompany(t)
  await expect(importOutcome(deps(), outsider.owner, id)).rejects.toMatchObject({ code: 'not_found' })
  await expect(issue(outsider.owner, id)).rejects.toMatchObject({ code: 'not_found' })
})

test('the imports of a company are listed newest first, page by page, and no other company’s', async () => {
  const company = await newCompany(t)
  const other = await newCompany(t)
  const ids: string[] = []
  for (let at = 0; at < 26; at += 1) ids.unshift((await checkImport(deps(), company.dealer, csv('A1'))).id)
  const first = await listImports(deps(), company.viewer, { cursor: null })
  const second = await listImports(deps(), company.viewer, { cursor: first.nextCursor })
  expect([...first.imports, ...second.imports].map((each) => each.id)).toEqual(ids)
  expect(second.nextCursor).toBeNull()
  expect((await listImports(deps(), other.owner, { cursor: null })).imports).toEqual([])
})

test.each([
  ['a quotation mark inside a cell', `${HEAD}\nA1,2026-02-01,say "hi"`, 2, 'inside a cell'],
  ['a cell that never ends', `${HEAD}\nA1,"2026`, 2, 'never ends'],
  ['text behind a quoted cell', `${HEAD}\nA1,"2026"x,c`, 2, 'behind the quotation mark'],
  ['a workbook that is none', 'PK\u0003\u0004', 1, 'damaged'],
  ['a column name that cannot be seen', `${HEAD},\u200b`, 1, 'something that cannot be read'],
])('%s is told by its row and in words', async (_what, text, row, words) => {
  const company = await newCompany(t)
  const report = await checkImport(deps(), company.dealer, issued(Buffer.from(text)))
  expect(report.errors[0]).toMatchObject({ row, sentence: expect.stringContaining(words) })
})
