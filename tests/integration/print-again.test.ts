import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDraft, issueTradeDocument, printAgain, readTradeDocument } from '../../domain/trade-documents/index.ts'
import { newCompany, newCounterparty, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let t: TestDatabase
const services = testServices()
const deps = () => ({ ...services, db: t.db, system: t.system, library: t.library })
beforeAll(async () => {
  t = await testDatabase()
})
afterAll(() => t.close())

async function issued() {
  const company = await newCompany(t)
  const id = await createDraft(deps(), company.dealer, {
    documentType: 'invoice',
    documentDate: '2026-11-20',
    counterpartyId: await newCounterparty(t, company.tenantId),
    currency: 'USD',
    lines: [{ goodsClass: 'POLISHED_NATURAL', description: 'Rounds', carats: '1.5', amount: '10.00' }],
  })
  await issueTradeDocument(deps(), company.dealer, id)
  return { company, id }
}

test('only the PDF that failed is asked for again, and the bell rings for it', async () => {
  const { company, id } = await issued()
  const [paper] = (await readTradeDocument(deps(), company.dealer, id)).documents
  await t.admin`update document set status = 'failed', failure = 'No browser' where id = ${paper?.id ?? ''}`
  services.rung.length = 0
  await printAgain(deps(), company.dealer, id)
  const after = await readTradeDocument(deps(), company.dealer, id)
  expect(after.documents.map((each) => [each.status, each.failure])).toEqual([
    ['queued', null],
    ['queued', null],
  ])
  expect(services.rung).toEqual([
    { name: 'render-document', payload: { tenantId: company.tenantId, documentId: paper?.id } },
  ])
  expect(after.events.map((each) => each.verb)).toEqual(['drafted', 'issued', 'printed-again'])
})

test('with nothing failed it is refused; a viewer and an outsider cannot ask', async () => {
  const { company, id } = await issued()
  await expect(printAgain(deps(), company.dealer, id)).rejects.toMatchObject({ code: 'conflict' })
  await expect(printAgain(deps(), company.viewer, id)).rejects.toMatchObject({ code: 'forbidden' })
  await t.admin`update document set status = 'failed', failure = 'x' where trade_document_id = ${id}`
  const other = await newCompany(t)
  await expect(printAgain(deps(), other.owner, id)).rejects.toMatchObject({ code: 'not_found' })
  const still = await readTradeDocument(deps(), company.dealer, id)
  expect(still.documents.every((each) => each.status === 'failed')).toBe(true)
})
