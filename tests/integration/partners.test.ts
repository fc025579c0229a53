import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  blockCounterparty,
  listCounterparties,
  readCounterparty,
  unblockCounterparty,
} from '../../domain/counterparties/index.ts'
import { recordCheck } from '../../domain/counterparties/registrations/index.ts'
import type { CounterpartyId } from '../../domain/kernel/ids.ts'
import { recordReceivedDocument } from '../../domain/received-documents/index.ts'
import { createDraft, issueTradeDocument } from '../../domain/trade-documents/index.ts'
import { newCompany, newCounterparty, type TestCompany, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let t: TestDatabase
let company: TestCompany
const deps = () => ({ ...testServices(), db: t.db, library: t.library })
const partner = (name: string, of = company) => newCounterparty(t, of.tenantId, name)
const block = (id: CounterpartyId, actor = company.compliance, input: object = { reason: 'Refused to answer' }) =>
  blockCounterparty(deps(), actor, { id, input })

beforeAll(async () => {
  t = await testDatabase()
  company = await newCompany(t)
})
afterAll(() => t.close())

const draftOf = (counterpartyId: CounterpartyId, more = {}) =>
  createDraft(deps(), company.dealer, {
    ...{ documentType: 'invoice', documentDate: '2026-11-20', counterpartyId, currency: 'USD' },
    lines: [{ goodsClass: 'POLISHED_NATURAL', description: 'Rounds', carats: '1', pricePerCarat: '100' }],
    ...more,
  })

test('nothing is sold to a blocked partner until he is let in again; what he sends is still recorded', async () => {
  const id = await partner('Doubtful NV')
  const sold = (await issueTradeDocument(deps(), company.dealer, await draftOf(id))).id
  const waiting = await draftOf(id)
  await block(id)
  await expect(issueTradeDocument(deps(), company.dealer, waiting)).rejects.toMatchObject({
    code: 'invalid',
    message: 'Doubtful NV is blocked since 2026-11-24: Refused to answer. Compliance can unblock him on his page.',
    details: { reason: 'blocked' },
  })
  const credit = await draftOf(id, { documentType: 'credit-note', originalId: sold })
  expect(await issueTradeDocument(deps(), company.dealer, credit), 'taking back is not selling').toMatchObject({
    first: true,
  })
  const lines = [{ goodsClass: 'POLISHED_NATURAL', carats: '1' }]
  const input = { supplierId: id, number: 'R-1', documentDate: '2026-11-24', edition: 'SOW-2021', lines }
  await recordReceivedDocument(deps(), company.dealer, { input })
  await unblockCounterparty(deps(), company.owner, { id, input: { reason: 'Answered' } })
  expect(await issueTradeDocument(deps(), company.dealer, waiting)).toMatchObject({ first: true })
  const { blocks, blockedFrom } = await readCounterparty(deps(), company.viewer, id)
  expect(blockedFrom).toBeNull()
  expect(blocks.map(({ verb, by, reason }) => [verb, by, reason])).toEqual([
    ['unblocked', 'The owner', 'Answered'],
    ['blocked', 'The compliance', 'Refused to answer'],
  ])
})

test('a block needs its reason, a day that is not to come, and compliance; twice is a conflict', async () => {
  const id = await partner('Strict NV')
  await expect(block(id, company.compliance, { reason: ' ' })).rejects.toMatchObject({ code: 'invalid' })
  const tomorrow = { reason: 'Late', from: '2026-11-25' }
  await expect(block(id, company.compliance, tomorrow)).rejects.toMatchObject({ code: 'invalid' })
  await expect(block(id, company.dealer)).rejects.toMatchObject({ code: 'forbidden' })
  const input = { reason: 'Never was' }
  await expect(unblockCounterparty(deps(), company.owner, { id, input })).rejects.toMatchObject({ code: 'conflict' })
  await block(id, company.compliance, { reason: 'Since spring', from: '2026-04-01' })
  await expect(block(id)).rejects.toMatchObject({ code: 'conflict' })
  const { counterparties } = await listCounterparties(deps(), company.viewer, { blocked: 'yes' })
  expect(counterparties.map(({ name, blockedFrom }) => [name, blockedFrom])).toEqual([['Strict NV', '2026-04-01']])
})

test('another company’s partner is neither blocked nor unblocked', async () => {
  const other = await newCompany(t)
  const id = await partner('Theirs NV', other)
  await expect(block(id)).rejects.toMatchObject({ code: 'not_found' })
  await block(id, other.owner)
  const input = { reason: 'Ours' }
  await expect(unblockCounterparty(deps(), company.owner, { id, input })).rejects.toMatchObject({ code: 'not_found' })
  expect(await readCounterparty(deps(), other.viewer, id)).toMatchObject({ blockedFrom: '2026-11-24' })
})

test('the register shows and filters registrations as they stood on any day, with what proves it', async () => {
  const own = await newCompany(t)
  const looked = async (name: string, validFrom: string, validTo: string) => {
    const of = await partner(name, own)
    const input = { number: `N-${name}`, validFrom, validTo, checkedOn: validFrom, seen: `Entry of ${name}` }
    await recordCheck(deps(), own.owner, { of, input })
  }
  await looked('Spring', '2026-01-01', '2026-05-31')
  await looked('Year', '2026-01-01', '2026-12-31')
  await partner('Nobody', own)
  const names = async (query: object) =>
    (await listCounterparties(deps(), own.viewer, query)).counterparties.map(({ name }) => name)
  expect(await names({ standing: 'valid' })).toEqual(['Year'])
  expect(await names({ standing: 'valid', on: '2026-03-01' })).toEqual(['Spring', 'Year'])
  expect(await names({ standing: 'expired', on: '2026-06-01' })).toEqual(['Spring'])
  expect(await names({ standing: 'not-verified', on: '2025-06-01' })).toEqual(['Nobody'])
  const { counterparties, on } = await listCounterparties(deps(), own.viewer, { on: '2026-03-01', search: 'spring' })
  expect(on).toBe('2026-03-01')
  expect(counterparties[0]?.standings).toMatchObject([
    { standing: 'valid', checkedOn: '2026-01-01', checkedBy: 'The owner', seen: 'Entry of Spring', evidenceOf: null },
  ])
})

test('a filter by standing goes through all pages and never shows one twice', async () => {
  const own = await newCompany(t)
  for (let n = 0; n < 7; n++) {
    const of = await partner(`P${n}`, own)
    if (n % 2 === 0) continue
    const input = { number: 'N', validTo: '2026-12-31', checkedOn: '2026-11-01', seen: 'Its entry' }
    await recordCheck(deps(), own.owner, { of, input })
  }
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listCounterparties>> = await listCounterparties(deps(), own.viewer, {
      ...{ standing: 'valid', limit: 1, cursor },
    })
    seen.push(...page.counterparties.map(({ name }) => name))
    cursor = page.nextCursor
  } while (cursor)
  expect(seen).toEqual(['P1', 'P3', 'P5'])
})
