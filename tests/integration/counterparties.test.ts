import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  changeCounterparty,
  createCounterparty,
  listCounterparties,
  readCounterparty,
} from '../../domain/counterparties/index.ts'
import {
  listReceivedWarranties,
  readReceivedWarranty,
  recordReceivedWarranty,
} from '../../domain/received-warranties/index.ts'
import { newCompany, newCounterparty, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let t: TestDatabase
const deps = () => ({ ...testServices(), db: t.db })
beforeAll(async () => {
  t = await testDatabase()
})
afterAll(() => t.close())

test('a counterparty is added, changed, found by name, and hidden from an outsider', async () => {
  const company = await newCompany(t)
  const other = await newCompany(t)
  const details = { name: 'Ramat Gan Stones', roles: ['supplier'], country: 'il' }
  const id = await createCounterparty(deps(), company.dealer, details)
  await changeCounterparty(deps(), company.dealer, { id, input: { ...details, sowNumber: 'S-9' } })
  expect(await readCounterparty(deps(), company.viewer, id)).toMatchObject({
    country: 'IL',
    sowNumber: 'S-9',
    roles: ['supplier'],
  })
  const found = await listCounterparties(deps(), company.viewer, { search: 'ramat', role: 'supplier' })
  expect(found.counterparties.map((each) => each.id)).toEqual([id])
  await expect(readCounterparty(deps(), other.owner, id)).rejects.toMatchObject({ code: 'not_found' })
  await expect(changeCounterparty(deps(), other.owner, { id, input: details })).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('a received warranty is recorded once, with its carats and a file that is what it says', async () => {
  const company = await newCompany(t)
  const supplierId = await newCounterparty(t, company.tenantId)
  const input = {
    supplierId,
    number: 'S-1',
    documentDate: '2026-03-01',
    edition: 'SOW-2021',
    carats: [{ goodsClass: 'ROUGH_NATURAL', carats: '10.25' }],
  }
  const pdf = { name: 'S-1.pdf', content: Buffer.from('%PDF-1.7 ...') }
  const id = await recordReceivedWarranty(deps(), company.dealer, { input, file: pdf })
  expect(await readReceivedWarranty(deps(), company.viewer, id)).toMatchObject({
    carats: [{ goodsClass: 'ROUGH_NATURAL', carats: '10.250' }],
  })
  expect((await listReceivedWarranties(deps(), company.viewer, {})).warranties).toHaveLength(1)
  await expect(recordReceivedWarranty(deps(), company.dealer, { input })).rejects.toMatchObject({ code: 'conflict' })
  const wrong = { name: 'x.pdf', content: Buffer.from('MZ executable') }
  await expect(recordReceivedWarranty(deps(), company.dealer, { input, file: wrong })).rejects.toMatchObject({
    code: 'invalid',
  })
  const other = await newCompany(t)
  await expect(readReceivedWarranty(deps(), other.owner, id)).rejects.toMatchObject({ code: 'not_found' })
})

test('a row of carats that was left empty does not count; a duplicate says which field', async () => {
  const company = await newCompany(t)
  const supplierId = await newCounterparty(t, company.tenantId)
  const input = {
    ...{ supplierId, number: 'S-2', documentDate: '2026-03-01', edition: 'SOW-2021' },
    carats: [
      { goodsClass: 'ROUGH_NATURAL', carats: ' ' },
      { goodsClass: 'POLISHED_NATURAL', carats: '2' },
    ],
  }
  const id = await recordReceivedWarranty(deps(), company.dealer, { input })
  expect(await readReceivedWarranty(deps(), company.viewer, id)).toMatchObject({
    carats: [{ goodsClass: 'POLISHED_NATURAL', carats: '2.000' }],
  })
  await expect(recordReceivedWarranty(deps(), company.dealer, { input })).rejects.toMatchObject({
    code: 'conflict',
    details: { fields: { number: [expect.stringContaining('S-2')] } },
  })
  const fourth = { ...input, carats: [input.carats[0], { goodsClass: 'POLISHED_NATURAL', carats: '1.0005' }] }
  await expect(recordReceivedWarranty(deps(), company.dealer, { input: fourth })).rejects.toMatchObject({
    details: { fields: { 'carats.1.carats': [expect.any(String)] } },
  })
})
