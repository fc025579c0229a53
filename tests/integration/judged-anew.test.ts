import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { updateProfile } from '../../domain/companies/index.ts'
import { listExceptions } from '../../domain/exceptions/index.ts'
import { judgeDue } from '../../domain/exceptions/judge/index.ts'
import { createDraft, issueTradeDocument } from '../../domain/trade-documents/index.ts'
import { newCompany, newCounterparty, type TestCompany, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let t: TestDatabase
let company: TestCompany
const deps = () => ({
  ...testServices(new Date('2026-11-24T10:00:00Z')),
  db: t.db,
  system: t.system,
  library: t.library,
})
const judge = () => judgeDue(deps(), { role: 'system', tenantId: company.tenantId, name: 'Test', userId: null })

async function open(): Promise<readonly string[]> {
  await judge()
  const { exceptions } = await listExceptions(deps(), company.owner, {})
  return exceptions.map(({ rule }) => rule).toSorted()
}

async function issueDated(documentDate: string): Promise<void> {
  const id = await createDraft(deps(), company.dealer, {
    ...{ documentType: 'invoice', documentDate, currency: 'USD' },
    counterpartyId: await newCounterparty(t, company.tenantId),
    lines: [{ goodsClass: 'POLISHED_NATURAL', description: 'Rounds', carats: '1', pricePerCarat: '100' }],
  })
  await issueTradeDocument(deps(), company.dealer, id)
}

beforeAll(async () => {
  t = await testDatabase()
})
afterAll(() => t.close())
beforeEach(async () => {
  company = await newCompany(t, { backDatingDays: 3650 })
})

test('a limit for back-dating that moves has what was issued late judged anew', async () => {
  await issueDated('2026-10-25')
  const found = await open()
  expect(found).not.toContain('E24')
  const profile = { address: 'Hoveniersstraat 22', timeZone: 'Europe/Brussels', paper: 'A4' }
  await updateProfile(deps(), company.owner, { ...profile, backDatingDays: '10' })
  expect(await open()).toEqual([...found, 'E24'].toSorted())
  await updateProfile(deps(), company.owner, { ...profile, backDatingDays: '40' })
  expect(await open()).toEqual(found)
})

test('a new wording has the documents since its day judged anew, and no older ones', async () => {
  await issueDated('2026-10-25')
  await issueDated('2026-11-20')
  await judge()
  await t.admin`insert into exception_due (tenant_id, scope_kind, scope_id) values (${company.tenantId}, 'wording', '2026-11-01')`
  expect(await judge(), 'the wording, and the one document since').toBe(2)
  expect(await judge()).toBe(0)
})
