import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkLog } from '../../domain/evidence-log/check.ts'
import { day } from '../../domain/kernel/calendar.ts'
import type { PopulationId } from '../../domain/kernel/ids.ts'
import { createDraft, issueTradeDocument } from '../../domain/trade-documents/index.ts'
import {
  checkPopulation,
  decideItem,
  drawSample,
  freezePopulation,
  listPopulations,
  listSamples,
  planFile,
  populationFile,
  readPopulation,
  readSample,
} from '../../domain/workbench/index.ts'
import { draw } from '../../domain/workbench/sampling/draw.ts'
import { planSchema } from '../../domain/workbench/sampling/plan.ts'
import { engagedAuditor } from '../support/attacked-findings.ts'
import { type AuditedHouse, auditedHouse, YEAR } from '../support/audited-house.ts'
import { newCompany, newCounterparty } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let t: TestDatabase
let house: AuditedHouse
beforeAll(async () => {
  t = await testDatabase()
  house = await auditedHouse(t)
})
afterAll(() => t.close())

async function text(id: PopulationId): Promise<string> {
  const { pieces } = await populationFile(house.deps, house.auditor, id)
  let whole = ''
  for await (const piece of pieces) whole += piece
  return whole
}
const positionsOf = (rows: readonly { readonly position: number }[]) => rows.map(({ position }) => position)

