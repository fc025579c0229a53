import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  changeDraft,
  createDraft,
  issueTradeDocument,
  listTradeDocuments,
  readDraft,
  readTradeDocument,
  voidTradeDocument,
} from '../../domain/trade-documents/index.ts'
import { revokeVerification, verifyCode } from '../../domain/verification/index.ts'
import { newCompany, newCounterparty, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase, warm } from '../support/database.ts'

let t: TestDatabase
const services = testServices()
const deps = () => ({ ...services, db: t.db, system: t.system, library: t.library })
beforeAll(async () => {
  t = await testDatabase()
})
afterAll(() => t.close())

async function seller(options: Parameters<typeof newCompany>[1] = {}) {
  const company = await newCompany(t, options)
  const counterpartyId = await newCounterparty(t, company.tenantId)
  return { company, counterpartyId }
}

function invoice(counterpartyId: string, more: object = {}) {
  return {
    documentType: 'invoice',
    documentDate: '2026-11-20',
    counterpartyId,
    currency: 'USD',
    lines: [
      {
        goodsClass: 'POLISHED_NATURAL',
        description: 'Round brilliants',
        pieces: '3',
        carats: '1.503',
        pricePerCarat: '1000.01',
      },
    ],
    ...more,
  }
}

test('an issued invoice has the next number, the exact total and the statement', async () => {
  const { company, counterpartyId } = await seller()
  const id = await createDraft(
    deps(),
    company.dealer,
    invoice(counterpartyId, { options: { add: ['natural-origin'] } }),
  )
  const issued = await issueTradeDocument(deps(), company.dealer, id)
  expect(issued).toEqual({
    ...{ id, number: 'INV-00001', first: true },
    short: [{ goodsClass: 'POLISHED_NATURAL', name: 'Polished, natural', unit: 'ct', by: '1.503' }],
  })
  const document = await readTradeDocument(deps(), company.viewer, id)
  expect(document.totalMinor).toBe(150302n)
  expect(document.totalCarats).toBe('1.503')
  expect(document.warranties.map((each) => [each.edition, each.text.length, each.linePositions])).toEqual([
    ['SOW-2021', 302, [1]],
    ['WFDB-2014', 181, [1]],
  ])
  expect(document.documents.map((each) => each.kind)).toEqual(['trade-document', 'warranty-statement'])
  expect(services.rung).toContainEqual({
    name: 'render-document',
    payload: { tenantId: company.tenantId, documentId: document.documents[0]?.id },
  })
})

test('fifty parallel issues of one draft make one document', async () => {
  const { company, counterpartyId } = await seller()
  const id = await createDraft(deps(), company.dealer, invoice(counterpartyId))
  await warm(t)
  const all = await Promise.all(Array.from({ length: 50 }, () => issueTradeDocument(deps(), company.dealer, id)))
  expect(all.filter((each) => each.first)).toHaveLength(1)
  expect(new Set(all.map((each) => each.number))).toEqual(new Set(['INV-00001']))
})

test('numbers stay gapless when some issues are refused', async () => {
  const { company, counterpartyId } = await seller()
  const ids = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      createDraft(
        deps(),
        company.dealer,
        invoice(counterpartyId, index % 3 === 0 ? { documentDate: '2035-01-01' } : {}),
      ),
    ),
  )
  const results = await Promise.allSettled(ids.map((id) => issueTradeDocument(deps(), company.dealer, id)))
  const numbers = results.flatMap((each) => (each.status === 'fulfilled' ? [each.value.number] : [])).sort()
  expect(numbers).toEqual(Array.from({ length: 13 }, (_, index) => `INV-${String(index + 1).padStart(5, '0')}`))
})

test('a company without a registration on the document date is refused, and the draft stays', async () => {
  const { company, counterpartyId } = await seller({
    registration: { number: 'X', from: '2020-01-01', to: '2026-01-01' },
  })
  const id = await createDraft(deps(), company.dealer, invoice(counterpartyId))
  await expect(issueTradeDocument(deps(), company.dealer, id)).rejects.toMatchObject({
    code: 'invalid',
    details: { reason: 'registration_not_valid' },
  })
  expect((await readDraft(deps(), company.dealer, id)).revision).toBe(1)
})

test('an outsider finds nothing and changes nothing', async () => {
  const { company, counterpartyId } = await seller()
  const other = await newCompany(t)
  const draft = await createDraft(deps(), company.dealer, invoice(counterpartyId))
  const issued = await createDraft(deps(), company.dealer, invoice(counterpartyId))
  await issueTradeDocument(deps(), company.dealer, issued)
  const refused = { code: 'not_found' }
  await expect(issueTradeDocument(deps(), other.owner, draft)).rejects.toMatchObject(refused)
  await expect(readDraft(deps(), other.owner, draft)).rejects.toMatchObject(refused)
  await expect(changeDraft(deps(), other.owner, { id: draft, revision: 1, input: {} })).rejects.toMatchObject(refused)
  await expect(readTradeDocument(deps(), other.owner, issued)).rejects.toMatchObject(refused)
  await expect(voidTradeDocument(deps(), other.owner, { id: issued, reason: 'x' })).rejects.toMatchObject(refused)
  await expect(revokeVerification(deps(), other.owner, issued)).rejects.toMatchObject(refused)
  await expect(createDraft(deps(), other.owner, invoice(counterpartyId))).rejects.toMatchObject({ code: 'invalid' })
  expect((await readTradeDocument(deps(), company.owner, issued)).status).toBe('issued')
  expect((await readDraft(deps(), company.owner, draft)).revision).toBe(1)
})

