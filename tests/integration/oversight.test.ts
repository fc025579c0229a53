import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publishQuarter } from '../../db/system/oversight.ts'
import { day } from '../../domain/kernel/calendar.ts'
import { countMonths, keepOversight } from '../../domain/oversight/count.ts'
import { exportOversight, readMembers, readOversight } from '../../domain/oversight/index.ts'
import { newAdmin } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { arrangeMembers, arrangeMonth, arrangeRule, cellsOf } from '../support/member-months.ts'
import { arrangeCompany, arrangeCounterparty, arrangedServices, arrangeReceived } from '../support/packs.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await testDatabase()
})
afterAll(() => t.close())

const publish = (quarter: string) => publishQuarter(t.system, day(quarter))

describe('no role of the product reads a company’s counts (ISO-8)', () => {
  test.each([
    'select issued from member_month',
    'select received, covered from member_month',
    'select * from member_month',
    'select segment, counted_at from member_month',
    'select * from member_month_rule',
    'select found from member_month_rule',
    `select * from oversight.contributions('2025-01-01')`,
    `select oversight.is_safe('2025-01-01', 'coverage', '{retailer}')`,
    'set role briefke_oversight',
    `insert into oversight_cell values ('2025-01-01', 'coverage', 'all', 1, 1)`,
    `update oversight_cell set per_mille = 0`,
    'delete from oversight_quarter',
    `insert into member_month (tenant_id, month) values (gen_random_uuid(), '2025-01-01')`,
  ])('the association’s: %s', async (text) => {
    await expect(sql.raw(text).execute(t.system.kysely)).rejects.toMatchObject({ code: '42501' })
  })
  test('the company’s own worker reads its own, and may not add up', async () => {
    const [a] = await arrangeMembers(t.admin, 1)
    await arrangeMonth(t.admin, a as never, '2001-01-01', { received: 1 })
    expect((await sql`select * from member_month`.execute(t.db.kysely)).rows).toEqual([])
    await expect(sql`select oversight.publish('2001-01-01')`.execute(t.db.kysely)).rejects.toMatchObject({
      code: '42501',
    })
  })
  test.each(['contributions(date)', 'is_safe(date, text, text[])', 'publish(date)'])(
    'oversight.%s is called by those who may, even where a wall behind it would hold',
    async (call) => {
      const rows = await t.admin<{ role: string }[]>`
        select rolname as role from pg_roles where rolname in ('briefke_app', 'briefke_system', 'briefke_oversight')
          and has_function_privilege(rolname, ${`oversight.${call}`}, 'execute') order by 1`
      const worker = call.startsWith('publish') ? ['briefke_system'] : []
      expect(rows.map(({ role }) => role)).toEqual(['briefke_oversight', ...worker])
    },
  )
  test('what the association reads is no company’s', async () => {
    const { rows } = await sql<object>`select tenant_id, month from member_month`.execute(t.system.kysely)
    expect(Object.keys(rows[0] ?? {})).toEqual(['tenant_id', 'month'])
    const columns =
      await t.admin`select column_name from information_schema.columns where table_name = 'oversight_cell'`
    expect(columns.map((row) => row['column_name']).toSorted()).toEqual([
      'companies',
      'measure',
      'part',
      'per_mille',
      'quarter',
    ])
  })
})