describe('a population', () => {
  test('is frozen with the SHA-256 of the file that anybody can have of it, and the log says so', async () => {
    const id = await freezePopulation(house.deps, house.auditor, YEAR)
    const { rows, items, sha256, totals } = await readPopulation(house.deps, house.auditor, id, {})
    expect(items).toBe(24)
    expect(positionsOf(rows)).toEqual(Array.from({ length: 24 }, (_, at) => at + 1))
    expect(rows.map(({ day }) => day)).toEqual(rows.map(({ day }) => day).toSorted())
    expect(rows.filter(({ state }) => state === 'voided')).toHaveLength(1)
    expect(totals.map(({ currency, items: count }) => [currency, count])).toEqual([
      ['EUR', 6],
      ['USD', 18],
    ])
    expect(
      createHash('sha256')
        .update(await text(id))
        .digest('hex'),
    ).toBe(sha256)
    const [entry] = await t.admin`select details ->> 'sha256' as sha256 from event where object_id = ${id}`
    expect(entry?.['sha256']).toBe(sha256)
    expect(await checkLog(house.deps, house.company.tenantId)).toMatchObject({ whole: true })
  })

  test('stays as it was when documents come later, and cannot be changed by the role that runs the product', async () => {
    const id = await freezePopulation(house.deps, house.auditor, YEAR)
    const before = await text(id)
    const counterpartyId = await newCounterparty(t, house.company.tenantId)
    const draft = await createDraft(house.deps, house.company.dealer, {
      ...{ documentDate: '2026-05-30', counterpartyId, currency: 'USD' },
      lines: [{ goodsClass: 'POLISHED_NATURAL', description: 'Late', carats: '1', amount: '1' }],
    })
    await issueTradeDocument(house.deps, house.company.dealer, draft)
    expect(await text(id)).toBe(before)
    const asApp = (statement: string) =>
      t.admin.begin(async (sql) => {
        await sql`set local role briefke_app`
        await sql`select set_config('app.tenant_id', ${house.company.tenantId}, true)`
        await sql.unsafe(statement)
      })
    for (const statement of [
      'delete from audit_population_item',
      'update audit_population_item set carats = 2',
      "update audit_population set sha256 = 'x'",
      "update audit_sample set plan = '{}'",
      "update audit_sample_item set reason = 'drawn'",
      'delete from audit_sample_item',
    ])
      await expect(asApp(statement), statement).rejects.toThrow('permission denied')
  })

  test('that somebody changed in the database is found', async () => {
    const id = await freezePopulation(house.deps, house.auditor, YEAR)
    expect(await checkPopulation(house.deps, house.auditor, id)).toBe(true)
    await t.admin`update audit_population_item set carats = carats + 1 where population_id = ${id} and position = 3`
    expect(await checkPopulation(house.deps, house.auditor, id)).toBe(false)
  })

  test('lies within the days of the engagement, and is not empty', async () => {
    const freeze = (changed: object) => freezePopulation(house.deps, house.auditor, { ...YEAR, ...changed })
    await expect(freeze({ from: '2025-12-31' })).rejects.toMatchObject({
      details: { fields: { from: ['Your engagement begins on 2026-01-01.'] } },
    })
    await expect(freeze({ to: '2026-07-01' })).rejects.toMatchObject({
      details: { fields: { to: ['Your engagement ends on 2026-06-30.'] } },
    })
    await expect(freeze({ to: '2025-12-31' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(freeze({ of: 'certificates' })).rejects.toMatchObject({ details: { reason: 'empty' } })
  })

  test('and its samples are those of one engagement: another house.auditor, another company and the company itself have nothing of them', async () => {
    const { population, id } = await house.sampled({ method: 'random', size: 3 })
    const other = await engagedAuditor(t, house.company, {
      from: day('2026-01-01'),
      to: day('2026-12-31'),
      name: 'Anna Auditor',
    })
    const elsewhere = await engagedAuditor(t, await newCompany(t), {
      from: day('2026-01-01'),
      to: day('2026-06-30'),
      name: 'Anna Auditor',
    })
    for (const somebody of [other, elsewhere]) {
      await expect(readPopulation(house.deps, somebody, population, {})).rejects.toMatchObject({ code: 'not_found' })
      await expect(
        drawSample(house.deps, somebody, population, { question: 'May I?', method: 'random', size: 1 }),
      ).rejects.toMatchObject({ code: 'not_found' })
      await expect(readSample(house.deps, somebody, id, {})).rejects.toMatchObject({ code: 'not_found' })
      expect(await listPopulations(house.deps, somebody)).toEqual([])
      expect(await listSamples(house.deps, somebody)).toEqual([])
    }
    for (const member of [house.company.owner, house.company.compliance, house.company.viewer])
      await expect(readSample(house.deps, member, id, {})).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('a sample', () => {
  test('has the size that its confidence and tolerable rate ask for, and says when that is everything', async () => {
    const half = await house.sampled({ method: 'attribute', tolerable: '20' })
    expect(half.plan).toMatchObject({ method: 'attribute', size: 14, confidence: 95, tolerable: 200 })
    expect(half.rows).toHaveLength(14)
    const all = await house.sampled({ method: 'attribute', tolerable: '5' })
    expect([all.plan.method === 'attribute' && all.plan.size, all.rows.length]).toEqual([59, all.items])
  })

  test.each([
    { method: 'attribute', tolerable: '20', seed: 'dice of Tuesday' },
    { method: 'systematic', size: '7', seed: 'dice of Tuesday' },
    { method: 'monetary', measure: 'USD', tolerable: '6000', seed: 'dice of Tuesday' },
    { method: 'monetary', measure: 'carats', tolerable: '12', seed: 'dice of Tuesday' },
    { method: 'risk', level: 'medium', month: '2026-02', size: '3', seed: 'dice of Tuesday' },
  ])('by $method is drawn again from its plan and the population’s file alone', async (asked) => {
    const { id, population, rows } = await house.sampled(asked)
    const written = JSON.parse(await planFile(house.deps, house.auditor, id))
    const [, ...lines] = (await text(population)).trimEnd().split('\r\n')
    const units = lines.map((line) => {
      const [position, , , , day = '', , carats = '', , currency, amount = ''] = line.split(',')
      const inMeasure = written.measure === 'carats' ? carats : currency === written.measure ? amount : null
      const value = inMeasure === null ? null : BigInt(inMeasure.replace('.', ''))
      return { position: Number(position), month: day.slice(0, 7), value }
    })
    expect(positionsOf(draw(planSchema.parse(written.plan), units))).toEqual(positionsOf(rows))
    const again = await house.sampled(asked, population)
    expect(positionsOf(again.rows)).toEqual(positionsOf(rows))
    expect(written.population.sha256).toBe((await readPopulation(house.deps, house.auditor, population, {})).sha256)
  })

  test('by amount never takes what has no amount in that currency, and always what is as large as the interval', async () => {
    const { rows, plan } = await house.sampled({ method: 'monetary', measure: 'USD', tolerable: '3000' })
    expect(rows.every(({ currency }) => currency === 'USD')).toBe(true)
    const large = rows.filter(({ minor }) => plan.method === 'monetary' && (minor ?? 0n) >= plan.interval)
    expect(large.length).toBeGreaterThan(0)
    expect(large.every(({ reason }) => reason === 'top')).toBe(true)
  })

  test('of what was chosen is labelled as targeted, and nothing is projected from it', async () => {
    const { id, rows } = await house.sampled({ method: 'targeted', positions: '2, 5', from: '2200', measure: 'USD' })
    expect(rows.every(({ reason }) => reason === 'targeted')).toBe(true)
    expect(positionsOf(rows)).toEqual(expect.arrayContaining([2, 5]))
    expect(rows.length).toBeGreaterThan(2)
    for (const { position } of rows)
      await decideItem(house.deps, house.auditor, { sample: id, position }, { result: 'conforms' })
    expect((await readSample(house.deps, house.auditor, id, {})).projection).toBeNull()
  })

  test.each([
    [{ method: 'dice' }, 'method', 'Choose a method.'],
    [{ method: 'attribute', tolerable: '0.05' }, 'tolerable', 'The tolerable rate is at least 0.1 %.'],
    [{ method: 'attribute', tolerable: '0.1', expected: '20' }, 'tolerable', 'and 5000 are the most'],
    [{ method: 'random', size: '0' }, 'size', 'The number of items is at least 1.'],
    [{ method: 'random', size: '3', seed: 'short' }, 'seed', 'A seed has at least 8 characters.'],
    [
      { method: 'monetary', measure: 'USD', tolerable: '10', expected: '20' },
      'tolerable',
      'leaves nothing of what you can tolerate',
    ],
    [{ method: 'monetary', measure: 'carats', tolerable: '1.2345' }, 'tolerable', 'Tolerable'],
    [{ method: 'risk', level: 'regular', month: '2026-02' }, 'size', 'say how many'],
    [{ method: 'targeted' }, 'positions', 'Choose items by their numbers'],
    [{ method: 'targeted', positions: '400' }, 'positions', 'choose numbers up to that'],
  ])('asked for as %j is refused at “%s”', async (asked, field, sentence) => {
    const refused = await house.sampled(asked).catch((error: unknown) => error)
    const said = Object(Object(Object(refused).details).fields)[field]?.join(' ') ?? String(refused)
    expect(said.toLowerCase()).toContain(sentence.toLowerCase().replace('tolerable', 'tolerable'))
  })
})
