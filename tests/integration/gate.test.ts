import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDraft, issueTradeDocument, readDraft, readTradeDocument } from '../../domain/trade-documents/index.ts'
import { newCompany, newCounterparty, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let t: TestDatabase
const deps = () => ({ ...testServices(), db: t.db, system: t.system, library: t.library })
beforeAll(async () => {
  t = await testDatabase()
})
afterAll(() => t.close())

const EXPIRED = { number: 'R-7', from: '2025-01-01', to: '2026-10-31' }

async function draftOf(options: Parameters<typeof newCompany>[1], documentDate: string) {
  const company = await newCompany(t, options)
  const counterpartyId = await newCounterparty(t, company.tenantId)
  const lines = [{ goodsClass: 'POLISHED_NATURAL', description: 'Rounds', carats: '1.500', amount: '150.00' }]
  const draft = { documentType: 'invoice', documentDate, counterpartyId, currency: 'USD', lines }
  return { company, id: await createDraft(deps(), company.dealer, draft) }
}

test('a registration that ended the day before the document’s date closes the gate, one that ends on it does not', async () => {
  const late = await draftOf({ registration: EXPIRED }, '2026-11-01')
  await expect(issueTradeDocument(deps(), late.company.dealer, late.id)).rejects.toMatchObject({
    details: { reason: 'registration_not_valid' },
  })
  const last = await draftOf({ registration: EXPIRED }, '2026-10-31')
  expect((await issueTradeDocument(deps(), last.company.dealer, last.id)).first).toBe(true)
})

test('compliance passes a closed gate for a reason, which stays with the statement', async () => {
  const { company, id } = await draftOf({ registration: EXPIRED }, '2026-11-20')
  const override = 'Renewal confirmed by mail on 19 November, number follows.'
  await issueTradeDocument(deps(), company.compliance, id, { override })
  const { warranties } = await readTradeDocument(deps(), company.viewer, id)
  expect(warranties).toMatchObject([
    { edition: 'SOW-2021', registrationNumber: null, overrideReason: override, overrideBy: 'The compliance' },
  ])
})

test('a dealer cannot pass a closed gate, and the draft stays', async () => {
  const { company, id } = await draftOf({ registration: EXPIRED }, '2026-11-20')
  const issue = issueTradeDocument(deps(), company.dealer, id, { override: 'Please' })
  await expect(issue).rejects.toMatchObject({ code: 'forbidden' })
  expect((await readDraft(deps(), company.dealer, id)).revision).toBe(1)
})

test('a reason that nobody needs is not kept: the gate was open', async () => {
  const { company, id } = await draftOf({}, '2026-11-20')
  await issueTradeDocument(deps(), company.compliance, id, { override: 'Just in case' })
  const { warranties } = await readTradeDocument(deps(), company.viewer, id)
  expect(warranties).toMatchObject([{ registrationNumber: 'WDC-1', overrideReason: null }])
})

test('an override lifts the gate and nothing else: a missing fact is still asked for', async () => {
  const { company, id } = await draftOf({ registration: EXPIRED }, '2026-11-20')
  await t.admin`update counterparty set country = 'US' where tenant_id = ${company.tenantId}`
  const issue = issueTradeDocument(deps(), company.compliance, id, { override: 'Renewal is on its way' })
  await expect(issue).rejects.toMatchObject({ details: { reason: 'no_largest_stone' } })
})

test('a date further back than the company’s own limit is refused when it is issued', async () => {
  const { company, id } = await draftOf({ backDatingDays: 10 }, '2026-11-13')
  await expect(issueTradeDocument(deps(), company.dealer, id)).rejects.toMatchObject({
    details: { reason: 'back_dated', fields: { documentDate: [expect.stringContaining('more than 10 days')] } },
  })
  const within = await draftOf({ backDatingDays: 10 }, '2026-11-14')
  expect((await issueTradeDocument(deps(), within.company.dealer, within.id)).first).toBe(true)
})

test('a document keeps what the look that counts on its date had shown of the buyer, not a later one', async () => {
  const { company, id } = await draftOf({}, '2026-11-20')
  const [row] = await t.admin`select counterparty_id as buyer from trade_document_draft where id = ${id}`
  const look = (number: string | null, checkedOn: string, validTo: string | null) =>
    t.admin`insert into counterparty_registration (tenant_id, id, counterparty_id, scheme, number, valid_to, checked_on, checked_by_name, seen, recorded_at)
      values (${company.tenantId}, gen_random_uuid(), ${row?.['buyer']}, 'sow', ${number}, ${validTo}, ${checkedOn}, 'Clara Compliance', 'The register', now())`
  await look('B-1', '2026-10-01', '2027-06-30')
  await look(null, '2026-11-22', null)
  await issueTradeDocument(deps(), company.dealer, id)
  const { header } = await readTradeDocument(deps(), company.viewer, id)
  expect(header.buyer.registrations).toMatchObject([
    { scheme: 'sow', number: 'B-1', checkedOn: '2026-10-01', checkedBy: 'Clara Compliance' },
  ])
})