describe('a figure is published', () => {
  test('of five companies, and not of four', async () => {
    const five = await arrangeMembers(t.admin, 5)
    for (const tenant of five) await arrangeMonth(t.admin, tenant, '2002-02-01', { received: 10, covered: 8 })
    for (const tenant of five.slice(1)) await arrangeMonth(t.admin, tenant, '2002-05-01', { received: 10, covered: 8 })
    await publish('2002-01-01')
    await publish('2002-04-01')
    const figure = { companies: 5, perMille: 800 }
    expect(await cellsOf(t.admin, '2002-01-01')).toEqual([
      { ...figure, measure: 'coverage', part: 'all' },
      { ...figure, measure: 'coverage', part: 'polished-dealer' },
      { ...figure, measure: 'warranted', part: 'all' },
      { ...figure, measure: 'warranted', part: 'polished-dealer' },
    ])
    expect(await cellsOf(t.admin, '2002-04-01')).toEqual([])
  })

  test('not when one company weighs more than all others together, nor counting those that weigh nothing', async () => {
    const six = await arrangeMembers(t.admin, 6)
    for (const [at, tenant] of six.entries()) {
      await arrangeMonth(t.admin, tenant, '2003-01-01', { received: at === 0 ? 51 : 10 })
      await arrangeMonth(t.admin, tenant, '2003-04-01', { received: at === 0 ? 50 : 10 })
      await arrangeMonth(t.admin, tenant, '2003-07-01', { received: at < 2 ? 0 : 10 })
    }
    for (const quarter of ['2003-01-01', '2003-04-01', '2003-07-01']) await publish(quarter)
    expect(await cellsOf(t.admin, '2003-01-01')).toEqual([])
    expect(await cellsOf(t.admin, '2003-04-01')).toHaveLength(4)
    expect(await cellsOf(t.admin, '2003-07-01')).toEqual([])
  })

  test('not as all or nothing: that would be said of each company', async () => {
    const five = await arrangeMembers(t.admin, 5)
    for (const tenant of five) {
      await arrangeMonth(t.admin, tenant, '2004-01-01', { received: 10, covered: 10 })
      await arrangeMonth(t.admin, tenant, '2004-04-01', { received: 10, covered: 0 })
    }
    await publish('2004-01-01')
    await publish('2004-04-01')
    expect(new Set((await cellsOf(t.admin, '2004-01-01')).map(({ perMille }) => perMille))).toEqual(new Set([950]))
    expect(new Set((await cellsOf(t.admin, '2004-04-01')).map(({ perMille }) => perMille))).toEqual(new Set([50]))
  })

  test('with the smallest other part hidden beside a lone one, so that the total tells neither', async () => {
    const members = await arrangeMembers(t.admin, 16)
    const segments = ['retailer', ...Array(5).fill('rough-trader'), ...Array(10).fill('polished-dealer')] as string[]
    for (const [at, tenant] of members.entries())
      await arrangeMonth(t.admin, tenant, '2005-01-01', { received: 10, segment: segments[at] ?? '' })
    await publish('2005-01-01')
    const shown = (await cellsOf(t.admin, '2005-01-01')).filter(({ measure }) => measure === 'coverage')
    expect(shown.map(({ part }) => part)).toEqual(['all', 'polished-dealer'])
  })

  test('of exceptions by what mends them, for a hundred documents, under the same rules', async () => {
    const seven = await arrangeMembers(t.admin, 7)
    for (const [at, tenant] of seven.entries()) {
      await arrangeMonth(t.admin, tenant, '2005-04-01', { received: 50 })
      await arrangeRule(t.admin, tenant, '2005-04-01', 'partner', 3)
      if (at < 6) await arrangeRule(t.admin, tenant, '2005-04-01', 'papers', 2)
      if (at < 5) await arrangeRule(t.admin, tenant, '2005-04-01', 'statement', 1)
      if (at < 1) await arrangeRule(t.admin, tenant, '2005-04-01', 'stock', 1)
    }
    await publish('2005-04-01')
    const shown = (await cellsOf(t.admin, '2005-04-01')).filter(({ measure }) => measure === 'exceptions')
    expect(shown).toEqual([
      { measure: 'exceptions', part: 'all', companies: 7, perMille: 56 },
      { measure: 'exceptions', part: 'papers', companies: 6, perMille: 17 },
      { measure: 'exceptions', part: 'partner', companies: 7, perMille: 30 },
    ])
  })

  test('once: what comes later changes nothing that could be taken from what was seen', async () => {
    const six = await arrangeMembers(t.admin, 6)
    for (const tenant of six.slice(1)) await arrangeMonth(t.admin, tenant, '2006-01-01', { received: 10, covered: 6 })
    await publish('2006-01-01')
    const before = await cellsOf(t.admin, '2006-01-01')
    await arrangeMonth(t.admin, six[0] as never, '2006-01-01', { received: 10, covered: 0 })
    await publish('2006-01-01')
    expect(await cellsOf(t.admin, '2006-01-01')).toEqual(before)
  })

  test('only of a quarter, and after its end', async () => {
    const next = await t.admin<
      { quarter: string }[]
    >`select to_char(date_trunc('quarter', now()), 'YYYY-MM-DD') as quarter`
    for (const asked of ['2007-02-01', '2007-01-02', next[0]?.quarter ?? '']) await publish(asked)
    expect(
      await t.admin`select from oversight_quarter where quarter in ('2007-02-01', '2007-01-02', ${next[0]?.quarter ?? ''})`,
    ).toHaveLength(0)
  })
})

