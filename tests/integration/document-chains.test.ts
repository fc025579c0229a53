import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CounterpartyId, ReceivedDocumentId, TradeDocumentId } from '../../domain/kernel/ids.ts'
import {
  addReceivedStatement,
  readReceivedDocument,
  recordReceivedDocument,
  withdrawReceivedDocument,
} from '../../domain/received-documents/index.ts'
import {
  createDraft,
  issueTradeDocument,
  laterOf,
  readTradeDocument,
  voidTradeDocument,
} from '../../domain/trade-documents/index.ts'
import { newCompany, newCounterparty, type TestCompany, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let t: TestDatabase
const services = testServices(new Date('2026-11-24T10:00:00Z'))
const deps = () => ({ ...services, db: t.db, system: t.system, library: t.library })
beforeAll(async () => {
  t = await testDatabase()
})
afterAll(() => t.close())

type House = { readonly company: TestCompany; readonly partner: CounterpartyId }
async function house(): Promise<House> {
  const company = await newCompany(t)
  return { company, partner: await newCounterparty(t, company.tenantId) }
}

const polished = { goodsClass: 'POLISHED_NATURAL', description: 'Rounds', carats: '10.000', pricePerCarat: '100.00' }
const stone = { ...polished, description: 'Single stone', carats: '1.500', reportNumber: 'GIA-1' }

async function issue({ company, partner }: House, more: object = {}): Promise<TradeDocumentId> {
  const id = await createDraft(deps(), company.dealer, {
    ...{ documentType: 'invoice', documentDate: '2026-11-10', counterpartyId: partner, currency: 'USD' },
    ...{ lines: [polished, stone], ...more },
  })
  await issueTradeDocument(deps(), company.dealer, id)
  return id
}

async function receive({ company, partner }: House, number: string, more: object = {}): Promise<ReceivedDocumentId> {
  return recordReceivedDocument(deps(), company.dealer, {
    input: {
      ...{ supplierId: partner, number, documentDate: '2026-11-01', edition: 'SOW-2021', currency: 'USD' },
      ...{
        lines: [{ goodsClass: 'POLISHED_NATURAL', description: 'Rounds', carats: '20', amount: '1000.00' }],
        ...more,
      },
    },
  })
}

/** The company's ledger: bucket → all goods / under warranty. */
async function ledger({ company }: House): Promise<Record<string, string>> {
  const rows = await t.admin<{ bucket: string; carats: string; warranted: string }[]>`
    select bucket, sum(carats)::text as carats, sum(warranted)::text as warranted from ledger_balance where tenant_id = ${company.tenantId} group by bucket`
  return Object.fromEntries(rows.map(({ bucket, carats, warranted }) => [bucket, `${carats} / ${warranted}`]))
}

const back = (originalId: TradeDocumentId, lines: object[], documentType = 'credit-note') => ({
  ...{ documentType, originalId, documentDate: '2026-11-20', lines },
})

test('a credit note takes back a part of a line, and its warranty with it', async () => {
  const own = await house()
  const id = await issue(own)
  await issue(own, back(id, [{ ...polished, carats: '4.250', originalPosition: 1 }]))
  expect(await ledger(own)).toEqual({ issued: '11.500 / 11.500', 'returns-in': '4.250 / 4.250' })
  const rest = await laterOf(deps(), own.company.dealer, {
    ...{ documentType: 'credit-note' as const, originalId: id, originalReceivedId: null },
  })
  expect(rest.lines.map(({ originalPosition, carats }) => [originalPosition, carats])).toEqual([
    [1, '5.750'],
    [2, '1.500'],
  ])
})

test('a credit note for more than was sold is refused, and says how much is left', async () => {
  const own = await house()
  const id = await issue(own)
  await issue(own, back(id, [{ ...polished, carats: '9', originalPosition: 1 }]))
  await expect(issue(own, back(id, [{ ...polished, carats: '1.001', originalPosition: 1 }]))).rejects.toMatchObject({
    code: 'invalid',
    details: { fields: { 'lines.0.carats': [expect.stringContaining('only 1.000 ct are left')] } },
  })
  await expect(
    issue(own, back(id, [{ ...polished, carats: '1', pricePerCarat: '101.00', originalPosition: 1 }])),
  ).rejects.toMatchObject({
    details: { fields: { 'lines.0.amount': [expect.stringContaining('USD 100.00 are left')] } },
  })
})

test('two credit notes for the same stones at once: one is issued, the other told that nothing is left', async () => {
  const own = await house()
  const id = await issue(own)
  const credit = () => issue(own, back(id, [{ ...stone, originalPosition: 2 }]))
  const outcomes = await Promise.allSettled([credit(), credit(), credit(), credit()])
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect((await ledger(own))['returns-in']).toBe('1.500 / 1.500')
})

test('a memo return of other stones is refused line by line', async () => {
  const own = await house()
  const memo = await issue(own, { documentType: 'memo' })
  const other = { ...stone, reportNumber: 'GIA-2', originalPosition: 2 }
  await expect(issue(own, back(memo, [other], 'memo-return'))).rejects.toMatchObject({
    details: {
      reason: 'not_in_original',
      fields: { 'lines.0.originalPosition': [expect.stringContaining('other stones')] },
    },
  })
})

test('half a memo comes back and half is sold: the goods leave once', async () => {
  const own = await house()
  const memo = await issue(own, { documentType: 'memo' })
  const returned = await issue(own, back(memo, [{ ...polished, carats: '5', originalPosition: 1 }], 'memo-return'))
  const sold = { ...polished, carats: '5', pricePerCarat: '120.00', originalPosition: 1 }
  const sale = await issue(own, back(memo, [sold], 'invoice'))
  expect(await ledger(own)).toEqual({ issued: '11.500 / 11.500', 'returns-in': '5.000 / 5.000' })
  const { chain } = await readTradeDocument(deps(), own.company.viewer, memo)
  expect(chain.map(({ id, relation }) => [id, relation])).toEqual([
    [sale, 'later'],
    [returned, 'later'],
  ])
  await expect(issue(own, back(memo, [{ ...sold, carats: '1' }], 'invoice'))).rejects.toMatchObject({ code: 'invalid' })
})

test('what is voided moves nothing any more, and cannot be voided while something refers to it', async () => {
  const own = await house()
  const id = await issue(own)
  const credit = await issue(own, back(id, [{ ...polished, carats: '4', originalPosition: 1 }]))
  const gone = (of: TradeDocumentId) => voidTradeDocument(deps(), own.company.owner, { id: of, reason: 'A mistake' })
  await expect(gone(id)).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('CRN-00001') })
  await gone(credit)
  await gone(id)
  expect(await ledger(own)).toEqual({ issued: '0.000 / 0.000', 'returns-in': '0.000 / 0.000' })
})

