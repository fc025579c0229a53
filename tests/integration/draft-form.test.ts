import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CounterpartyId, EngagementId, TradeDocumentId } from '../../domain/kernel/ids.ts'
import { newId } from '../../domain/kernel/ids.ts'
import {
  changeDraft,
  createDraft,
  draftChoices,
  isIssued,
  issueTradeDocument,
  laterOf,
  listTradeDocuments,
  openDraft,
  readDraft,
  readTradeDocument,
} from '../../domain/trade-documents/index.ts'
import { newCompany, newCounterparty, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let t: TestDatabase
const services = testServices(new Date('2026-11-24T23:30:00Z'))
const deps = () => ({ ...services, db: t.db, system: t.system, library: t.library })
beforeAll(async () => {
  t = await testDatabase()
})
afterAll(() => t.close())

async function seller() {
  const company = await newCompany(t)
  const counterpartyId = await newCounterparty(t, company.tenantId)
  return { company, counterpartyId }
}

const line = { goodsClass: 'POLISHED_NATURAL', description: 'Rounds', carats: '1.500', pricePerCarat: '100.00' }
const invoice = (counterpartyId: string, more: object = {}) => ({
  documentType: 'invoice',
  documentDate: '2026-11-20',
  counterpartyId,
  currency: 'USD',
  lines: [line],
  ...more,
})

const creditFor = (originalId: TradeDocumentId) => ({
  documentType: 'credit-note' as const,
  originalId,
  originalReceivedId: null,
})

test('the form offers the company’s own counterparties, registrations and statements, and its own today', async () => {
  const { company, counterpartyId } = await seller()
  await newCompany(t)
  const choices = await draftChoices(deps(), company.dealer)
  expect(choices.counterparties).toEqual([{ id: counterpartyId, name: 'Hudson Gems Inc', country: 'BE' }])
  expect(choices.registrations.map((each) => each.number)).toEqual(['WDC-1'])
  const editions = choices.library.statements.map((each) => each.edition)
  expect(editions).toEqual(expect.arrayContaining(['SOW-2002', 'SOW-2021', 'WFDB-2014']))
  expect(choices.library.schemes.map((each) => each.key)).toEqual(['sow'])
  expect(choices.today).toBe('2026-11-25')
})

test('an archived counterparty is offered only to the draft that names it', async () => {
  const { company, counterpartyId } = await seller()
  await t.admin`update counterparty set archived_at = now() where id = ${counterpartyId}`
  expect((await draftChoices(deps(), company.dealer)).counterparties).toEqual([])
  expect((await draftChoices(deps(), company.dealer, counterpartyId)).counterparties).toHaveLength(1)
})

test('issuing with new content issues exactly that content', async () => {
  const { company, counterpartyId } = await seller()
  const other = await newCounterparty(t, company.tenantId, 'Tapti Facets')
  const id = await createDraft(deps(), company.dealer, invoice(counterpartyId))
  const input = invoice(other, { notes: 'Changed at the last moment' })
  await issueTradeDocument(deps(), company.dealer, id, { expectedRevision: 1, input })
  const document = await readTradeDocument(deps(), company.dealer, id)
  expect(document).toMatchObject({ counterpartyName: 'Tapti Facets', header: { buyer: { name: 'Tapti Facets' } } })
  expect(document.header.notes).toBe('Changed at the last moment')
})

test('a refused issue leaves the draft as it was, and a stale one changes nothing', async () => {
  const { company, counterpartyId } = await seller()
  const id = await createDraft(deps(), company.dealer, invoice(counterpartyId))
  const late = invoice(counterpartyId, { documentDate: '2035-01-01' })
  const issue = (input: object, expectedRevision: number) =>
    issueTradeDocument(deps(), company.dealer, id, { expectedRevision, input })
  await expect(issue(late, 1)).rejects.toMatchObject({ details: { reason: 'registration_not_valid' } })
  await expect(issue(invoice(counterpartyId), 7)).rejects.toMatchObject({ details: { reason: 'stale_revision' } })
  const draft = await readDraft(deps(), company.dealer, id)
  expect([draft.revision, draft.content.documentDate]).toEqual([1, '2026-11-20'])
})

test('a kept draft opens as the text that keeps it unchanged', async () => {
  const { company, counterpartyId } = await seller()
  const id = await createDraft(
    deps(),
    company.dealer,
    invoice(counterpartyId, { notes: 'Kept', options: { add: ['natural-origin'] } }),
  )
  const { content, revision } = await openDraft(deps(), company.viewer, id)
  expect(content).toMatchObject({
    notes: 'Kept',
    options: { add: ['natural-origin'] },
    lines: [{ ...line, amount: '150.00' }],
  })
  await changeDraft(deps(), company.dealer, { id, revision, input: content })
  expect((await openDraft(deps(), company.viewer, id)).content).toEqual(content)
  await expect(openDraft(deps(), (await newCompany(t)).owner, id)).rejects.toMatchObject({ code: 'not_found' })
})

test('a draft that is issued is known to be, to its own company alone', async () => {
  const { company, counterpartyId } = await seller()
  const other = await newCompany(t)
  const id = await createDraft(deps(), company.dealer, invoice(counterpartyId))
  expect(await isIssued(deps(), company.viewer, id)).toBe(false)
  await issueTradeDocument(deps(), company.dealer, id)
  expect(await isIssued(deps(), company.viewer, id)).toBe(true)
  expect(await isIssued(deps(), other.owner, id)).toBe(false)
})

test('a double click with the same content issues once, both times to the same number', async () => {
  const { company, counterpartyId } = await seller()
  const id = await createDraft(deps(), company.dealer, invoice(counterpartyId))
  const options = { expectedRevision: 1, input: invoice(counterpartyId, { notes: 'twice' }) }
  const both = await Promise.all([1, 2].map(() => issueTradeDocument(deps(), company.dealer, id, options)))
  expect(both.map((each) => each.number)).toEqual(['INV-00001', 'INV-00001'])
  expect(both.filter((each) => each.first)).toHaveLength(1)
})

test('a credit note begins as the whole original, and the two name each other', async () => {
  const { company, counterpartyId } = await seller()
  const id = await createDraft(deps(), company.dealer, invoice(counterpartyId))
  await issueTradeDocument(deps(), company.dealer, id)
  const credit = await laterOf(deps(), company.dealer, creditFor(id))
  expect(credit).toMatchObject({ documentType: 'credit-note', originalNumber: 'INV-00001', counterpartyId })
  expect(credit.lines).toEqual([
    expect.objectContaining({ carats: '1.500', pricePerCarat: '100.00', originalPosition: 1 }),
  ])
  const noteId = await createDraft(deps(), company.dealer, { ...credit, documentDate: '2026-11-21' })
  await issueTradeDocument(deps(), company.dealer, noteId)
  const [original, note] = [
    await readTradeDocument(deps(), company.viewer, id),
    await readTradeDocument(deps(), company.viewer, noteId),
  ]
  expect(original.chain).toMatchObject([{ id: noteId, number: 'CRN-00001', relation: 'later' }])
  expect(note.chain).toMatchObject([{ id, number: 'INV-00001', relation: 'original' }])
  await expect(laterOf(deps(), company.dealer, creditFor(noteId))).rejects.toMatchObject({ code: 'invalid' })
})

test('an auditor does not see a link of the chain that lies outside his period', async () => {
  const { company, counterpartyId } = await seller()
  const id = await createDraft(deps(), company.dealer, invoice(counterpartyId))
  await issueTradeDocument(deps(), company.dealer, id)
  const credit = { ...(await laterOf(deps(), company.dealer, creditFor(id))), documentDate: '2026-12-01' }
  await issueTradeDocument(deps(), company.dealer, await createDraft(deps(), company.dealer, credit))
  const auditor = {
    ...company.viewer,
    role: 'auditor' as const,
    engagement: { id: newId<EngagementId>(), from: '2026-11-01' as never, to: '2026-11-30' as never },
  }
  expect((await readTradeDocument(deps(), company.viewer, id)).chain).toHaveLength(1)
  expect((await readTradeDocument(deps(), auditor, id)).chain).toEqual([])
})

test('an outsider finds neither the original nor the choices of another company', async () => {
  const { company, counterpartyId } = await seller()
  const other = await newCompany(t)
  const id = await createDraft(deps(), company.dealer, invoice(counterpartyId))
  await issueTradeDocument(deps(), company.dealer, id)
  await expect(laterOf(deps(), other.owner, creditFor(id))).rejects.toMatchObject({ code: 'not_found' })
  expect((await draftChoices(deps(), other.owner, counterpartyId)).counterparties).toEqual([])
  await expect(draftChoices(deps(), { ...company.viewer, role: 'auditor' })).rejects.toMatchObject({
    code: 'forbidden',
  })
})

test('the list says how far each PDF is', async () => {
  const { company, counterpartyId } = await seller()
  await issueTradeDocument(deps(), company.dealer, await createDraft(deps(), company.dealer, invoice(counterpartyId)))
  const { documents } = await listTradeDocuments(deps(), company.viewer, {})
  expect(documents.map((each) => each.pdf)).toEqual(['queued'])
})

test('a draft without a counterparty is asked to choose one', async () => {
  const { company } = await seller()
  await expect(createDraft(deps(), company.dealer, invoice('' as CounterpartyId))).rejects.toMatchObject({
    details: { fields: { counterpartyId: expect.arrayContaining(['Choose a counterparty.']) } },
  })
})
