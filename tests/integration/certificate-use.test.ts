import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTenant } from '../../db/tenant.ts'
import { certificateFacts } from '../../domain/certificates/facts.ts'
import { readCertificate, recordCertificate } from '../../domain/certificates/index.ts'
import { certificatesNamed } from '../../domain/certificates/numbers.ts'
import type { CompanyActor } from '../../domain/kernel/actor.ts'
import { recordReceivedDocument, withdrawReceivedDocument } from '../../domain/received-documents/index.ts'
import { createDraft, issueTradeDocument, voidTradeDocument } from '../../domain/trade-documents/index.ts'
import { newCompany, newCounterparty, type TestCompany, testServices } from '../support/builders.ts'
import { aCertificate, mixed } from '../support/certificates.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let t: TestDatabase
const services = testServices()
const deps = () => ({ ...services, db: t.db, system: t.system, library: t.library })
const PDF = { name: 'BW0012345.pdf', content: Buffer.from('%PDF-1.7 a certificate') }
beforeAll(async () => {
  t = await testDatabase()
})
afterAll(() => t.close())

const record = (actor: CompanyActor, change: object = {}) =>
  recordCertificate(deps(), actor, { input: aCertificate(change), file: PDF })

/** Issues a document of rough whose lines name certificates. */
async function issue(
  company: TestCompany,
  lines: readonly (readonly [carats: string, named: string])[],
  change: object = {},
) {
  const counterpartyId = await newCounterparty(t, company.tenantId)
  const draft = await createDraft(deps(), company.dealer, {
    ...{ documentType: 'invoice', documentDate: '2026-03-01', counterpartyId, currency: 'USD' },
    lines: lines.map(([carats, kpCertificate]) => ({
      ...{ goodsClass: 'ROUGH_NATURAL', description: 'Makeables', carats, amount: '1000', kpCertificate },
    })),
    ...change,
  })
  return (await issueTradeDocument(deps(), company.dealer, draft)).id
}

test('carats are used by the documents that name it, and free again when one is voided', async () => {
  const company = await newCompany(t)
  const id = await record(company.dealer)
  const first = await issue(company, [
    ['60.5', 'bw 0012345'],
    ['10', 'ZA 1'],
  ])
  const sold = async () => (await readCertificate(deps(), company.viewer, id)).use.sold
  expect(await sold()).toEqual({ alone: 60_500, shared: 0, least: 60_500 })
  const second = await issue(company, [['40.001', 'BW0012345']])
  expect(await sold()).toMatchObject({ alone: 100_501 })
  const { findings, documents } = await readCertificate(deps(), company.viewer, id)
  expect(findings.map(({ finding }) => finding)).toContain('sold-beyond')
  expect(findings.find(({ finding }) => finding === 'sold-beyond')?.sentence).toContain('0.001 ct')
  expect(documents.map((each) => [each.documentId, each.carats, each.sign])).toEqual([
    [first, 60_500, 1],
    [second, 40_001, 1],
  ])
  await voidTradeDocument(deps(), company.compliance, { id: second, reason: 'Wrong parcel' })
  expect(await sold()).toMatchObject({ alone: 60_500 })
})

test('a credit note gives back, and a line of several certificates accuses none that the others leave room for', async () => {
  const company = await newCompany(t)
  const id = await record(company.dealer)
  await record(company.dealer, {
    number: 'ZA 9',
    originCountries: ['ZA'],
    lines: [{ hsCode: '7102.31', carats: '100.5', value: '25000.50' }],
  })
  const invoice = await issue(company, [['90', 'BW0012345']])
  await issue(company, [['50', 'BW0012345, ZA 9']])
  const use = async () => (await readCertificate(deps(), company.viewer, id)).use.sold
  expect(await use()).toEqual({ alone: 90_000, shared: 50_000, least: 90_000 })
  await issue(company, [['60', 'ZA9']])
  expect(await use()).toEqual({ alone: 90_000, shared: 50_000, least: 99_500 })
  const draft = await createDraft(deps(), company.dealer, {
    ...{ documentType: 'credit-note', documentDate: '2026-03-02', originalId: invoice, currency: 'USD' },
    counterpartyId: await counterpartyOf(invoice),
    // It names no certificate: it gives back what the line named that it takes back.
    lines: [{ goodsClass: 'ROUGH_NATURAL', description: 'Makeables', carats: '30', amount: '1', originalPosition: 1 }],
  })
  await issueTradeDocument(deps(), company.dealer, draft)
  expect(await use()).toMatchObject({ alone: 60_000 })
})