test('nothing shown, nor any difference of what is shown, is of too few: 60 random quarters', async () => {
  const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000)
  let state = seed
  const random = (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
  const members = await arrangeMembers(t.admin, 24)
  let [shownParts, hiddenParts] = [0, 0]
  for (let trial = 0; trial < 60; trial++) {
    const quarter = `${2008 + Math.floor(trial / 4)}-${String((trial % 4) * 3 + 1).padStart(2, '0')}-01`
    const weights = new Map<string, Map<string, number>>()
    for (const tenant of members.slice(0, 4 + random(21))) {
      const segment = `segment-${random(1 + random(5))}`
      const received = random(4) === 0 ? random(200) : random(12)
      await arrangeMonth(t.admin, tenant, quarter, { received, segment })
      const own = weights.get(segment) ?? new Map<string, number>()
      weights.set(segment, own.set(tenant, received))
    }
    await publish(quarter)
    const shown = (await cellsOf(t.admin, quarter))
      .filter(({ measure }) => measure === 'coverage')
      .map(({ part }) => part)
    const parts = shown.filter((part) => part !== 'all')
    const rest = [...weights.keys()].filter((part) => !parts.includes(part))
    shownParts += parts.length
    hiddenParts += rest.length
    const together = (some: readonly string[]) =>
      some.flatMap((part) => [...(weights.get(part)?.values() ?? [])]).filter((weight) => weight > 0)
    const isSafe = (some: readonly number[]) =>
      some.length >= 5 && 2 * Math.max(...some) <= some.reduce((sum, each) => sum + each, 0)
    const why = `seed ${seed}, ${quarter}: ${JSON.stringify([...weights].map(([part, own]) => [part, [...own.values()]]))}`
    for (const part of parts) expect(isSafe(together([part])), why).toBe(true)
    if (!shown.includes('all')) continue
    expect(isSafe(together([...weights.keys()])), why).toBe(true)
    const difference = together(rest)
    if (difference.length > 0) expect(isSafe(difference), why).toBe(true)
  }
  expect(shownParts, `seed ${seed}`).toBeGreaterThan(5)
  expect(hiddenParts, `seed ${seed}`).toBeGreaterThan(5)
})

test('months are counted once inside the wall, and the association reads sums of them and no name', async () => {
  const own = await testDatabase()
  try {
    const { clock } = arrangedServices('2026-11-28T12:00:00Z')
    const deps = {
      db: own.db,
      system: own.system,
      library: own.library,
      clock,
      log: { error: (about: object) => expect(about).toBeNull() },
    }
    const admin = await newAdmin(own)
    for (let at = 0; at < 6; at++) {
      const company = await arrangeCompany(own.admin, { name: `Canary ${at}` })
      const supplier = await arrangeCounterparty(own.admin, company.tenantId, 'Canary supplier')
      for (const [number, edition] of [
        ['1', 'SOW-2021'],
        ['2', 'none'],
      ] as const)
        await arrangeReceived(own.admin, company.tenantId, supplier, {
          number: `CANARY-${number}`,
          on: '2026-08-03',
          edition,
        })
    }
    await keepOversight(deps)
    expect(await own.admin`select from oversight_quarter`, 'one of six is not counted yet').toHaveLength(0)
    await keepOversight(deps)
    await keepOversight(deps)
    const counted = await own.admin`select issued, received, covered from member_month where month = '2026-08-01'`
    expect(counted.map((row) => ({ ...row }))).toEqual(Array(6).fill({ issued: 0, received: 2, covered: 1 }))
    const seen = await readOversight(deps, admin, {})
    expect(seen.chosen?.name).toBe('2026 Q3')
    expect(seen.coverage.at(-1)).toEqual({
      name: '2026 Q3',
      figure: expect.objectContaining({ companies: 6, perMille: 500 }),
    })
    const file = await exportOversight(deps, admin)
    expect(file).toContain('2026 Q3,coverage,all,6,50.0\r\n')
    expect(`${JSON.stringify(seen)}${file}`.toLowerCase()).not.toContain('canary')
    const { members, counts } = await readMembers(deps, admin, { standing: 'none' })
    expect(members).toHaveLength(6)
    expect(counts.find(({ standing }) => standing === 'none')).toEqual({ standing: 'none', count: 6 })
    expect(JSON.stringify(members)).not.toMatch(/CANARY-|supplier/)
    const pack = {
      id: randomUUID(),
      scheme: 'sow',
      period_kind: 'quarter',
      period_from: '2026-07-01',
      period_to: '2026-09-30',
    }
    await own.admin`insert into audit_pack ${own.admin({
      ...{
        ...pack,
        tenant_id: members[0]?.tenantId ?? '',
        label: 'FY2026-Q3',
        status: 'ready',
        sha256: 'a'.repeat(64),
        bytes: 1,
      },
      ...{ requested_by_name: 'Schedule', requested_at: new Date(), release_due_on: '2026-10-30' },
      ...{ released_at: new Date('2026-10-30T23:30:00Z'), released_by_name: 'Els Owner' },
    })}`
    const [punctual] = (await readMembers(deps, admin, {})).members
    const late = { label: 'FY2026-Q3', dueOn: '2026-10-30', releasedOn: '2026-10-31' }
    expect(punctual?.pack, 'by the day of the company’s zone').toEqual(late)
  } finally {
    await own.close()
  }
})

test('nobody but the worker counts, and nobody but the association looks', async () => {
  const owner = await arrangeCompany(t.admin)
  const deps = { ...arrangedServices('2026-11-28T12:00:00Z'), db: t.db, system: t.system, library: t.library }
  await expect(countMonths(deps, owner)).rejects.toMatchObject({ code: 'forbidden' })
  for (const look of [readOversight(deps, owner, {}), readMembers(deps, owner, {}), exportOversight(deps, owner)])
    await expect(look).rejects.toMatchObject({ code: 'forbidden' })
})
