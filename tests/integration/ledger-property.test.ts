import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isDomainError } from '../../domain/kernel/errors.ts'
import type { ReceivedDocumentId, TradeDocumentId } from '../../domain/kernel/ids.ts'
import { readLedger, reconcile } from '../../domain/ledger/index.ts'
import { bucketSigns, ledgerBuckets } from '../../domain/ledger/rules.ts'
import { withdrawReceivedDocument } from '../../domain/received-documents/index.ts'
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

const carats = fc.integer({ min: 1, max: 40_000 }).map((milli) => (milli / 1000).toFixed(3))
const day = fc
  .integer({ min: 1, max: 28 })
  .chain((of) => fc.constantFrom('01', '02', '03').map((month) => `2026-${month}-${String(of).padStart(2, '0')}`))
const step = fc.oneof(
  fc.record({ do: fc.constant('buy' as const), carats, day, edition: fc.constantFrom('SOW-2021', 'none', 'other') }),
  fc.record({ do: fc.constant('sell' as const), carats, day }),
  fc.record({ do: fc.constant('manufacture' as const), carats, day, yields: fc.integer({ min: 20, max: 60 }) }),
  fc.record({ do: fc.constant('credit' as const), which: fc.nat(20), part: fc.integer({ min: 1, max: 100 }) }),
  fc.record({ do: fc.constant('void' as const), which: fc.nat(20) }),
  fc.record({ do: fc.constant('withdraw' as const), which: fc.nat(20) }),
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never
type Made = { readonly sold: { id: TradeDocumentId; carats: string }[]; readonly bought: ReceivedDocumentId[] }

/** Does a step; what the rules refuse changes nothing, and that is part of the history. */
async function play(own: House, made: Made, each: Step, at: number): Promise<void> {
  try {
    await perform(own, made, each, at)
  } catch (error) {
    if (!isDomainError(error)) throw error
  }
}

async function perform(own: House, made: Made, each: Step, at: number): Promise<void> {
  const { company } = own
  const pick = <T>(list: readonly T[], which: number) => (list.length === 0 ? undefined : list[which % list.length])
  switch (each.do) {
    case 'buy':
      made.bought.push(await h.buy(own, `B-${at}`, each.day, each.carats, each.edition))
      return
    case 'sell':
      made.sold.push({ id: await h.sell(own, each.day, each.carats), carats: each.carats })
      return
    case 'manufacture': {
      const out = (Math.max(1, Math.floor(Number(each.carats) * each.yields * 10)) / 1000).toFixed(3)
      await h.manufacture(own, {
        day: each.day,
        lines: [
          { side: 'in', goodsClass: 'ROUGH_NATURAL', carats: each.carats },
          { side: 'out', goodsClass: 'POLISHED_NATURAL', carats: out },
        ],
      })
      return
    }
    case 'credit': {
      const sale = pick(made.sold, each.which)
      if (!sale) return
      const part = (Math.max(1, Math.floor(Number(sale.carats) * each.part * 10)) / 1000).toFixed(3)
      const id = await createDraft(h.deps, company.dealer, {
        ...{ documentType: 'credit-note', documentDate: '2026-03-31', counterpartyId: own.partner, currency: 'USD' },
        originalId: sale.id,
        lines: [
          {
            goodsClass: 'POLISHED_NATURAL',
            description: 'Rounds',
            carats: part,
            pricePerCarat: '100',
            originalPosition: 1,
          },
        ],
      })
      await issueTradeDocument(h.deps, company.dealer, id)
      return
    }
    case 'void': {
      const sale = pick(made.sold, each.which)
      if (sale) await voidTradeDocument(h.deps, company.owner, { id: sale.id, reason: 'A mistake' })
      return
    }
    case 'withdraw': {
      const id = pick(made.bought, each.which)
      if (id) await withdrawReceivedDocument(h.deps, company.owner, { id, reason: 'A mistake' })
    }
  }
}

/** The equation of every class, as the months, the entries and the documents themselves come to it. */
async function holds(own: House): Promise<void> {
  const { classes } = await readLedger(h.deps, own.company.viewer, q1)
  const milli = (text: string) => Math.round(Number(text) * 1000)
  for (const { columns } of classes)
    for (const kept of ['carats', 'warranted'] as const) {
      const side = (sign: 1 | -1) =>
        ledgerBuckets
          .filter((bucket) => bucketSigns[bucket] === sign)
          .reduce((sum, bucket) => sum + milli(columns[bucket][kept]), 0)
      expect(side(1)).toBe(side(-1) + milli(columns.closing[kept]))
    }
  const reconciled = await reconcile(h.deps, own.company.viewer, q1)
  expect(reconciled.classes.map(({ goodsClass, columns }) => ({ goodsClass, columns }))).toEqual(
    classes.map(({ goodsClass, columns }) => ({ goodsClass, columns })),
  )
  for (const { unwarranted, reasons } of reconciled.classes)
    expect(reasons.reduce((sum, reason) => sum + milli(reason.carats), 0)).toBe(milli(unwarranted))
  const [documents] = await t.admin<{ bought: string; sold: string }[]>`
    select (select coalesce(sum(l.carats), 0) from received_document d join received_document_line l on l.tenant_id = d.tenant_id and l.document_id = d.id
        where d.tenant_id = ${own.company.tenantId} and d.status = 'recorded')::numeric(16, 3)::text as bought,
      (select coalesce(sum(case d.document_type when 'credit-note' then -l.carats else l.carats end), 0) from trade_document d
        join trade_document_line l on l.tenant_id = d.tenant_id and l.document_id = d.id
        where d.tenant_id = ${own.company.tenantId} and d.status = 'issued')::numeric(16, 3)::text as sold`
  const column = (goods: string, name: 'received' | 'issued' | 'returns-in') =>
    milli(classes.find(({ goodsClass }) => goodsClass === goods)?.columns[name].carats ?? '0')
  expect(column('ROUGH_NATURAL', 'received')).toBe(milli(documents?.bought ?? ''))
  expect(column('POLISHED_NATURAL', 'issued') - column('POLISHED_NATURAL', 'returns-in')).toBe(
    milli(documents?.sold ?? ''),
  )
}

test('the equation holds after any history, and says what the documents say', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const own = await h.house()
      const made: Made = { sold: [], bought: [] }
      for (const [at, each] of steps.entries()) await play(own, made, each, at)
      await holds(own)
    }),
    { numRuns: 12 },
  )
}, 240_000)

test('the equation holds after any history that several write at once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 40 }), async (steps) => {
      const own = await h.house()
      const made: Made = { sold: [], bought: [] }
      const queue = [...steps.entries()]
      const writer = async () => {
        for (let next = queue.shift(); next; next = queue.shift()) await play(own, made, next[1], next[0])
      }
      await Promise.all(Array.from({ length: 6 }, writer))
      await holds(own)
    }),
    { numRuns: 6 },
  )
}, 240_000)
