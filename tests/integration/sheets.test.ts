import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { createCounterparty, listCounterparties } from '../../domain/counterparties/index.ts'
import { applyImport, checkImport, importErrors, mapImport, readImport } from '../../domain/imports/index.ts'
import { listTradeDocuments, readDraft } from '../../domain/trade-documents/index.ts'
import { openSheets } from '../../platform/sheets/index.ts'
import { newCompany, newCounterparty, type TestCompany, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { failed, formula, serial, workbookOf } from '../support/workbook.ts'

let t: TestDatabase
let company: TestCompany
const services = testServices()
const deps = () => ({ ...services, db: t.db, library: t.library })
beforeAll(async () => {
  t = await testDatabase()
  company = await newCompany(t)
  await newCounterparty(t, company.tenantId, 'Hudson Gems Inc')
})
afterAll(() => t.close())

const HEAD = [
  'invoice',
  'date',
  'customer',
  'currency',
  'goods_class',
  'description',
  'pieces',
  'carats',
  'price_per_carat',
]
const GOODS = 'POLISHED_NATURAL'
const row = (invoice: string, carats: string | number = '1.5') => [
  invoice,
  '2026-02-01',
  'Hudson Gems Inc',
  'USD',
  GOODS,
  'Rounds',
  3,
  carats,
  100,
]
const bring = (content: Uint8Array | string, kind = 'issued', name = 'a.csv') =>
  checkImport(deps(), company.dealer, {
    kind,
    file: { name, content: typeof content === 'string' ? Buffer.from(content) : content },
  })
const lines = (...rows: readonly (readonly (string | number)[])[]) => rows.map((cells) => cells.join(',')).join('\n')

describe('a workbook', () => {
  test('is read with its days, its formulas’ saved values and what is merged down a column', async () => {
    const body = [
      ['Sales of March'],
      HEAD,
      ['A1', serial(46054), 'Hudson Gems Inc', 'USD', GOODS, 'Rounds', 3, 2.5099999999999998, formula('2*50', 100)],
      [null, null, null, null, GOODS, 'Ovals', 1, 1.203, 200.5],
      [],
      ['A2', '01.02.2026', 'Hudson Gems Inc', 'USD', GOODS, 'Mêlée', 120, 4.8, 640],
    ]
    const content = await workbookOf(body, { merged: ['A1:E1', 'A3:A4', 'B3:B4'], emptyRows: 5_000 })
    const report = await bring(content, 'issued', 'march.xlsx')
    expect(report).toMatchObject({
      status: 'checked',
      rowCount: 3,
      documentCount: 2,
      errors: [],
      told: 'Read from the sheet “Stock”.',
    })
    await applyImport(deps(), company.dealer, report.id)
    const { documents } = await listTradeDocuments(deps(), company.dealer, { status: 'draft' })
    const drafts = await Promise.all(documents.map(({ id }) => readDraft(deps(), company.dealer, id)))
    const first = drafts.find(({ content: { reference } }) => reference === 'A1')?.content
    expect(first).toMatchObject({
      documentDate: '2026-02-01',
      totalCarats: 3713,
      lines: [{ carats: 2510, pricePerCaratMinor: 10000n }, { carats: 1203 }],
    })
  })

  it.each([
    ['a formula without a saved value', formula('A1*2'), [], 'H2 is a formula without a saved result'],
    ['a formula that failed', failed('#REF!'), [], 'H2 holds the error #REF!'],
    ['a value merged across columns', '1.5', ['H2:I2'], 'H2:I2 is merged across columns'],
  ])('says by its address what holds no value: %s', async (_what, cell, merged, sentence) => {
    const cells = row('A1')
    const content = await workbookOf([HEAD, [...cells.slice(0, 7), cell, ...cells.slice(8)]], { merged })
    const { status, errors } = await bring(content)
    expect(status).toBe('refused')
    expect(errors[0]).toMatchObject({ row: 2, column: 'carats', sentence: expect.stringContaining(sentence) })
  })

  it.each([
    [
      'unpacks to more than 100 MB',
      () => ({ parts: { 'xl/media/a.bin': '0'.repeat(101 * 1024 * 1024) } }),
      'larger than 100 MB',
    ],
    [
      'has more than a thousand parts',
      () => ({ parts: Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`xl/${at}.xml`, ''])) }),
      'at most 1000',
    ],
    ['is another packed file', () => ({ parts: { 'xl/workbook.xml': '' } }), 'cannot be read'],
  ])('that %s is refused, and nothing else suffers (LOD-6)', async (_what, hand, sentence) => {
    const { status, errors } = await bring(await workbookOf([HEAD, row('A1')], hand()))
    expect([status, errors[0]?.sentence]).toEqual(['refused', expect.stringContaining(sentence)])
  })

  test('whose directory lies about its sizes, or points outside, is refused (LOD-6)', async () => {
    const honest = Buffer.from(await workbookOf([HEAD, row('A1')]))
    const lying = Buffer.from(honest)
    const entry = lying.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
    lying.writeUInt32LE(7, entry + 24)
    const outside = Buffer.from(honest.toString('latin1').replaceAll('xl/styles.xml', '../styles.xml'), 'latin1')
    for (const content of [lying, outside]) expect((await bring(content)).errors[0]?.sentence).toContain('damaged')
  })

  test('that takes too long takes its own thread with it', async () => {
    const impatient = openSheets({ seconds: 0.05 })
    expect(await impatient.read(await workbookOf([HEAD, row('A1')], { emptyRows: 50_000 }))).toMatchObject({
      ok: false,
      sentence: expect.stringContaining('too long'),
    })
  })
})

