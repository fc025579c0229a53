import { afterAll, beforeAll, expect, it, test } from 'vitest'
import { createCounterparty, listCounterparties } from '../../domain/counterparties/index.ts'
import { exportList } from '../../domain/imports/exports/index.ts'
import { applyImport, checkImport } from '../../domain/imports/index.ts'
import type { SheetFormat } from '../../domain/kernel/sheet.ts'
import { recordReceivedDocument } from '../../domain/received-documents/index.ts'
import { createDraft, issueTradeDocument, listTradeDocuments, readDraft } from '../../domain/trade-documents/index.ts'
import { newCompany, type TestCompany, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let t: TestDatabase
const services = testServices()
const deps = () => ({ ...services, db: t.db, library: t.library })
beforeAll(async () => {
  t = await testDatabase()
})
afterAll(() => t.close())

const NAMES = ['=1+1 & Sons', "'=quoted", '@home “Gems”, Ltd', 'Ünïcode 钻石 Co', '-dash', 'Hudson Gems Inc']
const formats: readonly SheetFormat[] = ['csv', 'xlsx']

async function partners(company: TestCompany) {
  const ids = []
  for (const [at, name] of NAMES.entries())
    ids.push(
      await createCounterparty(deps(), company.owner, {
        name,
        roles: at % 2 ? ['buyer'] : ['buyer', 'supplier'],
        country: 'BE',
        address: 'Line one\nline two',
        taxNumber: '+32 1',
        email: at ? null : 'a@b.example',
      }),
    )
  return ids
}
const exported = (company: TestCompany, kind: string, format: SheetFormat, filters = {}) =>
  exportList(deps(), company.owner, { kind, format, filters })
async function bring(company: TestCompany, kind: string, content: Uint8Array) {
  const report = await checkImport(deps(), company.owner, { kind, file: { name: 'again', content } })
  expect(report.errors).toEqual([])
  return { report, result: report.status === 'checked' ? await applyImport(deps(), company.owner, report.id) : null }
}
const lines = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    ...{
      goodsClass: 'POLISHED_NATURAL',
      description: ['=cmd|calc', 'Rounds, “F”; VS2', '+1', 'Mêlée'][at % 4] ?? '',
      pieces: at + 1,
    },
    ...{
      carats: `${at + 1}.${String((at * 137) % 1000).padStart(3, '0')}`,
      hsCode: '7102.10',
      countryOfOrigin: 'BW',
      countryOfMining: 'BW',
    },
    ...{ largestStoneCarats: '0.503', reportNumber: `00${at}`, kpCertificate: 'BW 0001', treatment: null },
  }))

it.each(formats)(
  'counterparties go out and come in again unchanged, into the same company and another: %s (LOD-7)',
  async (format) => {
    const [company, other] = [await newCompany(t), await newCompany(t)]
    await partners(company)
    const { content } = await exported(company, 'counterparties', format)
    expect((await bring(company, 'counterparties', content)).result).toMatchObject({
      added: 0,
      changed: 0,
      unchanged: NAMES.length,
    })
    expect((await bring(other, 'counterparties', content)).result).toMatchObject({ added: NAMES.length })
    const read = async (whose: TestCompany) =>
      (await listCounterparties(deps(), whose.owner, {})).counterparties.map(
        ({ id: _, updatedAt: _at, ...each }) => each,
      )
    expect(await read(other)).toEqual(await read(company))
  },
)

it.each(formats)(
  'drafts and issued documents go out and come in again as the same drafts: %s (LOD-7)',
  async (format) => {
    const company = await newCompany(t)
    const ids = await partners(company)
    const base = {
      documentDate: '2026-02-01',
      currency: 'USD',
      terms: '30 days\nnet',
      notes: "'=note",
      placeOfImport: 'AE',
    }
    const priced = lines(7).map((line) => ({ ...line, pricePerCarat: '1800.50', claimValue: null }))
    for (const counterpartyId of ids) {
      const reference = counterpartyId === ids[0] ? null : '-PO 1'
      await createDraft(deps(), company.owner, {
        ...base,
        reference,
        counterpartyId,
        lines: priced,
        options: { add: ['natural-origin'] },
      })
    }
    const contents = async (whose: TestCompany) => {
      const { documents } = await listTradeDocuments(deps(), whose.owner, { status: 'draft', limit: 100 })
      const drafts = await Promise.all(documents.map(({ id }) => readDraft(deps(), whose.owner, id)))
      const name = new Map(
        (await listCounterparties(deps(), whose.owner, {})).counterparties.map((each) => [each.id, each.name]),
      )
      return drafts
        .map(({ content: { counterpartyId, ...rest } }) => ({ ...rest, customer: name.get(counterpartyId) }))
        .toSorted((a, b) => String(a.customer).localeCompare(String(b.customer)))
    }
    const other = await newCompany(t)
    await partners(other)
    const { content } = await exported(company, 'issued', format, { status: 'draft' })
    expect((await bring(other, 'issued', content)).result).toMatchObject({ added: NAMES.length })
    const before = await contents(company)
    expect(await contents(other)).toEqual(before)
    const { documents } = await listTradeDocuments(deps(), company.owner, { status: 'draft', limit: 100 })
    for (const { id } of documents) await issueTradeDocument(deps(), company.owner, id)
    const third = await newCompany(t)
    await partners(third)
    await bring(third, 'issued', (await exported(company, 'issued', format)).content)
    const chosen = { editions: {}, add: [], tokens: {} }
    expect(await contents(third)).toEqual(before.map((draft) => ({ ...draft, options: chosen })))
  },
)

