import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  decideAdjustment,
  listEntries,
  listLots,
  listProcessings,
  proposeAdjustment,
  reconcile,
  recordProcessing,
  stockDeclaration,
} from '../../domain/ledger/index.ts'
import type { TestCompany } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { ledgerHouse, q1 } from '../support/ledger-house.ts'

let t: TestDatabase
let h: ReturnType<typeof ledgerHouse>
beforeAll(async () => {
  t = await testDatabase()
  h = ledgerHouse(t)
})
afterAll(() => t.close())

describe('the ledger', () => {
  test('reckons a quarter: opening stock, purchases, manufacture and sales, of all goods and of those under warranty', async () => {
    const own = await h.house()
    await h.opening(own)
    await h.buy(own, 'B-1', '2026-01-20', '30')
    await h.buy(own, 'B-2', '2026-01-25', '20', 'none')
    await h.manufacture(own)
    await h.sell(own, '2026-03-02', '6')
    expect(await h.columns(own, 'ROUGH_NATURAL')).toEqual({
      ...{ opening: '50.000 / 40.000', received: '50.000 / 30.000', consumed: '40.000 / 40.000' },
      closing: '60.000 / 30.000',
    })
    expect(await h.columns(own, 'POLISHED_NATURAL')).toEqual({
      ...{ produced: '16.000 / 16.000', issued: '6.000 / 6.000', closing: '10.000 / 10.000' },
    })
    const next = await h.columns(own, 'ROUGH_NATURAL', { kind: 'quarter', containing: '2026-04-01' })
    expect(next).toEqual({ opening: '60.000 / 30.000', closing: '60.000 / 30.000' })
  })

  test('opens every figure down to its documents', async () => {
    const own = await h.house()
    await h.buy(own, 'B-1', '2026-01-20', '30')
    await h.buy(own, 'B-2', '2026-01-25', '20', 'none')
    const all = await listEntries(h.deps, own.company.viewer, {
      goodsClass: 'ROUGH_NATURAL',
      bucket: 'received',
      limit: 1,
    })
    const rest = await listEntries(h.deps, own.company.viewer, { bucket: 'received', limit: 1, cursor: all.nextCursor })
    expect(
      [...all.entries, ...rest.entries].map(({ number, carats, warranted }) => [number, carats, warranted]),
    ).toEqual([
      ['B-1', '30.000', '30.000'],
      ['B-2', '20.000', '0.000'],
    ])
    expect(rest.nextCursor).toBeNull()
    const bare = await listEntries(h.deps, own.company.viewer, { bare: '1' })
    expect(bare.entries.map(({ number }) => number)).toEqual(['B-2'])
  })

  test('explains what no warranty stands behind, reason by reason, to the last thousandth', async () => {
    const own = await h.house()
    await h.opening(own)
    await h.buy(own, 'B-2', '2026-01-25', '20.125', 'none')
    const { classes } = await reconcile(h.deps, own.company.viewer, q1)
    expect(classes).toMatchObject([
      {
        unwarranted: '30.125',
        reasons: [
          { bucket: 'opening', lines: 1, carats: '10.000' },
          { bucket: 'received', lines: 1, carats: '20.125' },
        ],
      },
    ])
  })

  test('puts purchases at home and from abroad, and what was worked, where the yearly declaration asks', async () => {
    const own = await h.house()
    await h.buy(own, 'B-1', '2026-01-20', '60')
    await t.admin`update counterparty set country = 'IN' where tenant_id = ${own.company.tenantId}`
    await h.buy(own, 'B-2', '2026-01-21', '7')
    await h.manufacture(own)
    await h.sell(own, '2026-03-02', '6')
    const { classes } = await stockDeclaration(h.deps, own.company.viewer, {
      kind: 'fiscal-year',
      containing: '2026-02-01',
    })
    expect(classes).toMatchObject([
      {
        goodsClass: 'ROUGH_NATURAL',
        purchased: { carats: '60.000', values: [{ currency: 'USD', minor: 100_000n }] },
        imported: { carats: '7.000' },
        worked: { consumed: '40.000', produced: '0.000' },
        closing: '27.000',
      },
      { goodsClass: 'POLISHED_NATURAL', exported: { carats: '6.000' }, sold: { carats: '0.000', values: [] } },
    ])
  })
})

