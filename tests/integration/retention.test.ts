import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inTenant } from '../../db/tenant.ts'
import { addDays, day } from '../../domain/kernel/calendar.ts'
import type { TenantId } from '../../domain/kernel/ids.ts'
import { keptKinds } from '../../domain/kernel/scheme.ts'
import { dutiesOf } from '../../domain/retention/duties.ts'
import { setHold } from '../../domain/retention/holds.ts'
import { lengthenRule, readRetention } from '../../domain/retention/index.ts'
import { recordKept } from '../../domain/retention/record.ts'
import { keptUntil } from '../../domain/retention/rules.ts'
import { newCompany, newCounterparty, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { arrangeInvoice } from '../support/packs.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await testDatabase()
})
afterAll(() => t.close())
const deps = () => ({ ...t, ...testServices() })
const issued = (tenantId: TenantId, partner: string, number: string, on: string) =>
  arrangeInvoice(t.admin, tenantId, partner, { number, sequence: Number(number.slice(2)), on: day(on) }, null)

describe('how long records are kept', () => {
  test('tells which rules apply to the company, and how many records are kept until which year', async () => {
    const { owner, tenantId } = await newCompany(t)
    const partner = await newCounterparty(t, tenantId)
    for (const [number, on] of [
      ['A-1', '2014-05-02'],
      ['A-2', '2014-12-31'],
      ['A-3', '2020-05-02'],
    ] as const)
      await issued(tenantId, partner, number, on)
    const { rules, byYear, expired, unknown } = await readRetention(deps(), owner)
    expect(rules.map(({ key }) => key)).toEqual([
      ...['anything', 'warranty-invoices', 'warranty-invoices-eu', 'certificates', 'certificates-us'],
      ...['customs-entries-us', 'aml-eu', 'aml-be', 'accounting-be'],
    ])
    expect(byYear.map(({ year, counts }) => [year, counts.issued])).toEqual([
      [2024, 2],
      [2030, 1],
    ])
    expect([expired.issued, unknown.issued]).toEqual([2, 0])
  })

  test('a record says until when it is kept, by which rule and under which hold, to whoever may know', async () => {
    const { owner, dealer, tenantId } = await newCompany(t)
    const partner = await newCounterparty(t, tenantId)
    const id = await issued(tenantId, partner, 'A-1', '2020-05-02')
    const { until, rule, hold } = (await recordKept(deps(), owner, 'issued', id)) ?? {}
    expect([until, hold]).toEqual(['2030-12-31', null])
    expect(rule).toMatch(/, 10 years$/)
    await setHold(deps(), owner, {
      ...{ name: 'Case 12', reason: 'A claim', fromDay: '2020-01-01', covers: 'everything' },
    })
    expect(await recordKept(deps(), owner, 'issued', id)).toMatchObject({ hold: 'Case 12' })
    expect(await recordKept(deps(), dealer, 'issued', id)).toBeNull()
    expect(await recordKept(deps(), (await newCompany(t)).owner, 'issued', id)).toBeNull()
  })

  test('what goes to the USA stays until the company says for how long, since nobody records its entry', async () => {
    const { compliance, owner, tenantId } = await newCompany(t)
    const partner = await newCounterparty(t, tenantId)
    const id = await issued(tenantId, partner, 'A-1', '2014-05-02')
    await t.admin`update trade_document set place_of_import = 'US' where id = ${id}`
    expect(await readRetention(deps(), owner)).toMatchObject({
      unknown: { issued: 1 },
      unsaid: ['sow/customs-entries-us'],
    })
    const wish = { scheme: 'sow', rule: 'customs-entries-us' }
    await expect(lengthenRule(deps(), compliance, { ...wish, years: '5' })).rejects.toMatchObject({
      message: 'This rule can be kept for 6 years or longer, never shorter.',
    })
    await lengthenRule(deps(), compliance, { ...wish, years: '12' })
    expect(await readRetention(deps(), owner)).toMatchObject({
      byYear: [{ year: 2026, counts: { issued: 1 } }],
      unknown: { issued: 0 },
      expired: { issued: 0 },
    })
  })

  test('the database reckons the same days by itself', async () => {
    const { compliance, tenantId } = await newCompany(t)
    await t.admin`update company set fiscal_year_start = 4 where tenant_id = ${tenantId}`
    await lengthenRule(deps(), compliance, { scheme: 'sow', rule: 'certificates', years: '14' })
    for (const country of ['BE', 'US', 'IN', 'GB', 'HR', 'IL', 'AE'])
      await inTenant(t.db, tenantId, async (tx) => {
        await t.admin`update company set country = ${country} where tenant_id = ${tenantId}`
        const { duties, keeper } = await dutiesOf(tx, deps())
        for (let at = 0; at < 120; at++) {
          const facts = {
            kind: keptKinds[at % 5] ?? 'issued',
            day: addDays(day('2004-02-29'), at * 61),
            movedOn: at % 3 === 0 ? null : addDays(day('2004-02-29'), at * 67),
            importedInto: [null, 'US', 'CA', 'BE'][at % 4] ?? null,
          }
          const { rows } = await sql<{ until: string }>`select retention_until(${facts.kind}, ${facts.day}::date,
            ${facts.movedOn}::date, ${facts.importedInto}) as until`.execute(tx)
          const found = keptUntil(duties, keeper, facts)
          expect([facts, country, rows[0]?.until]).toEqual([facts, country, found.known ? found.until : 'infinity'])
        }
      })
  })

  test('is read by the auditor for his period, and by nobody who only trades', async () => {
    const { owner, dealer, viewer, tenantId } = await newCompany(t)
    const partner = await newCounterparty(t, tenantId)
    await issued(tenantId, partner, 'A-1', '2014-05-02')
    await issued(tenantId, partner, 'A-2', '2016-05-02')
    const engagement = { id: tenantId as never, from: day('2016-01-01'), to: day('2016-12-31') }
    const found = await readRetention(deps(), { ...owner, role: 'auditor', engagement })
    expect(found.byYear).toMatchObject([{ year: 2026, counts: { issued: 1 } }])
    for (const actor of [dealer, viewer])
      await expect(readRetention(deps(), actor)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(lengthenRule(deps(), dealer, {})).rejects.toMatchObject({ code: 'forbidden' })
  })
})
