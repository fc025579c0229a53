import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { queuedHandOvers } from '../../db/system/hand-over.ts'
import { acceptHanded } from '../../domain/inbox/platform/accept.ts'
import { endPartnership, makePlatformCode, namePartner, readPlatform } from '../../domain/inbox/platform/codes.ts'
import { listInbox, readInboxItem } from '../../domain/inbox/read-items.ts'
import type { CounterpartyId } from '../../domain/kernel/ids.ts'
import { readReceivedDocument } from '../../domain/received-documents/index.ts'
import { createDraft, issueTradeDocument } from '../../domain/trade-documents/index.ts'
import { handOverDocument } from '../../worker/jobs/hand-over-document.ts'
import { newCompany, newCounterparty, type TestCompany, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

const services = testServices()
let t: TestDatabase
let seller: TestCompany
let buyer: TestCompany
let buyerAtSeller: CounterpartyId
let sellerAtBuyer: CounterpartyId
const deps = () => ({ ...services, db: t.db, library: t.library, system: t.system, log: { warn() {} } })

beforeAll(async () => {
  t = await testDatabase()
})
afterAll(() => t.close())
beforeEach(async () => {
  seller = await newCompany(t, { legalName: 'Scheldt Diamonds NV' })
  buyer = await newCompany(t, { legalName: 'Okavango Trading BV' })
  buyerAtSeller = await newCounterparty(t, seller.tenantId, 'Okavango')
  sellerAtBuyer = await newCounterparty(t, buyer.tenantId, 'Scheldt')
})

async function codeOf(company: TestCompany): Promise<string> {
  await makePlatformCode(deps(), company.owner)
  return (await readPlatform(deps(), company.owner)).code ?? ''
}
async function link() {
  const [ofSeller, ofBuyer] = [await codeOf(seller), await codeOf(buyer)]
  await namePartner(deps(), seller.owner, { counterpartyId: buyerAtSeller, code: ofBuyer })
  await namePartner(deps(), buyer.owner, { counterpartyId: sellerAtBuyer, code: ofSeller.toLowerCase() })
}
async function issue() {
  const lines = [{ goodsClass: 'POLISHED_NATURAL', description: 'Rounds', carats: '1.503', amount: '7800.57' }]
  const content = { documentDate: '2026-02-01', counterpartyId: buyerAtSeller, currency: 'USD', lines }
  const id = await createDraft(deps(), seller.owner, content)
  return issueTradeDocument(deps(), seller.owner, id)
}
/** What the sweep and its bell do, twice over. */
async function handOver() {
  const due = await queuedHandOvers(t.system, new Date(services.clock.now().getTime() + 1))
  for (const row of [...due, ...due])
    await handOverDocument(
      deps(),
      { tenantId: row.tenant_id, documentId: row.documentId },
      { jobId: 'j', attempt: 1, lastAttempt: false },
    )
  return due.length
}
const inbox = async () => (await listInbox(deps(), buyer.owner, {})).items

test('what one issues lands in the other’s inbox once, as it was issued, and is filed when the buyer confirms it', async () => {
  await link()
  const { number } = await issue()
  expect(await handOver()).toBe(1)
  const [item, ...more] = await inbox()
  expect([item, more]).toMatchObject([
    { source: 'platform', sender: 'Scheldt Diamonds NV', counterpartyId: sellerAtBuyer, readNumber: number },
    [],
  ])
  if (!item) throw new Error('nothing came')
  const read = await readInboxItem(deps(), buyer.owner, item.id)
  expect(read.handed).toMatchObject({
    number,
    totalCarats: '1.503',
    totalAmount: '7800.57',
    statements: [{ edition: 'SOW-2021' }],
  })
  const documentId = await acceptHanded(deps(), buyer.dealer, { id: item.id, input: { edition: 'SOW-2021' } })
  expect(await readReceivedDocument(deps(), buyer.owner, documentId)).toMatchObject({
    ...{ number, source: 'platform', supplierId: sellerAtBuyer, standing: 'accepted', totalCarats: '1.503' },
    lines: [{ description: 'Rounds', carats: '1.503' }],
  })
  expect(await handOver()).toBe(0)
})

describe('nothing is handed over', () => {
  test('and nobody learns who is on the platform, while only one side has named the other', async () => {
    const code = await codeOf(buyer)
    await codeOf(seller)
    const named = async (by: string) => {
      await namePartner(deps(), seller.owner, { counterpartyId: buyerAtSeller, code: by })
      return (await readPlatform(deps(), seller.owner)).partners.map(({ isMutual }) => isMutual)
    }
    expect([await named('BK-ABCD-EFGH-JKLM-NPQR'), await named(code)]).toEqual([[false], [false]])
    await issue()
    await handOver()
    expect(await inbox()).toEqual([])
  })
  test.each([
    ['the buyer has ended it', () => endPartnership(deps(), buyer.owner, sellerAtBuyer)],
    ['the seller has ended it', () => endPartnership(deps(), seller.owner, buyerAtSeller)],
    ['the buyer has a new code', () => makePlatformCode(deps(), buyer.owner)],
    ['the seller has a new code', () => makePlatformCode(deps(), seller.owner)],
  ])('when %s', async (_what, end) => {
    await link()
    expect((await readPlatform(deps(), seller.owner)).partners).toMatchObject([{ isMutual: true }])
    await end()
    await issue()
    await handOver()
    expect(await inbox()).toEqual([])
  })
  test('to a third company, whatever it has named', async () => {
    await link()
    const third = await newCompany(t)
    await codeOf(third)
    const code = (await readPlatform(deps(), seller.owner)).code ?? ''
    const sellerAtThird = await newCounterparty(t, third.tenantId, 'Scheldt')
    await namePartner(deps(), third.owner, { counterpartyId: sellerAtThird, code })
    await issue()
    await handOver()
    expect([(await inbox()).length, (await listInbox(deps(), third.owner, {})).items]).toEqual([1, []])
  })
})

test('a forged job hands nothing over and is reported', async () => {
  await link()
  const { id } = await issue()
  await handOverDocument(
    deps(),
    { tenantId: buyer.tenantId, documentId: id },
    { jobId: 'forged', attempt: 1, lastAttempt: false },
  )
  expect(await inbox()).toEqual([])
  expect(await t.admin`select job_id from job_incident where job_name = 'hand-over-document'`).toMatchObject([
    { job_id: 'forged' },
  ])
})

test('one’s own code is refused, and the database has hashes alone', async () => {
  const code = await codeOf(seller)
  await expect(namePartner(deps(), seller.owner, { counterpartyId: buyerAtSeller, code })).rejects.toMatchObject({
    code: 'invalid',
  })
  const rows = await t.admin`select * from platform_code where tenant_id = ${seller.tenantId}`
  expect(JSON.stringify(rows)).not.toContain(code)
})
