import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId, type TradeDocumentId } from '../../domain/kernel/ids.ts'
import { createDraft, issueSeveral, listTradeDocuments } from '../../domain/trade-documents/index.ts'
import { newCompany, newCounterparty, type TestCompany, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let t: TestDatabase
let company: TestCompany
let partner: Awaited<ReturnType<typeof newCounterparty>>
const deps = () => ({ ...testServices(), db: t.db, library: t.library })
const draft = (more = {}) =>
  createDraft(deps(), company.dealer, {
    ...{ documentType: 'invoice', documentDate: '2026-11-20', counterpartyId: partner, currency: 'USD' },
    lines: [{ goodsClass: 'POLISHED_NATURAL', description: 'Rounds', carats: '1', pricePerCarat: '100' }],
    ...more,
  })

beforeAll(async () => {
  t = await testDatabase()
  company = await newCompany(t)
  partner = await newCounterparty(t, company.tenantId)
})
afterAll(() => t.close())

test('each draft has its answer: a number, or why not, and one that is refused keeps none of the others', async () => {
  const ids = [await draft(), await draft({ documentDate: '2000-01-01' }), await draft({ currency: 'EUR' })]
  const answers = await issueSeveral(deps(), company.dealer, { ids: [...ids, ids[0]] })
  expect(answers).toMatchObject([
    { id: ids[0], number: 'INV-00001', sentence: null },
    { id: ids[1], number: null, sentence: expect.stringContaining('2000-01-01') },
    { id: ids[2], number: 'INV-00002', sentence: null },
  ])
  const again = await issueSeveral(deps(), company.dealer, { ids: [ids[0]] })
  expect(again, 'asked again it tells the same number').toMatchObject([{ number: 'INV-00001' }])
  const { documents } = await listTradeDocuments(deps(), company.viewer, { status: 'draft' })
  expect(documents.map(({ id }) => id)).toEqual([ids[1]])
})

test('the list is narrowed by currency and counterparty, issued and drafts alike', async () => {
  const other = await newCounterparty(t, company.tenantId, 'Other NV')
  const theirs = await draft({ counterpartyId: other })
  const ids = async (query: object) =>
    (await listTradeDocuments(deps(), company.viewer, query)).documents.map(({ id }) => id)
  expect(await ids({ status: 'draft', counterpartyId: other })).toEqual([theirs])
  expect(await ids({ status: 'draft', currency: 'EUR' })).toEqual([])
  expect(await ids({ currency: 'EUR' })).toHaveLength(1)
  expect(await ids({ counterpartyId: partner })).toHaveLength(2)
  expect(await ids({ counterpartyId: other })).toEqual([])
})

test('another company’s draft is in no answer but as one that is not there, and a viewer issues nothing', async () => {
  const id = await draft()
  const other = await newCompany(t)
  const sentence = 'There is no such document.'
  expect(await issueSeveral(deps(), other.dealer, { ids: [id] })).toEqual([{ id, number: null, sentence }])
  const unknown = newId<TradeDocumentId>()
  expect(await issueSeveral(deps(), other.dealer, { ids: [unknown] })).toMatchObject([{ sentence }])
  await expect(issueSeveral(deps(), company.viewer, { ids: [id] })).rejects.toMatchObject({ code: 'forbidden' })
})

test.each([
  ['none', []],
  ['more than fifty', Array.from({ length: 51 }, () => newId())],
  ['what is no id', ['x']],
])('%s is refused in a sentence', async (_what, ids) => {
  await expect(issueSeveral(deps(), company.dealer, { ids })).rejects.toMatchObject({ code: 'invalid' })
})