/** Records a supplier's document of rough whose line names certificates. */
async function receive(company: TestCompany, [carats, kpCertificate]: readonly [string, string], change: object = {}) {
  return recordReceivedDocument(deps(), company.dealer, {
    input: {
      ...{ supplierId: await newCounterparty(t, company.tenantId), documentType: 'invoice', number: 'S-1' },
      ...{ documentDate: '2026-02-15', edition: 'none' },
      lines: [{ goodsClass: 'ROUGH_NATURAL', description: 'Makeables', carats, kpCertificate }],
      ...change,
    },
  })
}

test('purchases are counted beside sales, and forgotten when their entry is withdrawn', async () => {
  const company = await newCompany(t)
  const id = await record(company.dealer)
  const bought = await receive(company, ['100.501', 'BW 0012345'])
  await issue(company, [['20', 'BW0012345']])
  const read = () => readCertificate(deps(), company.viewer, id)
  const found = await read()
  expect([found.use.bought.alone, found.use.sold.alone]).toEqual([100_501, 20_000])
  expect(found.findings.map(({ finding }) => finding)).toContain('bought-beyond')
  expect(found.documents.map(({ side, documentId }) => [side, documentId])).toContainEqual(['received', bought])
  await withdrawReceivedDocument(deps(), company.compliance, { id: bought, reason: 'Recorded twice' })
  expect((await read()).use.bought.alone).toBe(0)
})

test('a purchase from a memo received moves nothing again, and its return gives back', async () => {
  const company = await newCompany(t)
  const id = await record(company.dealer)
  const supplierId = await newCounterparty(t, company.tenantId)
  const memo = await receive(company, ['50', 'BW0012345'], { supplierId, documentType: 'memo', number: 'M-1' })
  const taken = { supplierId, originalId: memo }
  const line = (carats: string) => ({
    lines: [
      {
        goodsClass: 'ROUGH_NATURAL',
        description: 'Makeables',
        carats,
        kpCertificate: 'BW0012345',
        originalPosition: 1,
      },
    ],
  })
  await receive(company, ['1', ''], { ...taken, number: 'S-2', documentDate: '2026-02-16', ...line('30') })
  const { use, documents } = await readCertificate(deps(), company.viewer, id)
  expect(use.bought.alone).toBe(50_000)
  expect(documents.map(({ sign }) => sign)).toEqual([1, 0])
})

async function counterpartyOf(document: string): Promise<string> {
  const [row] = await t.admin<{ id: string }[]>`select counterparty_id as id from trade_document where id = ${document}`
  return row?.id ?? ''
}

test('the facts of all certificates, or of those that are asked for, come with their documents', async () => {
  const company = await newCompany(t)
  await record(company.dealer)
  await record(company.dealer, {
    number: 'BE 7',
    ...mixed,
    importerCountry: 'BE',
    lines: [{ hsCode: '7102.31', carats: '100.5', value: '25000.50' }],
  })
  const document = await issue(company, [['1', 'BE7']])
  const facts = (keys: readonly string[] | null) => inTenant(t.db, company.tenantId, (tx) => certificateFacts(tx, keys))
  expect((await facts(null)).map(({ certificate }) => certificate.key).toSorted()).toEqual(['BE7', 'BW0012345'])
  const [only] = await facts(['BE7'])
  expect(only).toMatchObject({
    facts: { mixedOrigin: true, hasFile: true },
    documents: [{ documentId: document, side: 'issued' }],
  })
  expect(await facts(['NO1'])).toEqual([])
})

test('the database reads the certificates of a line as the code does', async () => {
  const pieces = [
    'MX1',
    'ca 2',
    'BW-3',
    'EU4 ',
    ', ',
    ' ',
    'MX',
    'ca',
    'B',
    '0',
    '12',
    '7a',
    ' ',
    '  ',
    ',',
    ';',
    '-',
    '/',
    '.',
    ' and ',
    ' & ',
    '+',
    ' + ',
    '\t',
    'é',
    'ß',
    'ı',
  ]
  let state = 7
  const next = (below: number) => {
    state = (state * 48271) % 2147483647
    return Math.floor((state / 2147483647) * below)
  }
  const texts = Array.from({ length: 3000 }, () =>
    Array.from({ length: 1 + next(12) }, () => pieces[next(pieces.length)]).join(''),
  )
  const rows = await t.admin<{ keys: string[] }[]>`select certificates_named(words) as keys
    from unnest(${texts}::text[]) with ordinality as given (words, at) order by at`
  const differing = texts.filter((words, at) => certificatesNamed(words).join() !== rows[at]?.keys.join())
  expect(differing).toEqual([])
  expect(rows.filter(({ keys }) => keys.length > 1).length).toBeGreaterThan(100)
})
