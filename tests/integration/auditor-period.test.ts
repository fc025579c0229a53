import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CompanyActor } from '../../domain/kernel/actor.ts'
import { day } from '../../domain/kernel/calendar.ts'
import { type EngagementId, newId } from '../../domain/kernel/ids.ts'
import {
  createDraft,
  issueTradeDocument,
  listTradeDocuments,
  readTradeDocument,
} from '../../domain/trade-documents/index.ts'
import { newCompany, newCounterparty, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await testDatabase()
})
afterAll(() => t.close())

test('an auditor sees the documents of his engagement’s period, no other, and no draft', async () => {
  const deps = { ...testServices(), db: t.db, library: t.library }
  const company = await newCompany(t)
  const counterpartyId = await newCounterparty(t, company.tenantId)
  const lines = [{ goodsClass: 'POLISHED_NATURAL', description: 'Rounds', carats: '1', amount: '10' }]
  const issue = async (documentDate: string) => {
    const id = await createDraft(deps, company.dealer, { documentDate, counterpartyId, currency: 'USD', lines })
    await issueTradeDocument(deps, company.dealer, id)
    return id
  }
  const inside = await issue('2025-12-31')
  const outside = await issue('2026-01-01')
  const engagement = { id: newId<EngagementId>(), from: day('2025-01-01'), to: day('2025-12-31') }
  const auditor: CompanyActor = { ...company.viewer, role: 'auditor', engagement }
  expect((await listTradeDocuments(deps, auditor, {})).documents.map((each) => each.id)).toEqual([inside])
  expect((await readTradeDocument(deps, auditor, inside)).id).toBe(inside)
  await expect(readTradeDocument(deps, auditor, outside)).rejects.toMatchObject({ code: 'not_found' })
  await expect(listTradeDocuments(deps, auditor, { status: 'draft' })).rejects.toMatchObject({ code: 'forbidden' })
})
