import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkLog } from '../../domain/evidence-log/check.ts'
import type { CompanyActor } from '../../domain/kernel/actor.ts'
import { day } from '../../domain/kernel/calendar.ts'
import type { PopulationId, SampleId } from '../../domain/kernel/ids.ts'
import { createDraft, issueTradeDocument, voidTradeDocument } from '../../domain/trade-documents/index.ts'
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
  readSampleItem,
} from '../../domain/workbench/index.ts'
import { draw } from '../../domain/workbench/sampling/draw.ts'
import { planSchema } from '../../domain/workbench/sampling/plan.ts'
import { engagedAuditor } from '../support/attacked-findings.ts'
import { newCompany, newCounterparty, type TestCompany, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let t: TestDatabase
let company: TestCompany
let auditor: CompanyActor
const services = testServices(new Date('2026-11-24T10:00:00Z'))
const deps = () => ({ ...services, db: t.db, system: t.system, library: t.library })
const YEAR = { of: 'issued', from: '2026-01-01', to: '2026-06-30' }

beforeAll(async () => {
  t = await testDatabase()
  company = await newCompany(t)
  auditor = await engagedAuditor(t, company, { from: day('2026-01-01'), to: day('2026-06-30'), name: 'Anna Auditor' })
  const counterpartyId = await newCounterparty(t, company.tenantId)
  for (let at = 0; at < 24; at++) {
    const id = await createDraft(deps(), company.dealer, {
      ...{
        documentDate: `2026-0${1 + (at % 6)}-${10 + (at % 15)}`,
        counterpartyId,
        currency: at % 4 === 3 ? 'EUR' : 'USD',
      },
      lines: [{ goodsClass: 'POLISHED_NATURAL', description: 'Rounds', carats: '1', amount: String(100 * (at + 1)) }],
    })
    await issueTradeDocument(deps(), company.dealer, id)
    if (at === 5) await voidTradeDocument(deps(), company.compliance, { id, reason: 'Typed twice' })
  }
})
afterAll(() => t.close())

async function text(id: PopulationId): Promise<string> {
  const { pieces } = await populationFile(deps(), auditor, id)
  let whole = ''
  for await (const piece of pieces) whole += piece
  return whole
}
const sampled = async (asked: object, of?: PopulationId) => {
  const population = of ?? (await freezePopulation(deps(), auditor, YEAR))
  const id = await drawSample(deps(), auditor, population, {
    question: 'Does the invoice carry its warranty?',
    ...asked,
  })
  return { population, ...(await readSample(deps(), auditor, id, {})) }
}
const positionsOf = (rows: readonly { readonly position: number }[]) => rows.map(({ position }) => position)
const decide = (sample: SampleId, position: number, input: object) =>
  decideItem(deps(), auditor, { sample, position }, input)

describe('a population', () => {
  test('is frozen with the SHA-256 of the file that anybody can have of it, and the log says so', async () => {
    const id = await freezePopulation(deps(), auditor, YEAR)
    const { rows, items, sha256, totals } = await readPopulation(deps(), auditor, id, {})
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
    expect(await checkLog(deps(), company.tenantId)).toMatchObject({ whole: true })
  })

  test('stays as it was when documents come later, and cannot be changed by the role that runs the product', async () => {
    const id = await freezePopulation(deps(), auditor, YEAR)
    const before = await text(id)
    const counterpartyId = await newCounterparty(t, company.tenantId)
    const draft = await createDraft(deps(), company.dealer, {
      ...{ documentDate: '2026-05-30', counterpartyId, currency: 'USD' },
      lines: [{ goodsClass: 'POLISHED_NATURAL', description: 'Late', carats: '1', amount: '1' }],
    })
    await issueTradeDocument(deps(), company.dealer, draft)
    expect(await text(id)).toBe(before)
    const asApp = (statement: string) =>
      t.admin.begin(async (sql) => {
        await sql`set local role briefke_app`
        await sql`select set_config('app.tenant_id', ${company.tenantId}, true)`
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
    const id = await freezePopulation(deps(), auditor, YEAR)
    expect(await checkPopulation(deps(), auditor, id)).toBe(true)
    await t.admin`update audit_population_item set carats = carats + 1 where population_id = ${id} and position = 3`
    expect(await checkPopulation(deps(), auditor, id)).toBe(false)
  })

  test('lies within the days of the engagement, and is not empty', async () => {
    const freeze = (changed: object) => freezePopulation(deps(), auditor, { ...YEAR, ...changed })
    await expect(freeze({ from: '2025-12-31' })).rejects.toMatchObject({
      details: { fields: { from: ['Your engagement begins on 2026-01-01.'] } },
    })
    await expect(freeze({ to: '2026-07-01' })).rejects.toMatchObject({
      details: { fields: { to: ['Your engagement ends on 2026-06-30.'] } },
    })
    await expect(freeze({ to: '2025-12-31' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(freeze({ of: 'certificates' })).rejects.toMatchObject({ details: { reason: 'empty' } })
  })

  test('and its samples are those of one engagement: another auditor, another company and the company itself have nothing of them', async () => {
    const { population, id } = await sampled({ method: 'random', size: 3 })
    const other = await engagedAuditor(t, company, {
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
      await expect(readPopulation(deps(), somebody, population, {})).rejects.toMatchObject({ code: 'not_found' })
      await expect(
        drawSample(deps(), somebody, population, { question: 'May I?', method: 'random', size: 1 }),
      ).rejects.toMatchObject({ code: 'not_found' })
      await expect(readSample(deps(), somebody, id, {})).rejects.toMatchObject({ code: 'not_found' })
      expect(await listPopulations(deps(), somebody)).toEqual([])
      expect(await listSamples(deps(), somebody)).toEqual([])
    }
    for (const member of [company.owner, company.compliance, company.viewer])
      await expect(readSample(deps(), member, id, {})).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('a sample', () => {
  test('has the size that its confidence and tolerable rate ask for, and says when that is everything', async () => {
    const half = await sampled({ method: 'attribute', tolerable: '20' })
    expect(half.plan).toMatchObject({ method: 'attribute', size: 14, confidence: 95, tolerable: 200 })
    expect(half.rows).toHaveLength(14)
    const all = await sampled({ method: 'attribute', tolerable: '5' })
    expect([all.plan.method === 'attribute' && all.plan.size, all.rows.length]).toEqual([59, all.items])
  })

  test.each([
    { method: 'attribute', tolerable: '20', seed: 'dice of Tuesday' },
    { method: 'systematic', size: '7', seed: 'dice of Tuesday' },
    { method: 'monetary', measure: 'USD', tolerable: '6000', seed: 'dice of Tuesday' },
    { method: 'monetary', measure: 'carats', tolerable: '12', seed: 'dice of Tuesday' },
    { method: 'risk', level: 'medium', month: '2026-02', size: '3', seed: 'dice of Tuesday' },
  ])('by $method is drawn again from its plan and the population’s file alone', async (asked) => {
    const { id, population, rows } = await sampled(asked)
    const written = JSON.parse(await planFile(deps(), auditor, id))
    const [, ...lines] = (await text(population)).trimEnd().split('\r\n')
    const units = lines.map((line) => {
      const [position, , , , day = '', , carats = '', , currency, amount = ''] = line.split(',')
      const inMeasure = written.measure === 'carats' ? carats : currency === written.measure ? amount : null
      const value = inMeasure === null ? null : BigInt(inMeasure.replace('.', ''))
      return { position: Number(position), month: day.slice(0, 7), value }
    })
    expect(positionsOf(draw(planSchema.parse(written.plan), units))).toEqual(positionsOf(rows))
    const again = await sampled(asked, population)
    expect(positionsOf(again.rows)).toEqual(positionsOf(rows))
    expect(written.population.sha256).toBe((await readPopulation(deps(), auditor, population, {})).sha256)
  })

  test('by amount never takes what has no amount in that currency, and always what is as large as the interval', async () => {
    const { rows, plan } = await sampled({ method: 'monetary', measure: 'USD', tolerable: '3000' })
    expect(rows.every(({ currency }) => currency === 'USD')).toBe(true)
    const large = rows.filter(({ minor }) => plan.method === 'monetary' && (minor ?? 0n) >= plan.interval)
    expect(large.length).toBeGreaterThan(0)
    expect(large.every(({ reason }) => reason === 'top')).toBe(true)
  })

  test('of what was chosen is labelled as targeted, and nothing is projected from it', async () => {
    const { id, rows } = await sampled({ method: 'targeted', positions: '2, 5', from: '2200', measure: 'USD' })
    expect(rows.every(({ reason }) => reason === 'targeted')).toBe(true)
    expect(positionsOf(rows)).toEqual(expect.arrayContaining([2, 5]))
    expect(rows.length).toBeGreaterThan(2)
    for (const { position } of rows) await decide(id, position, { result: 'conforms' })
    expect((await readSample(deps(), auditor, id, {})).projection).toBeNull()
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
    const refused = await sampled(asked).catch((error: unknown) => error)
    const said = Object(Object(Object(refused).details).fields)[field]?.join(' ') ?? String(refused)
    expect(said.toLowerCase()).toContain(sentence.toLowerCase().replace('tolerable', 'tolerable'))
  })
})

describe('a result', () => {
  test('is recorded with its note, leads on to the next without one, and the log keeps what stood there before', async () => {
    const { id, rows } = await sampled({ method: 'systematic', size: '3' })
    const [first = 0, second = 0, third = 0] = positionsOf(rows)
    expect(await decide(id, first, { result: 'conforms' })).toBe(second)
    expect(await decide(id, third, { result: 'missing', note: 'No paper was found.' })).toBe(second)
    expect(await decide(id, second, { result: 'deviates', note: 'The old edition was printed.' })).toBeNull()
    await decide(id, second, { result: 'conforms', note: 'It was the edition of the day after all.' })
    const { item } = await readSampleItem(deps(), auditor, id, second)
    expect(item).toMatchObject({ result: 'conforms', decidedBy: 'Anna Auditor' })
    const said =
      await t.admin`select details ->> 'name' as name from event where object_id = ${id} and verb = 'judged' order by seq`
    expect(said.map(({ name }) => name)).toEqual(['conforms', 'missing', 'deviates', 'conforms'])
  })

  test('that does not conform needs a sentence', async () => {
    const { id, rows } = await sampled({ method: 'random', size: '1' })
    await expect(decide(id, rows[0]?.position ?? 0, { result: 'deviates' })).rejects.toMatchObject({
      details: { fields: { note: expect.anything() } },
    })
    await expect(decide(id, 99, { result: 'conforms' })).rejects.toMatchObject({ code: 'not_found' })
  })

  test('of “does not apply” draws another item in its place, once, and the same for whoever draws', async () => {
    const { id, rows } = await sampled({ method: 'random', size: '4', seed: 'dice of Friday' })
    const first = rows[0]?.position ?? 0
    await decide(id, first, { result: 'not-applicable', note: 'It was voided before it went out.' })
    await decide(id, first, {
      result: 'not-applicable',
      note: 'It was voided before it went out, as its history shows.',
    })
    const after = await readSample(deps(), auditor, id, {})
    const inPlace = after.rows.filter(({ reason }) => reason === 'replacement')
    expect(after.rows).toHaveLength(5)
    expect(inPlace.map(({ replaces }) => replaces)).toEqual([first])
    await expect(decide(id, first, { result: 'conforms' })).rejects.toMatchObject({ details: { reason: 'replaced' } })
    expect(JSON.parse(await planFile(deps(), auditor, id)).selection).toContainEqual({
      position: inPlace[0]?.position,
      reason: 'replacement',
      hits: 1,
      replaces: first,
      order: 1,
    })
  })

  test('counts towards a projection of the whole: the rate found, and the one that is not exceeded', async () => {
    const { id, rows } = await sampled({ method: 'attribute', tolerable: '20' })
    for (const [at, { position }] of rows.entries())
      await decide(id, position, at === 0 ? { result: 'missing', note: 'No paper.' } : { result: 'conforms' })
    const { projection } = await readSample(deps(), auditor, id, {})
    expect(projection?.rate).toMatchObject({ decided: 14, deviations: 1, found: 71.4, tolerable: 200, expected: 0 })
    // Exact, one-sided: 29.7 % for one of fourteen.
    expect(projection?.rate.upper).toBeCloseTo(296.7, 0)
  })

  test('of a monetary unit sample projects the part that is wrong', async () => {
    const { id, rows, plan } = await sampled({ method: 'monetary', measure: 'USD', tolerable: '9000' })
    const interval = plan.method === 'monetary' ? plan.interval : 0n
    const [wrong] = rows.filter(({ reason }) => reason === 'drawn')
    for (const { position, minor } of rows)
      await decide(
        id,
        position,
        position === wrong?.position
          ? { result: 'deviates', note: 'Half of it is no diamond.', audited: String(Number(minor) / 200) }
          : { result: 'conforms' },
      )
    const { projection } = await readSample(deps(), auditor, id, {})
    expect(projection?.sum?.projected).toBe(Math.round(Number(interval) / 2) * (wrong?.hits ?? 0))
    expect(projection?.sum?.upper).toBeGreaterThan(Number(interval) * 3)
  })
})