test('goods of a memo that was received go back on a memo return of ours', async () => {
  const own = await house()
  const memo = await receive(own, 'M-1', { documentType: 'memo' })
  await issue(own, {
    ...{ documentType: 'memo-return', originalReceivedId: memo, documentDate: '2026-11-20' },
    lines: [{ ...polished, carats: '8', originalPosition: 1 }],
  })
  await receive(own, 'I-1', {
    ...{ originalId: memo, documentDate: '2026-11-21' },
    lines: [{ goodsClass: 'POLISHED_NATURAL', carats: '12', amount: '1400', originalPosition: 1 }],
  })
  expect(await ledger(own)).toEqual({ received: '20.000 / 20.000', 'returns-out': '8.000 / 8.000' })
  const { chain } = await readReceivedDocument(deps(), own.company.viewer, memo)
  expect(chain.map(({ side, number }) => `${side} ${number}`)).toEqual(['issued MRT-00001', 'received I-1'])
})

test('a statement that comes later warrants what is left of its document', async () => {
  const own = await house()
  const bare = await receive(own, 'B-1', { edition: 'none' })
  await receive(own, 'BC-1', {
    ...{ documentType: 'credit-note', originalId: bare, documentDate: '2026-11-05', edition: 'none' },
    lines: [{ goodsClass: 'POLISHED_NATURAL', carats: '5', amount: '250', originalPosition: 1 }],
  })
  expect(await ledger(own)).toEqual({ received: '20.000 / 0.000', 'returns-out': '5.000 / 0.000' })
  const letter = { edition: 'SOW-2021', receivedOn: '2026-11-20', note: 'Supplementary letter' }
  await addReceivedStatement(deps(), own.company.dealer, bare, { input: letter })
  expect(await ledger(own)).toEqual({ received: '20.000 / 15.000', 'returns-out': '5.000 / 0.000' })
  expect(await readReceivedDocument(deps(), own.company.viewer, bare)).toMatchObject({ standing: 'accepted' })
})

test('an entry that is withdrawn counts no more, and its number is free again', async () => {
  const own = await house()
  const id = await receive(own, 'W-1')
  await withdrawReceivedDocument(deps(), own.company.compliance, { id, reason: 'Typed twice' })
  expect(await ledger(own)).toEqual({ received: '0.000 / 0.000' })
  await receive(own, 'W-1')
  expect(await ledger(own)).toEqual({ received: '20.000 / 20.000' })
  const dealer = withdrawReceivedDocument(deps(), own.company.dealer, { id, reason: 'x' })
  await expect(dealer).rejects.toMatchObject({ code: 'forbidden' })
})

test('issuing more under warranty than came in warns by how much, and is refused where the company forbids it', async () => {
  const own = await house()
  await receive(own, 'P-1')
  await issue(own)
  const more = () => issue(own, { lines: [{ ...polished, carats: '9' }] })
  await t.admin`update company set forbid_unsupported = true where tenant_id = ${own.company.tenantId}`
  await expect(more()).rejects.toMatchObject({ code: 'invalid', message: expect.stringContaining('0.500 ct more') })
  await t.admin`update company set forbid_unsupported = false where tenant_id = ${own.company.tenantId}`
  const { header } = await readTradeDocument(deps(), own.company.viewer, await more())
  expect(header.short).toMatchObject([{ goodsClass: 'POLISHED_NATURAL', by: '0.500' }])
})

test('two that would together pass the stock under warranty: where it is forbidden, one is refused', async () => {
  const own = await house()
  await receive(own, 'P-1')
  await t.admin`update company set forbid_unsupported = true where tenant_id = ${own.company.tenantId}`
  const sell = () => issue(own, { lines: [{ ...polished, carats: '15' }] })
  const outcomes = await Promise.allSettled([sell(), sell(), sell()])
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect((await ledger(own))['issued']).toBe('15.000 / 15.000')
})