describe('text', () => {
  it.each([
    [
      'semicolons and decimal commas',
      lines(HEAD, row('A1', '1.503'), row('A2', '1.25')).replaceAll('.', '#').replaceAll(',', ';').replaceAll('#', ','),
      'semicolons',
    ],
    ['tabs', lines(HEAD, row('A1'), row('A2')).replaceAll(',', '\t'), 'tabs'],
    [
      'a byte-order mark and Excel’s own hint',
      `sep=;\r\n${lines(HEAD, row('A1'), row('A2')).replaceAll(',', ';')}`,
      'semicolons',
    ],
    [
      'thousands of empty rows',
      `${lines(HEAD, row('A1'))}${'\n'.repeat(4_000)}${',,,,,,,,\n'.repeat(4_000)}${lines(row('A2'))}`,
      'commas',
    ],
  ])('with %s is read', async (_what, text, told) => {
    expect(await bring(text)).toMatchObject({
      status: 'checked',
      rowCount: 2,
      errors: [],
      told: expect.stringContaining(told),
    })
  })

  test('in UTF-16 is read, with a mark or without', async () => {
    const text = lines(HEAD, row('A1'))
    for (const mark of ['', '\uFEFF'])
      expect(await bring(Buffer.from(`${mark}${text}`, 'utf16le'))).toMatchObject({
        status: 'checked',
        told: expect.stringContaining('UTF-16'),
      })
  })

  it.each([
    ['a PDF', '%PDF-1.7', 'This is a PDF'],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), '.xls'],
    ['no text at all', Buffer.from([1, 2, 3, 0xff]), 'neither a workbook nor text'],
    ['nothing', '', 'missing'],
  ])('is not %s, which is told', async (_what, content, sentence) => {
    expect((await bring(content)).errors[0]?.sentence).toContain(sentence)
  })

  test('of more than 50,000 rows is told to be split', async () => {
    const text = `${HEAD.join(',')}\n${`${row('A1').join(',')}\n`.repeat(50_001)}`
    expect((await bring(text)).errors).toMatchObject([{ row: 50_002, sentence: expect.stringContaining('Split it') }])
  })
})

