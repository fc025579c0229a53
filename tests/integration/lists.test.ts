import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  createDraft,
  issueTradeDocument,
  listTradeDocuments,
  voidTradeDocument,
} from '../../domain/trade-documents/index.ts'
import { newCompany, newCounterparty, type TestCompany, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

const deps = () => ({ ...testServices(), db: t.db, library: t.library })
let t: TestDatabase
let company: TestCompany

/** Twelve invoices to three partners, dated from 2026-01-01 on; the second and the ninth are voided. */
beforeAll(async () => {
  t = await testDatabase()
  company = await newCompany(t)
  const partners = ['Hudson Gems Inc', 'Ganges Stones', '50% Off_Stones']
  const ids = await Promise.all(partners.map((name) => newCounterparty(t, company.tenantId, name)))
  for (let index = 0; index < 12; index++) {
    const id = await createDraft(deps(), company.dealer, {
      documentType: index === 5 ? 'memo' : 'invoice',
      documentDate: `2026-01-${String(1 + index).padStart(2, '0')}`,
      counterpartyId: ids[index % 3],
      currency: 'USD',
      lines: [{ goodsClass: 'POLISHED_NATURAL', description: 'Rounds', carats: '1', pricePerCarat: '100' }],
    })
    await issueTradeDocument(deps(), company.dealer, id)
    if (index === 1 || index === 8) await voidTradeDocument(deps(), company.owner, { id, reason: 'Wrong buyer' })
  }
})
afterAll(() => t.close())

async function days(query: object): Promise<string> {
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listTradeDocuments>> = await listTradeDocuments(deps(), company.viewer, {
      limit: 2,
      ...query,
      cursor,
    })
    seen.push(...page.documents.map((each) => String(Number(each.documentDate.slice(8)))))
    cursor = page.nextCursor
  } while (cursor)
  return seen.join(' ')
}

test.each([
  ['nothing', {}, '12 11 10 9 8 7 6 5 4 3 2 1'],
  ['a status', { status: 'voided' }, '9 2'],
  ['a type', { documentType: 'memo' }, '6'],
  ['a range of days', { from: '2026-01-03', to: '2026-01-05' }, '5 4 3'],
  ['part of a name in any case', { search: 'GEMS' }, '10 7 4 1'],
  ['part of several names', { search: 'stones' }, '12 11 9 8 6 5 3 2'],
  ['signs that mean something to SQL', { search: '0% off_' }, '12 9 6 3'],
  ['a whole number in any case', { search: 'inv-00003' }, '3'],
  ['the last digits of a number', { search: '3' }, '3'],
  ['digits and type', { search: '1', documentType: 'memo' }, '6'],
  ['the beginning and the digits of a number', { search: 'MEM-1' }, '6'],
  ['a name and a status', { search: 'hudson', status: 'issued' }, '10 7 4 1'],
  ['a name, a status and a range', { search: 'stones', status: 'voided', from: '2026-01-05' }, '9'],
  ['what is nowhere', { search: 'zanzibar' }, ''],
])('a list narrowed by %s shows exactly these, newest first, page by page', async (_, query, expected) => {
  expect(await days(query)).toBe(expected)
})

test('a search by a name that a partner bore when the document was issued still finds it', async () => {
  await t.admin`update counterparty set name = 'Renamed BV' where tenant_id = ${company.tenantId} and name = 'Hudson Gems Inc'`
  expect(await days({ search: 'hudson' })).toBe('10 7 4 1')
})

test('another company’s documents are in no list', async () => {
  const other = await newCompany(t)
  for (const search of [undefined, 'gems', '3', 'INV-00003'])
    expect((await listTradeDocuments(deps(), other.viewer, { search })).documents).toEqual([])
})
