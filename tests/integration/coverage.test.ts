import { afterAll, beforeAll, expect, test } from 'vitest'
import { readCoverage } from '../../domain/coverage/index.ts'
import { day } from '../../domain/kernel/calendar.ts'
import { type CounterpartyId, newId } from '../../domain/kernel/ids.ts'
import {
  addReceivedStatement,
  recordReceivedDocument,
  withdrawReceivedDocument,
} from '../../domain/received-documents/index.ts'
import { createDraft, issueTradeDocument } from '../../domain/trade-documents/index.ts'
import { newCompany, newCounterparty, type TestCompany, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let t: TestDatabase
let company: TestCompany
let ganges: CounterpartyId
let congo: CounterpartyId
const deps = () => ({ ...testServices(), db: t.db, library: t.library })
const line = (carats: string, amount: string, more = {}) => ({
  ...{ goodsClass: 'POLISHED_NATURAL', description: 'Rounds', carats, amount },
  ...more,
})
const receive = (number: string, documentDate: string, more: object) =>
  recordReceivedDocument(deps(), company.owner, {
    input: { supplierId: ganges, number, documentDate, edition: 'SOW-2021', currency: 'USD', ...more },
  })
const year = { from: '2026-01-01', to: '2026-12-31' }
const covered = (input: object = year, actor: Parameters<typeof readCoverage>[1] = company.viewer) =>
  readCoverage(deps(), actor, input)

beforeAll(async () => {
  t = await testDatabase()
  company = await newCompany(t)
  ganges = await newCounterparty(t, company.tenantId, 'Ganges Stones')
  congo = await newCounterparty(t, company.tenantId, 'Congo Trading')
})
afterAll(() => t.close())

test('counts what needs a warranty by documents, carats and value, month by month and supplier by supplier', async () => {
  await receive('R-1', '2026-02-01', { lines: [line('3.001', '300.01')] })
  await receive('R-2', '2026-03-01', { supplierId: congo, edition: 'none', lines: [line('1', '100')] })
  await receive('R-3', '2026-03-02', { edition: 'none', lines: [line('9', '9', { goodsClass: 'LAB_GROWN' })] })
  const found = await covered()
  const carats = (all: string, part: string) => [{ unit: 'ct', all, covered: part }]
  expect(found.total).toEqual({
    documents: { all: 2, covered: 1 },
    quantities: carats('4.001', '3.001'),
    values: [{ currency: 'USD', all: 40_001n, covered: 30_001n }],
  })
  expect(found.months).toHaveLength(12)
  expect(found.months[1]).toMatchObject({ month: '2026-02', quantities: carats('3.001', '3.001') })
  expect(found.months[2]).toMatchObject({ month: '2026-03', quantities: carats('1.000', '0.000') })
  expect(found.suppliers.map(({ name, documents }) => [name, documents])).toEqual([
    ['Congo Trading', { all: 1, covered: 0 }],
    ['Ganges Stones', { all: 1, covered: 1 }],
  ])
})

test('takes off what went back by credit note or memo return, and counts a sale from memo once', async () => {
  const own = await newCompany(t)
  const supplierId = await newCounterparty(t, own.tenantId)
  const record = (number: string, more: object) =>
    recordReceivedDocument(deps(), own.owner, {
      input: { supplierId, number, documentDate: '2026-04-01', edition: 'SOW-2021', currency: 'USD', ...more },
    })
  const total = async () => (await covered(year, own.viewer)).total
  const invoice = await record('I-1', { lines: [line('2', '200'), line('3', '300')] })
  const memo = await record('M-1', { documentType: 'memo', edition: 'none', lines: [line('5', '500')] })
  const credit = { documentType: 'credit-note', originalId: invoice, edition: 'none' }
  await record('C-1', { ...credit, lines: [line('0.5', '50', { originalPosition: 1 })] })
  expect(await total()).toMatchObject({
    documents: { all: 2, covered: 1 },
    quantities: [{ all: '9.500', covered: '4.500' }],
    values: [{ all: 95_000n, covered: 45_000n }],
  })
  const returned = await createDraft(deps(), own.owner, {
    ...{ documentType: 'memo-return', documentDate: '2026-04-02', counterpartyId: supplierId, currency: 'USD' },
    originalReceivedId: memo,
    lines: [line('1', '100', { originalPosition: 1 })],
  })
  await issueTradeDocument(deps(), own.owner, returned)
  expect(await total()).toMatchObject({ quantities: [{ all: '8.500' }] })
  const sale = { documentType: 'invoice', originalId: memo, edition: 'none' }
  const sold = await record('I-2', { ...sale, lines: [line('4', '400', { originalPosition: 1 })] })
  expect(await total()).toMatchObject({ documents: { all: 2 }, quantities: [{ all: '8.500' }] })
  const back = { documentType: 'credit-note', originalId: sold, edition: 'none' }
  await record('C-2', { ...back, lines: [line('4', '400', { originalPosition: 1 })] })
  expect(await total(), 'all of the memo went back in the end').toEqual({
    documents: { all: 1, covered: 1 },
    quantities: [{ unit: 'ct', all: '4.500', covered: '4.500' }],
    values: [{ currency: 'USD', all: 45_000n, covered: 45_000n }],
  })
})

test('a later statement covers its document, and a withdrawn entry counts no more', async () => {
  const own = await newCompany(t)
  const supplierId = await newCounterparty(t, own.tenantId)
  const id = await recordReceivedDocument(deps(), own.owner, {
    input: {
      ...{ supplierId, number: 'R-1', documentDate: '2026-05-01', edition: 'none' },
      lines: [{ goodsClass: 'POLISHED_NATURAL', carats: '1' }],
    },
  })
  const documents = async () => (await covered(year, own.viewer)).total.documents
  expect(await documents()).toEqual({ all: 1, covered: 0 })
  await addReceivedStatement(deps(), own.owner, id, { input: { edition: 'SOW-2021', receivedOn: '2026-05-09' } })
  expect(await documents()).toEqual({ all: 1, covered: 1 })
  await withdrawReceivedDocument(deps(), own.owner, { id, reason: 'Twice' })
  expect(await documents()).toEqual({ all: 0, covered: 0 })
})

test('an auditor sees what lies in his engagement, and nothing without one', async () => {
  const auditor = { ...company.viewer, role: 'auditor' as const }
  const engagement = { id: newId<never>(), from: day('2026-03-01'), to: day('2026-12-31') }
  expect((await covered(year, { ...auditor, engagement })).total.documents).toEqual({ all: 1, covered: 0 })
  await expect(covered(year, auditor)).rejects.toMatchObject({ code: 'forbidden' })
})

test('another company’s purchases count nowhere else', async () => {
  const other = await newCompany(t)
  expect((await covered(year, other.owner)).suppliers).toEqual([])
})

test.each([
  ['a period that ends before it begins', { from: '2026-02-01', to: '2026-01-01' }],
  ['a period of more than ten years', { from: '2001-01-01', to: '2026-01-01' }],
  ['a day that is none', { from: '2026-02-30' }],
])('%s is refused in a sentence', async (_what, input) => {
  await expect(covered(input)).rejects.toMatchObject({ code: 'invalid' })
})
