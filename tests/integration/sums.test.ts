import { randomUUID } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTenant } from '../../db/tenant.ts'
import { day } from '../../domain/kernel/calendar.ts'
import { formatCarat, type MilliCarat } from '../../domain/kernel/carat.ts'
import { formatAmount } from '../../domain/kernel/money.ts'
import { readLedger } from '../../domain/ledger/index.ts'
import { populationOf } from '../../worker/packs/population.ts'
import { csvOf } from '../../worker/packs/register.ts'
import { registersOf } from '../../worker/packs/registers.ts'
import { type TestApi, testApi } from '../support/api.ts'
import { newCompany, newCounterparty, SCHEME, type TestCompany, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

const DOCUMENTS = 100_000
const CLASSES = ['POLISHED_NATURAL', 'ROUGH_NATURAL', 'JEWELLERY_NATURAL'] as const
const YEAR = { kind: 'fiscal-year', containing: '2026-06-01' }

let t: TestDatabase
let api: TestApi
let company: TestCompany
type Sum = { carats: number; minor: bigint }
const expected = new Map<string, Sum>(CLASSES.map((each) => [each, { carats: 0, minor: 0n }]))
const of = (goodsClass: string) => expected.get(goodsClass) ?? { carats: 0, minor: 0n }
const caratsOf = (goodsClass: string) => formatCarat(of(goodsClass).carats as MilliCarat)
const amountOf = (goodsClass: string) => formatAmount(of(goodsClass).minor, 'USD')

/** A repeatable source of whole numbers. */
function chance(seed: number) {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state % below
  }
}

beforeAll(async () => {
  t = await testDatabase()
  api = testApi(t)
  company = await newCompany(t)
  const partner = await newCounterparty(t, company.tenantId)
  const whole = chance(20261128)
  for (let from = 0; from < DOCUMENTS; from += 10_000) await fill(partner, from, whole)
}, 240_000)
afterAll(() => t.close())

/** Ten thousand random documents with their lines and what they move; the months' sums are the trigger's. */
async function fill(partner: string, from: number, whole: (below: number) => number): Promise<void> {
  const documents: object[] = []
  const lines: object[] = []
  for (let n = from; n < from + 10_000; n++) {
    const id = randomUUID()
    const on = `2026-${String(1 + whole(12)).padStart(2, '0')}-${String(1 + whole(28)).padStart(2, '0')}`
    const own = Array.from({ length: 1 + whole(3) }, (_, index) => {
      const goods = CLASSES[whole(CLASSES.length)] ?? CLASSES[0]
      const [milli, minor] = [1 + whole(9_999_999), BigInt(1 + whole(99_999_999))]
      const sum = of(goods)
      expected.set(goods, { carats: sum.carats + milli, minor: sum.minor + minor })
      return { id, position: index + 1, goods, on, carats: formatCarat(milli as MilliCarat), minor: minor.toString() }
    })
    documents.push({ id, n: n + 1, on, lines: own.length })
    lines.push(...own)
  }
  const shape = (tx: typeof t.admin) =>
    tx`jsonb_to_recordset(${JSON.stringify(lines)}::text::jsonb) as r(id uuid, position int, goods text, "on" date, carats numeric, minor bigint)`
  await t.admin.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`insert into trade_document (tenant_id, id, document_type, number, sequence, document_date, counterparty_id, counterparty_name, unit, currency,
        header, line_count, total_pieces, total_carats, total_minor, issued_by_name, issued_at)
      select ${company.tenantId}, r.id, 'invoice', 'INV-' || r.n, r.n, r."on", ${partner}, 'Hudson Gems Inc', 'ct', 'USD', '{}', r.lines, 0, 0, 0, 'Dealer', now()
      from jsonb_to_recordset(${JSON.stringify(documents)}::text::jsonb) as r(id uuid, n int, "on" date, lines int)`
    await tx`insert into trade_document_line (tenant_id, document_id, position, goods_class, description, carats, amount_minor)
      select ${company.tenantId}, r.id, r.position, r.goods, 'Rounds', r.carats, r.minor from ${shape(tx as unknown as typeof t.admin)}`
    await tx`set local session_replication_role = origin`
    await tx`insert into ledger_entry (tenant_id, source_id, position, source_kind, scheme, goods_class, day, document_day, bucket, carats, warranted, abroad, value_minor, currency)
      select ${company.tenantId}, r.id, r.position, 'issued', ${SCHEME}, r.goods, r."on", r."on", 'issued', r.carats, r.carats, false, r.minor, 'USD' from ${shape(tx as unknown as typeof t.admin)}`
  })
}

test('the database has the sums of 100,000 random documents to the last thousandth and cent', async () => {
  const rows = await t.admin<{ goods: string; carats: string; minor: string }[]>`
    select goods_class as goods, sum(carats)::text as carats, sum(amount_minor)::text as minor from trade_document_line
    where tenant_id = ${company.tenantId} group by 1`
  expect(rows).toHaveLength(CLASSES.length)
  for (const { goods, carats, minor } of rows)
    expect([carats, minor]).toEqual([caratsOf(goods), of(goods).minor.toString()])
})

test('the page’s ledger has them', async () => {
  const deps = { ...testServices(), db: t.db, system: t.system, library: t.library }
  const { classes } = await readLedger(deps, company.viewer, YEAR)
  expect(classes).toHaveLength(CLASSES.length)
  for (const { goodsClass, columns } of classes) {
    expect(columns.issued).toEqual({ carats: caratsOf(goodsClass), warranted: caratsOf(goodsClass) })
    expect(columns.closing.carats).toBe(`-${caratsOf(goodsClass)}`)
  }
})

test('the JSON has them, quantities and amounts', async () => {
  const owner = await api.token(company.owner)
  const { json } = await api.get('/ledger/stock-declaration?kind=fiscal-year&containing=2026-06-01', owner)
  type Row = { goodsClass: string; sold: { carats: string; values: { currency: string; amount: string }[] } }
  const rows = json['classes'] as unknown as Row[]
  expect(rows).toHaveLength(CLASSES.length)
  for (const { goodsClass, sold } of rows)
    expect(sold).toEqual({ carats: caratsOf(goodsClass), values: [{ currency: 'USD', amount: amountOf(goodsClass) }] })
})

test('the CSV of a pack has them, quantities and amounts', async () => {
  const asked = {
    scheme: SCHEME,
    purpose: 'audit',
    redacted: false,
    period_from: day('2026-01-01'),
    period_to: day('2026-12-31'),
  }
  const { layout, population } = populationOf(
    { ...asked, requested_at: new Date(Date.now() + 60_000) },
    { schemes: [SCHEME], time_zone: 'Europe/Brussels' },
    (await t.library.current()).library,
  )
  const registers = registersOf((work) => inTenant(t.db, company.tenantId, work), population, layout)
  const csv = async (name: string) => {
    const register = registers.find((each) => each.of === name)
    if (!register) throw new Error(`no register ${name}`)
    return parse(await text(csvOf(register)), { columns: true }) as Record<string, string>[]
  }
  const whole = (await csv('ledger')).filter(({ kept }) => kept === 'all goods')
  expect(whole.map((row) => [row['goods_class'], row['issued']]).toSorted()).toEqual(
    CLASSES.map((each) => [each, caratsOf(each)]).toSorted(),
  )
  const sold = (await csv('stock-declaration')).filter(({ bucket }) => bucket === 'sold')
  expect(sold.map((row) => [row['goods_class'], row['quantity'], row['amount']]).toSorted()).toEqual(
    CLASSES.map((each) => [each, caratsOf(each), amountOf(each)]).toSorted(),
  )
})
