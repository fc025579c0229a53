import { afterAll, beforeAll, expect, test } from 'vitest'
import { applyImport, checkImport, issueImport, readImport } from '../../domain/imports/index.ts'
import { listTradeDocuments } from '../../domain/trade-documents/index.ts'
import { newCompany, newCounterparty, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let t: TestDatabase
const services = testServices()
const deps = () => ({ ...services, db: t.db })
beforeAll(async () => {
  t = await testDatabase()
})
afterAll(() => t.close())

const HEAD = 'invoice,date,customer,currency,goods_class,description,pieces,carats,price_per_carat'
const csv = (...rows: string[]) => ({ name: 'a.csv', content: Buffer.from([HEAD, ...rows].join('\n')) })

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
  await expect(issueImport(deps(), other.owner, report.id)).rejects.toMatchObject({ code: 'not_found' })
  expect(await applyImport(deps(), company.dealer, report.id)).toEqual({ drafts: 10 })
  await expect(applyImport(deps(), company.dealer, report.id)).rejects.toMatchObject({ code: 'conflict' })
  const { issued, refused } = await issueImport(deps(), company.dealer, report.id)
  expect([issued.length, refused.length]).toEqual([10, 0])
})
