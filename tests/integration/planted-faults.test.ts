import { afterAll, beforeAll, expect, test } from 'vitest'
import { ruleKeys } from '../../domain/exceptions/catalogue.ts'
import { judgeDue } from '../../domain/exceptions/judge/index.ts'
import { newCompany, type TestCompany, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { cleanDocuments } from '../support/year/clean.ts'
import {
  type Planted,
  plantCertificates,
  plantDocuments,
  plantPartners,
  plantStatements,
  plantStock,
  plantTampering,
} from '../support/year/plant.ts'
import { onDay, tradeYear } from '../support/year/trade-year.ts'

const CLEAN = 5_000

let t: TestDatabase
let company: TestCompany
const planted: Planted[] = []
const deps = () => ({ ...testServices(), db: t.db, library: t.library })
const judge = () => judgeDue(deps(), { role: 'system', tenantId: company.tenantId, name: 'Test', userId: null })
const found = () =>
  t.admin<{ rule: string; scope_id: string; sentence: string }[]>`
    select rule, scope_id, sentence from exception where state = 'open' order by rule, scope_id`
const named = (rows: readonly (readonly [string, string])[]) =>
  rows.map(([rule, scope]) => `${rule} ${scope}`).toSorted()

beforeAll(async () => {
  t = await testDatabase()
  company = await newCompany(t, {
    backDatingDays: 30,
    registration: { number: 'W-1', from: '2026-01-10', to: '2026-12-31' },
  })
  await t.admin`update membership set joined_at = '2025-01-01'`
  const year = tradeYear(company)
  cleanDocuments(year, CLEAN)
  const march = onDay('2026-03-10')
  const tampered = [year.issue(march), year.issue(march)] as const
  planted.push(
    ...plantStatements(year),
    ...plantPartners(year),
    ...plantDocuments(year, company),
    ...plantCertificates(year),
    ...plantStock(year),
  )
  await year.write(t.admin)
  planted.push(...(await plantTampering(t.admin, tampered)))
}, 120_000)
afterAll(() => t.close())

test('each of the twenty-five is planted twice at least', () => {
  const times = ruleKeys.map((rule) => planted.filter(([each]) => each === rule).length)
  expect(Math.min(...times)).toBeGreaterThanOrEqual(2)
})

test('all that was planted is found, and nothing that was not', async () => {
  await judge()
  const rows = await found()
  const seen = new Set(rows.map(({ rule, scope_id }) => `${rule} ${scope_id}`))
  const expected = new Set(named(planted))
  expect({
    missed: [...expected].filter((each) => !seen.has(each)),
    invented: rows
      .filter(({ rule, scope_id }) => !expected.has(`${rule} ${scope_id}`))
      .map((row) => `${row.rule} ${row.sentence}`),
  }).toEqual({ missed: [], invented: [] })
}, 120_000)

test('judging again changes nothing', async () => {
  const before = await t.admin`select count(*) as n from exception_event`
  await t.admin`insert into exception_due (tenant_id, scope_kind, scope_id) select tenant_id, scope_kind, scope_id from exception`
  expect(await judge()).toBeGreaterThan(40)
  expect(await t.admin`select count(*) as n from exception_event`).toEqual(before)
})
