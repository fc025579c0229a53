import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCounterparty } from '../../domain/counterparties/index.ts'
import { applyImport, checkImport } from '../../domain/imports/index.ts'
import { newCompany, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let t: TestDatabase
const services = testServices()
const deps = () => ({ ...services, db: t.db, library: t.library })
beforeAll(async () => {
  t = await testDatabase()
})
afterAll(() => t.close())

test('a credit note for more than came, other stones and a second supplier’s number are told before anything is written', async () => {
  const company = await newCompany(t)
  for (const name of ['Hudson Gems Inc', 'Ünïcode 钻石 Co'])
    await createCounterparty(deps(), company.owner, { name, roles: ['buyer', 'supplier'], country: 'BE' })
  const head =
    'number,document_type,date,supplier,original,currency,statement,goods_class,description,carats,amount,original_line'
  const row = (...cells: string[]) => cells.join(',')
  const supplier = 'Hudson Gems Inc'
  const text = [
    head,
    row(
      'P-1',
      'invoice',
      '2026-02-01',
      supplier,
      '',
      'USD',
      'SOW-2021',
      'POLISHED_NATURAL',
      'Rounds',
      '10',
      '1000',
      '',
    ),
    row(
      'C-1',
      'credit-note',
      '2026-02-03',
      supplier,
      'P-1',
      'USD',
      '',
      'POLISHED_NATURAL',
      'Rounds',
      '10.001',
      '1000',
      '1',
    ),
    row('C-2', 'credit-note', '2026-02-03', supplier, 'P-9', 'USD', '', 'POLISHED_NATURAL', 'Rounds', '1', '100', ''),
    row(
      'P-1',
      'invoice',
      '2026-02-01',
      'Ünïcode 钻石 Co',
      '',
      'USD',
      'SOW-1999',
      'POLISHED_NATURAL',
      'Rounds',
      '1',
      '',
      '',
    ),
  ]
  const bringText = async (rows: readonly string[]) =>
    checkImport(deps(), company.dealer, {
      kind: 'received',
      file: { name: 'a.csv', content: Buffer.from(rows.join('\n')) },
    })
  expect((await bringText(text)).errors).toMatchObject([
    { row: 4, column: 'original', sentence: expect.stringContaining('“P-9”') },
    { row: 5, column: 'statement', sentence: expect.stringContaining('one of') },
  ])
  const over = await bringText(text.slice(0, 3))
  expect(over).toMatchObject({ status: 'refused', errors: [{ row: 3, column: 'carats' }] })
  const [count] = await t.admin`select count(*)::int as n from received_document where tenant_id = ${company.tenantId}`
  expect(count?.['n']).toBe(0)
  const right = await bringText(text.slice(0, 3).map((line) => line.replace('10.001', '9.001')))
  expect(await applyImport(deps(), company.dealer, right.id)).toMatchObject({ added: 2 })
  const changed = await bringText(text.slice(0, 2).map((line) => line.replace(',10,', ',11,')))
  expect(changed.errors).toMatchObject([
    { row: 2, column: 'number', sentence: expect.stringContaining('other content') },
  ])
})

test('what a use case refuses of a certificate or a stock is told by its row, and nothing is kept', async () => {
  const company = await newCompany(t)
  const stock = [
    'goods_class,day,carats,warranted,evidence',
    'POLISHED_NATURAL,2026-01-01,10,11,Count',
    'NOTHING,2026-01-01,10,,Count',
  ]
  const said = async (kind: string, rows: readonly string[]) =>
    (await checkImport(deps(), company.owner, { kind, file: { name: 'a.csv', content: Buffer.from(rows.join('\n')) } }))
      .errors
  expect(await said('opening-stock', stock)).toMatchObject([{ row: 2, column: 'warranted' }])
  expect(await said('opening-stock', [stock[0] ?? '', stock[2] ?? ''])).toMatchObject([
    { row: 2, column: 'goods_class' },
  ])
  const head =
    'number,origin_countries,issued_on,expires_on,authority,exporter,importer,importer_country,parcels,validated_on,seal_numbers,hs_code,carats,value'
  const wrong = 'BW1,BW,2026-02-01,2026-01-01,Office,E,I,BE,1,2026-02-02,S,7102.31,1,1'
  expect((await said('certificates', [head, wrong])).map(({ column }) => column)).toContain('expires_on')
  const [count] = await t.admin`select count(*)::int as n from kp_certificate where tenant_id = ${company.tenantId}`
  expect(count?.['n']).toBe(0)
})