describe('stock', () => {
  test('an opening stock is declared once for a class and lot', async () => {
    const own = await h.house()
    await h.opening(own)
    await expect(h.opening(own)).rejects.toMatchObject({ code: 'conflict' })
    await h.opening(own, { lot: 'Box 2' })
    await expect(h.opening(own, { goodsClass: 'INDUSTRIAL', carats: '1', warranted: '2' })).rejects.toMatchObject({
      details: { fields: { warranted: ['Under warranty cannot be more than in all.'] } },
    })
  })

  test('an adjustment counts when a second person approves it, never by who proposed it', async () => {
    const own = await h.house()
    await h.opening(own)
    const input = {
      goodsClass: 'ROUGH_NATURAL',
      day: '2026-02-01',
      carats: '-0.250',
      warranted: '',
      reason: 'Lost in sorting',
    }
    const id = await proposeAdjustment(h.deps, own.company.compliance, { input })
    const approve = (actor: TestCompany['owner']) => decideAdjustment(h.deps, actor, id, { decision: 'approve' })
    await expect(approve(own.company.compliance)).rejects.toMatchObject({ code: 'forbidden' })
    expect((await h.columns(own, 'ROUGH_NATURAL'))['adjustments']).toBeUndefined()
    await approve(own.company.owner)
    expect((await h.columns(own, 'ROUGH_NATURAL'))['adjustments']).toBe('-0.250 / 0.000')
    await expect(approve(own.company.owner)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('polished comes out of rough with a yield, warranted in the part in which it went in', async () => {
    const own = await h.house()
    await h.opening(own, { carats: '80', warranted: '20' })
    await h.manufacture(own)
    const [processing] = await listProcessings(h.deps, own.company.viewer)
    expect(processing).toMatchObject({ yieldPct: 40, lines: [{ warranted: '20.000' }, { warranted: '8.000' }] })
  })

  test('what is refused of a row lands on the row that was filled in, past those that were left empty', async () => {
    const own = await h.house()
    await h.opening(own)
    const row = (side: 'in' | 'out', carats: string) => ({ side, goodsClass: 'ROUGH_NATURAL', carats })
    const sort = (lines: object[]) => h.manufacture(own, { kind: 'sort', lines })
    await expect(sort([row('in', ''), row('in', '60'), row('out', ''), row('out', '60')])).rejects.toMatchObject({
      details: { fields: { 'lines.1.carats': ['Only 50.000 of ROUGH_NATURAL are in stock.'] } },
    })
    await expect(sort([row('in', ''), row('in', '1'), row('out', ''), row('out', 'x')])).rejects.toMatchObject({
      details: { fields: { 'lines.3.carats': [expect.stringContaining('number')] } },
    })
  })

  test('more cannot go in than there is, nor come out than went in, and sorting loses nothing', async () => {
    const own = await h.house()
    await h.opening(own)
    const line = (side: 'in' | 'out', carats: string) => ({ side, goodsClass: 'ROUGH_NATURAL', carats })
    const sort = (inside: string, outside: string) =>
      h.manufacture(own, { kind: 'sort', lines: [line('in', inside), line('out', outside)] })
    await expect(sort('50.001', '50.001')).rejects.toThrow('Only 50.000 of ROUGH_NATURAL are in stock.')
    await expect(sort('10', '10.001')).rejects.toThrow('more cannot come out than went in')
    await expect(sort('10', '9')).rejects.toThrow('Sorting loses nothing')
  })

  test('mixing and sorting move between lots and in no column', async () => {
    const own = await h.house()
    await h.opening(own)
    await recordProcessing(h.deps, own.company.compliance, {
      ...{ kind: 'sort', day: '2026-02-10' },
      lines: [
        { side: 'in', goodsClass: 'ROUGH_NATURAL', carats: '30' },
        { side: 'out', goodsClass: 'ROUGH_NATURAL', lot: 'Large', carats: '10' },
        { side: 'out', goodsClass: 'ROUGH_NATURAL', lot: 'Small', carats: '20' },
      ],
    })
    expect(await h.columns(own, 'ROUGH_NATURAL')).toEqual({ opening: '50.000 / 40.000', closing: '50.000 / 40.000' })
    expect(await listLots(h.deps, own.company.viewer)).toMatchObject([
      { lot: 'Large', carats: '10.000', warranted: '10.000' },
      { lot: 'Small', carats: '20.000', warranted: '20.000' },
    ])
  })
})
