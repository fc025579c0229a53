import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inTenant } from '../../db/tenant.ts'
import { closePeriod, listEntries, proposeAdjustment, reconcile } from '../../domain/ledger/index.ts'
import { createDraft, issueTradeDocument, voidTradeDocument } from '../../domain/trade-documents/index.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { type House, ledgerHouse, q1 } from '../support/ledger-house.ts'

let t: TestDatabase
let h: ReturnType<typeof ledgerHouse>
beforeAll(async () => {
  t = await testDatabase()
  h = ledgerHouse(t)
})
afterAll(() => t.close())

describe('a closed period', () => {
  const close = (own: House, changed: object = {}) => closePeriod(h.deps, own.company.owner, { ...q1, ...changed })

  test('is frozen with what was counted, and a difference must be explained', async () => {
    const own = await h.house()
    await h.opening(own)
    const counts = [{ goodsClass: 'ROUGH_NATURAL', counted: '49.900' }]
    await expect(close(own, { counts })).rejects.toMatchObject({
      details: { fields: { 'counts.0.explanation': [expect.stringContaining('differs by -0.100 ct')] } },
    })
    await close(own, { counts: [{ ...counts[0], explanation: 'One stone at the laboratory' }] })
    const { closed } = await reconcile(h.deps, own.company.viewer, q1)
    expect(closed?.figures.classes).toMatchObject([{ counted: '49.900', difference: '-0.100' }])
    await expect(close(own)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('takes no new documents; what comes later is a dated correction', async () => {
    const own = await h.house()
    const sale = await h.sell(own, '2026-03-02', '6')
    await close(own)
    await expect(h.sell(own, '2026-03-31', '1')).rejects.toMatchObject({
      details: { fields: { documentDate: [expect.stringContaining('closed')] } },
    })
    await h.buy(own, 'LATE-1', '2026-03-15', '30')
    await voidTradeDocument(h.deps, own.company.owner, { id: sale, reason: 'A mistake' })
    expect(await h.columns(own, 'ROUGH_NATURAL')).toEqual({})
    const { entries } = await listEntries(h.deps, own.company.viewer, { from: '2026-04-01' })
    const found = entries.map(({ number, day, documentDay, carats }) => [number, day, documentDay, carats])
    expect(found.toSorted()).toEqual([
      ['INV-00001', '2026-04-01', '2026-03-02', '-6.000'],
      ['LATE-1', '2026-04-01', '2026-03-15', '30.000'],
    ])
  })

  test('waits for adjustments to be decided, and until it is over', async () => {
    const own = await h.house()
    const input = { goodsClass: 'ROUGH_NATURAL', day: '2026-02-01', carats: '1', warranted: '', reason: 'Found' }
    await proposeAdjustment(h.deps, own.company.compliance, { input })
    await expect(close(own)).rejects.toMatchObject({ code: 'conflict', details: { reason: 'adjustments_wait' } })
    await expect(close(own, { containing: '2026-11-24' })).rejects.toMatchObject({ details: { reason: 'not_over' } })
  })

  test('cannot be written into even by raw SQL as the runtime role', async () => {
    const own = await h.house()
    await close(own)
    const write = inTenant(t.db, own.company.tenantId, (tx) =>
      sql`insert into ledger_entry (source_id, position, source_kind, scheme, goods_class, day, document_day, bucket, carats, warranted)
        values (gen_random_uuid(), 1, 'issued', 'sow', 'ROUGH_NATURAL', '2026-03-31', '2026-03-31', 'issued', 1, 1)`.execute(
        tx,
      ),
    )
    await expect(write).rejects.toMatchObject({ code: 'BR001' })
  })

  test('while documents are being issued: each is wholly in the figures that were frozen, or refused', async () => {
    const own = await h.house()
    const drafts = await Promise.all(
      Array.from({ length: 12 }, () =>
        createDraft(h.deps, own.company.dealer, {
          ...{ documentType: 'invoice', documentDate: '2026-03-31', counterpartyId: own.partner, currency: 'USD' },
          lines: [{ goodsClass: 'POLISHED_NATURAL', description: 'Rounds', carats: '1', pricePerCarat: '100' }],
        }),
      ),
    )
    const issuing = drafts.map((id) => issueTradeDocument(h.deps, own.company.dealer, id))
    const closing = new Promise((resolve) => setTimeout(resolve, 15)).then(() => close(own))
    const outcomes = await Promise.allSettled(issuing)
    await closing
    const issued = outcomes.filter(({ status }) => status === 'fulfilled').length
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ details: { reason: 'period_closed' } })
    const { closed } = await reconcile(h.deps, own.company.viewer, q1)
    const frozen = closed?.figures.classes.find(({ goodsClass }) => goodsClass === 'POLISHED_NATURAL')
    expect(frozen?.columns['issued']?.carats ?? '0.000').toBe(`${issued}.000`)
    const [kept] =
      await t.admin`select count(*)::int as n from trade_document where tenant_id = ${own.company.tenantId}`
    expect(kept?.['n']).toBe(issued)
  })
})
