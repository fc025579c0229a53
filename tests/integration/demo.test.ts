import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeDemo, type Stone } from '../../domain/demo/index.ts'
import { openSheets } from '../../platform/sheets/index.ts'
import { testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await testDatabase()
  const stones: Stone[] = parse(readFileSync('db/seed/diamonds.csv'), { columns: true })
  const services = { ...testServices(new Date('2026-11-24T10:00:00Z')), sheets: openSheets() }
  const deps = { ...services, db: t.db, system: t.system, library: t.library }
  await makeDemo(deps, stones, (_title, work) => work())
}, 300_000)
afterAll(() => t.close())

const openAt = (name: string) => t.admin<{ rule: string; about: string }[]>`
  select e.rule, e.sentence as about from exception e join company c on c.tenant_id = e.tenant_id
  where c.legal_name = ${name} and e.state = 'open' order by e.rule`

test.each(['Scheldt Diamonds NV', 'Tapti Facets LLP'])(
  '%s keeps its books in order: nothing is left to mend',
  async (name) => {
    expect(await openAt(name)).toEqual([])
  },
)

test('Hudson Gem Traders Inc. is not: statements, checks, memos and stock are all asked about', async () => {
  const rules = new Set((await openAt('Hudson Gem Traders Inc.')).map(({ rule }) => rule))
  expect([...rules]).toEqual(expect.arrayContaining(['E06', 'E07', 'E16', 'E18']))
})

test('Hudson has asked the supplier who owes it the most, and nobody else asks anybody', async () => {
  const rows = await t.admin`select c.legal_name as name, count(d.document_id)::int > 0 as has
    from chase h join company c on c.tenant_id = h.tenant_id join chase_document d on d.tenant_id = h.tenant_id and d.chase_id = h.id
    where h.stopped_at is null group by 1, h.id`
  expect(rows).toEqual([{ name: 'Hudson Gem Traders Inc.', has: true }])
})

test('the stock under warranty of the companies in order never falls below nothing', async () => {
  const rows = await t.admin`
    select c.legal_name, b.goods_class, sum(case when bucket in ('issued', 'returns-out', 'consumed') then -warranted else warranted end) as left
    from ledger_balance b join company c on c.tenant_id = b.tenant_id where c.legal_name not like 'Hudson%'
    group by 1, 2 having sum(case when bucket in ('issued', 'returns-out', 'consumed') then -warranted else warranted end) < 0`
  expect(rows).toEqual([])
})