it.each(formats)(
  'received documents go out and come in again unchanged, credit notes and all: %s (LOD-7)',
  async (format) => {
    const [company, other] = [await newCompany(t), await newCompany(t)]
    const [ids] = [await partners(company), await partners(other)]
    for (const [at, supplierId] of ids.entries()) {
      const document = {
        supplierId,
        number: '=P-1',
        documentDate: '2026-02-01',
        currency: 'USD',
        note: '@note',
        edition: at === 0 ? 'none' : 'SOW-2021',
      }
      const originalId = await recordReceivedDocument(deps(), company.owner, {
        input: { ...document, lines: lines(5).map((line) => ({ ...line, amount: '1234.50' })) },
      })
      const credit = {
        ...document,
        documentType: 'credit-note',
        number: 'CN 1',
        documentDate: '2026-02-03',
        edition: 'none',
        originalId,
      }
      await recordReceivedDocument(deps(), company.owner, {
        input: { ...credit, lines: lines(2).map((line) => ({ ...line, carats: '0.6', amount: '100' })) },
      })
    }
    const { content } = await exported(company, 'received', format)
    const count = NAMES.length * 2
    expect((await bring(company, 'received', content)).result).toMatchObject({ added: 0, unchanged: count })
    expect((await bring(other, 'received', content)).result).toMatchObject({ added: count, unchanged: 0 })
    const table = async (whose: TestCompany) => {
      const read = await services.sheets.read((await exported(whose, 'received', format)).content)
      return read.ok ? read.sheet.rows.map(({ cells }) => JSON.stringify(cells)).toSorted() : read
    }
    expect(await table(other)).toEqual(await table(company))
    const ledger = async ({ tenantId }: TestCompany) =>
      t.admin`select goods_class, month, bucket, carats, warranted from ledger_balance where tenant_id = ${tenantId} order by 1, 2, 3`
    expect(await ledger(other)).toEqual(await ledger(company))
  },
)

test('no cell of an export is one that a spreadsheet would run, and numbers are numbers', async () => {
  const company = await newCompany(t)
  await partners(company)
  const csv = Buffer.from((await exported(company, 'counterparties', 'csv')).content).toString()
  expect(
    csv
      .replace(/^\uFEFF/, '')
      .split(/\r\n|,/)
      .filter((cell) => /^"?[=+\-@]/.test(cell)),
  ).toEqual([])
  const book = await services.sheets.read((await exported(company, 'counterparties', 'xlsx')).content)
  const cells = book.ok ? book.sheet.rows.flatMap((row) => row.cells) : []
  expect(cells.filter((cell) => typeof cell === 'string' && /^[=+\-@]/.test(cell))).toEqual([])
  expect(cells).toContain("'=1+1 & Sons")
})

test('an export has the filters and the permissions of its list', async () => {
  const [company, other] = [await newCompany(t), await newCompany(t)]
  await partners(company)
  const found = Buffer.from((await exported(company, 'counterparties', 'csv', { search: 'hudson' })).content).toString()
  expect(found.trimEnd().split('\r\n')).toHaveLength(2)
  expect(
    Buffer.from((await exported(other, 'counterparties', 'csv')).content)
      .toString()
      .trimEnd()
      .split('\r\n'),
  ).toHaveLength(1)
  await expect(exported(company, 'nothing', 'csv')).rejects.toMatchObject({ code: 'invalid' })
  const token = { ...company.owner, scopes: ['write'] as const }
  await expect(exportList(deps(), token, { kind: 'issued', format: 'csv', filters: {} })).rejects.toMatchObject({
    code: 'forbidden',
  })
})

it.each(formats)('certificates and opening stock go out and come in again unchanged: %s (LOD-7)', async (format) => {
  const [company, other] = [await newCompany(t), await newCompany(t)]
  const head =
    'number,origin_countries,mixed_origin,issued_on,expires_on,authority,exporter,importer,importer_country,parcels,validated_on,seal_numbers,hs_code,carats,value,predecessors,note,mine'
  const row = (number: string, more: string) => `${number},${more}`
  const certificates = [
    head,
    row(
      'BW0000123',
      'BW,no,2026-02-01,2026-04-01,Diamond Office,"\'=Exporter, Gaborone",Scheldt Diamonds,BE,1,2026-02-02,S-1;S-2,7102.31,100.5,50250.00,,\'@note,',
    ),
    row(
      'BW0000123',
      'BW,no,2026-02-01,2026-04-01,Diamond Office,"\'=Exporter, Gaborone",Scheldt Diamonds,BE,1,2026-02-02,S-1;S-2,7102.10,9.503,950.00,,,',
    ),
    row(
      'NA0000001',
      'NA;BW,yes,2026-02-01,2026-04-01,Ministry,Exporter,Importer,BE,2,2026-02-02,S-3,7102.31,20,400.10,NA0000000,,Mine 1',
    ),
  ]
  const stock = [
    'goods_class,day,carats,warranted,lot,evidence',
    'POLISHED_NATURAL,2026-01-01,1250.3,1200,,Count',
    'POLISHED_NATURAL,2026-01-01,84.125,,\'-Lot 7,"Count, seen by two"',
  ]
  for (const [kind, lines, count] of [
    ['certificates', certificates, 2],
    ['opening-stock', stock, 2],
  ] as const) {
    expect((await bring(company, kind, Buffer.from(lines.join('\n')))).result).toMatchObject({ added: count })
    const { content } = await exported(company, kind, format)
    expect((await bring(company, kind, content)).result).toMatchObject({ added: 0, unchanged: count })
    expect((await bring(other, kind, content)).result).toMatchObject({ added: count })
    const again = await services.sheets.read((await exported(other, kind, format)).content)
    const once = await services.sheets.read(content)
    const sorted = (read: typeof once) =>
      read.ok ? read.sheet.rows.map(({ cells }) => JSON.stringify(cells)).toSorted() : read
    expect(sorted(again)).toEqual(sorted(once))
  }
})