test('a change with an old revision is refused', async () => {
  const { company, counterpartyId } = await seller()
  const id = await createDraft(deps(), company.dealer, invoice(counterpartyId))
  const input = invoice(counterpartyId, { notes: 'second' })
  expect(await changeDraft(deps(), company.dealer, { id, revision: 1, input })).toBe(2)
  await expect(changeDraft(deps(), company.dealer, { id, revision: 1, input })).rejects.toMatchObject({
    code: 'conflict',
  })
})

test('the public page tells status and statement, and closes when revoked', async () => {
  const { company, counterpartyId } = await seller()
  const id = await createDraft(deps(), company.dealer, invoice(counterpartyId))
  await issueTradeDocument(deps(), company.dealer, id)
  const { verificationSecret } = await readTradeDocument(deps(), company.dealer, id)
  const valid = await verifyCode(t.system, verificationSecret)
  expect(valid).toMatchObject({ outcome: 'found', number: 'INV-00001', status: 'valid', totalCarats: '1.503' })
  expect(JSON.stringify(valid)).not.toMatch(/Hudson|1503/)
  await voidTradeDocument(deps(), company.owner, { id, reason: 'Wrong buyer' })
  expect(await verifyCode(t.system, verificationSecret)).toMatchObject({ status: 'voided' })
  await revokeVerification(deps(), company.owner, id)
  expect(await verifyCode(t.system, verificationSecret)).toMatchObject({ outcome: 'revoked' })
  expect(await verifyCode(t.system, 'nothing')).toEqual({ outcome: 'unknown' })
})

test('a list goes page by page through every document once', async () => {
  const { company, counterpartyId } = await seller()
  for (let index = 0; index < 5; index++)
    await issueTradeDocument(deps(), company.dealer, await createDraft(deps(), company.dealer, invoice(counterpartyId)))
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listTradeDocuments>> = await listTradeDocuments(deps(), company.viewer, {
      limit: 2,
      cursor,
    })
    seen.push(...page.documents.map((each) => each.number ?? ''))
    cursor = page.nextCursor
  } while (cursor)
  expect(seen.toSorted()).toEqual(['INV-00001', 'INV-00002', 'INV-00003', 'INV-00004', 'INV-00005'])
})

test('a draft of four decimals, a wrong product or a hidden character is refused field by field', async () => {
  const { company, counterpartyId } = await seller()
  const line = {
    goodsClass: 'POLISHED_NATURAL',
    description: 'Rou\u202End',
    carats: '1.5031',
    pricePerCarat: '10',
    amount: '99',
  }
  await expect(createDraft(deps(), company.dealer, invoice(counterpartyId, { lines: [line] }))).rejects.toMatchObject({
    code: 'invalid',
    details: {
      fields: {
        'lines.0.carats': [expect.stringContaining('three decimals')],
        'lines.0.description': [expect.stringContaining('U+202E')],
      },
    },
  })
})

test('what no font of ours draws is refused by its field before a number is taken, and the draft stays', async () => {
  const { company, counterpartyId } = await seller()
  await t.admin`update counterparty set name = 'Gem 💎 House' where id = ${counterpartyId}`
  const line = { goodsClass: 'POLISHED_NATURAL', description: 'Round 🟣', carats: '1', pricePerCarat: '10' }
  const id = await createDraft(deps(), company.dealer, invoice(counterpartyId, { lines: [line], terms: '한국' }))
  await expect(issueTradeDocument(deps(), company.dealer, id)).rejects.toMatchObject({
    code: 'invalid',
    details: {
      reason: 'unprintable',
      fields: {
        'lines.0.description': [
          'Description contains “🟣” (U+1F7E3), which no font of ours can print. Write it without.',
        ],
        terms: ['Terms contains “한” (U+D55C), which no font of ours can print. Write it without.'],
        counterpartyId: [
          'The buyer’s name contains “💎” (U+1F48E), which no font of ours can print. Write it without.',
        ],
      },
    },
  })
  expect(await readDraft(deps(), company.dealer, id)).toMatchObject({ id })
  expect(await t.admin`select 1 from number_series where tenant_id = ${company.tenantId}`).toHaveLength(0)
})

test('a document is frozen in its own language, else its buyer’s, else the company’s', async () => {
  const { company, counterpartyId } = await seller()
  const languageOf = async (more: object) => {
    const id = await createDraft(deps(), company.dealer, invoice(counterpartyId, more))
    await issueTradeDocument(deps(), company.dealer, id)
    const [row] = await t.admin`select header ->> 'language' as language from trade_document where id = ${id}`
    return row?.['language']
  }
  expect(await languageOf({})).toBe('en')
  await t.admin`update company set language = 'nl' where tenant_id = ${company.tenantId}`
  expect(await languageOf({})).toBe('nl')
  await t.admin`update counterparty set language = 'he' where id = ${counterpartyId}`
  expect(await languageOf({})).toBe('he')
  expect(await languageOf({ language: 'zh-Hant' })).toBe('zh-Hant')
})