describe('a dealer’s own heads', () => {
  const own = (...rows: string[]) => ['Inv. No.;Dt.;Party;Cur;Kind;Particulars;Pcs;Wt.;Rate;Shape', ...rows].join('\n')
  const keys = [...HEAD, null]

  test('wait for a person’s word with samples and proposals, and are remembered', async () => {
    const first = await bring(own(`A1;02/03/2026;Hudson Gems Inc;USD;${GOODS};Rounds;3;1,503;1.100,50;RD`))
    expect(first).toMatchObject({ status: 'mapping', rowCount: 1, errors: [] })
    expect(first.heads[7]).toEqual({ name: 'Wt.', samples: ['1,503'], proposed: 'carats' })
    expect(first.heads[1]).toMatchObject({ name: 'Dt.', proposed: null })
    await expect(applyImport(deps(), company.dealer, first.id)).rejects.toMatchObject({ code: 'conflict' })
    const asked = await mapImport(deps(), company.dealer, { id: first.id, input: { columns: keys } })
    expect(asked.errors).toMatchObject([
      { row: 2, column: 'date', sentence: expect.stringContaining('day or with the month first') },
    ])
    const said = await mapImport(deps(), company.dealer, { id: first.id, input: { columns: keys, days: 'day-first' } })
    expect(said).toMatchObject({ status: 'checked', documentCount: 1 })
    const next = await bring(own(`B1;04/03/2026;Hudson Gems Inc;USD;${GOODS};Rounds;3;2,5;1.100,50;RD`))
    expect(next).toMatchObject({ status: 'checked', documentCount: 1 })
    const other = await newCompany(t)
    const file = { name: 'a.csv', content: Buffer.from(own('A1;1;1;1;1;1;1;1;1;1')) }
    expect(await checkImport(deps(), other.dealer, { kind: 'issued', file })).toMatchObject({ status: 'mapping' })
    await expect(mapImport(deps(), other.dealer, { id: first.id, input: { columns: keys } })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it.each([
    [{ columns: [...HEAD, 'carats'] }, { 'columns.9': [expect.stringContaining('chosen twice')] }],
    [{ columns: [...HEAD, 'colour'] }, { 'columns.9': [expect.stringContaining('no column “colour”')] }],
    [{ columns: keys.slice(1) }, { columns: [expect.stringContaining('“invoice”')] }],
    [{ columns: [...keys, null] }, { columns: [expect.stringContaining('has 10 columns')] }],
    [{ columns: keys, days: 'backwards' }, { days: [expect.stringContaining('day-first')] }],
    [{}, { columns: [expect.stringContaining('Say for each column')] }],
  ])('said wrongly are refused field by field: %j', async (input, fields) => {
    const { id } = await bring(own(`C1;02/03/2026;Hudson Gems Inc;USD;${GOODS};Rounds;3;1,5;1;RD`))
    await expect(mapImport(deps(), company.dealer, { id, input })).rejects.toMatchObject({
      code: 'invalid',
      details: { fields },
    })
  })
})

test('the very same file a second time is recognised, and made again only when asked', async () => {
  const text = lines(HEAD, row('TWIN'))
  const [first, second] = [await bring(text), await bring(text)]
  await applyImport(deps(), company.dealer, first.id)
  await expect(applyImport(deps(), company.dealer, second.id)).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('imported already by The dealer'),
    details: { reason: 'same_file' },
  })
  expect(await readImport(deps(), company.dealer, second.id)).toMatchObject({ status: 'checked' })
  expect(await applyImport(deps(), company.dealer, second.id, { again: true })).toMatchObject({ added: 1 })
  await expect(mapImport(deps(), company.dealer, { id: second.id, input: { columns: HEAD } })).rejects.toMatchObject({
    code: 'conflict',
  })
})

test('the errors of a file are a file: row, column, what is wrong and what would be right', async () => {
  const { id } = await bring(lines(HEAD, row('A1', 'heavy')))
  const { content } = await importErrors(deps(), company.viewer, { id, format: 'csv' })
  const [head, line] = Buffer.from(content).toString().split('\r\n')
  expect(head).toBe('\uFEFFrow,column,heading_in_file,what_is_wrong,what_would_be_right')
  expect(line).toContain('2,carats,carats,')
  expect(line).toContain('A number with at most three decimals, like 1.503.')
  const workbook = await importErrors(deps(), company.viewer, { id, format: 'xlsx' })
  expect(await services.sheets.read(workbook.content)).toMatchObject({
    ok: true,
    sheet: { rows: [{}, { cells: [2, 'carats', 'carats', expect.any(String), expect.any(String)] }] },
  })
  const other = await newCompany(t)
  await expect(importErrors(deps(), other.viewer, { id, format: 'csv' })).rejects.toMatchObject({ code: 'not_found' })
})

test('counterparties are added, changed and left, and a name twice is told', async () => {
  const { owner } = company
  await createCounterparty(deps(), owner, {
    name: 'Okavango Rough',
    roles: ['supplier'],
    country: 'BW',
    email: 'a@b.example',
  })
  const file = lines(
    ['name', 'roles', 'country', 'address'],
    ['New Gems', 'both', 'us', 'x'],
    ['OKAVANGO ROUGH', 'supplier;buyer', 'BW', ''],
    ['Hudson Gems Inc', 'buyer;supplier', 'BE', '"Vestingstraat 7, Antwerp"'],
  )
  const report = await bring(file, 'counterparties')
  expect(report).toMatchObject({ status: 'checked', counts: { added: 1, changed: 1, unchanged: 1 } })
  expect(await applyImport(deps(), owner, report.id)).toMatchObject({ added: 1, changed: 1, unchanged: 1 })
  const { counterparties } = await listCounterparties(deps(), owner, {})
  const named = (name: string) => counterparties.find((each) => each.name === name)
  expect(named('New Gems')).toMatchObject({ roles: ['buyer', 'supplier'], country: 'US', address: 'x' })
  expect(named('OKAVANGO ROUGH')).toMatchObject({ roles: ['supplier', 'buyer'], email: 'a@b.example' })
  const twice = await bring(
    lines(['name', 'roles', 'country'], ['A', 'buyer', 'BE'], ['a', 'owner', 'BEL'], ['A', 'buyer', 'BE']),
    'counterparties',
  )
  expect(twice.errors.map(({ row: at, column }) => `${at} ${column}`)).toEqual(['3 roles', '3 country', '4 name'])
})
