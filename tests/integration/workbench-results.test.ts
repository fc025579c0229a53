import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SampleId } from '../../domain/kernel/ids.ts'
import { decideItem, planFile, readSample, readSampleItem } from '../../domain/workbench/index.ts'
import { type AuditedHouse, auditedHouse } from '../support/audited-house.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let t: TestDatabase
let house: AuditedHouse
beforeAll(async () => {
  t = await testDatabase()
  house = await auditedHouse(t)
})
afterAll(() => t.close())

const positionsOf = (rows: readonly { readonly position: number }[]) => rows.map(({ position }) => position)
const decide = (sample: SampleId, position: number, input: object) =>
  decideItem(house.deps, house.auditor, { sample, position }, input)

test('a result is recorded with its note, leads on to the next without one, and the log keeps what stood there before', async () => {
  const { id, rows } = await house.sampled({ method: 'systematic', size: '3' })
  const [first = 0, second = 0, third = 0] = positionsOf(rows)
  expect(await decide(id, first, { result: 'conforms' })).toBe(second)
  expect(await decide(id, third, { result: 'missing', note: 'No paper was found.' })).toBe(second)
  expect(await decide(id, second, { result: 'deviates', note: 'The old edition was printed.' })).toBeNull()
  await decide(id, second, { result: 'conforms', note: 'It was the edition of the day after all.' })
  const { item } = await readSampleItem(house.deps, house.auditor, id, second)
  expect(item).toMatchObject({ result: 'conforms', decidedBy: 'Anna Auditor' })
  const said =
    await t.admin`select details ->> 'name' as name from event where object_id = ${id} and verb = 'judged' order by seq`
  expect(said.map(({ name }) => name)).toEqual(['conforms', 'missing', 'deviates', 'conforms'])
})

test('a result that does not conform needs a sentence', async () => {
  const { id, rows } = await house.sampled({ method: 'random', size: '1' })
  await expect(decide(id, rows[0]?.position ?? 0, { result: 'deviates' })).rejects.toMatchObject({
    details: { fields: { note: expect.anything() } },
  })
  await expect(decide(id, 99, { result: 'conforms' })).rejects.toMatchObject({ code: 'not_found' })
})

test('a result of “does not apply” draws another item in its place, once, and the same for whoever draws', async () => {
  const { id, rows } = await house.sampled({ method: 'random', size: '4', seed: 'dice of Friday' })
  const first = rows[0]?.position ?? 0
  await decide(id, first, { result: 'not-applicable', note: 'It was voided before it went out.' })
  await decide(id, first, {
    result: 'not-applicable',
    note: 'It was voided before it went out, as its history shows.',
  })
  const after = await readSample(house.deps, house.auditor, id, {})
  const inPlace = after.rows.filter(({ reason }) => reason === 'replacement')
  expect(after.rows).toHaveLength(5)
  expect(inPlace.map(({ replaces }) => replaces)).toEqual([first])
  await expect(decide(id, first, { result: 'conforms' })).rejects.toMatchObject({ details: { reason: 'replaced' } })
  expect(JSON.parse(await planFile(house.deps, house.auditor, id)).selection).toContainEqual({
    position: inPlace[0]?.position,
    reason: 'replacement',
    hits: 1,
    replaces: first,
    order: 1,
  })
})

test('a result counts towards a projection of the whole: the rate found, and the one that is not exceeded', async () => {
  const { id, rows } = await house.sampled({ method: 'attribute', tolerable: '20' })
  for (const [at, { position }] of rows.entries())
    await decide(id, position, at === 0 ? { result: 'missing', note: 'No paper.' } : { result: 'conforms' })
  const { projection } = await readSample(house.deps, house.auditor, id, {})
  expect(projection?.rate).toMatchObject({ decided: 14, deviations: 1, found: 71.4, tolerable: 200, expected: 0 })
  // Exact, one-sided: 29.7 % for one of fourteen.
  expect(projection?.rate.upper).toBeCloseTo(296.7, 0)
})

test('a result of a monetary unit sample projects the part that is wrong', async () => {
  const { id, rows, plan } = await house.sampled({ method: 'monetary', measure: 'USD', tolerable: '9000' })
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
  const { projection } = await readSample(house.deps, house.auditor, id, {})
  expect(projection?.sum?.projected).toBe(Math.round(Number(interval) / 2) * (wrong?.hits ?? 0))
  expect(projection?.sum?.upper).toBeGreaterThan(Number(interval) * 3)
})
