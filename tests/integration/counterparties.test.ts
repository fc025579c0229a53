import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  changeCounterparty,
  createCounterparty,
  listCounterparties,
  readCounterparty,
} from '../../domain/counterparties/index.ts'
import { readCheckEvidence, recordCheck } from '../../domain/counterparties/registrations/index.ts'
import type { CompanyActor } from '../../domain/kernel/actor.ts'
import type { CounterpartyId } from '../../domain/kernel/ids.ts'
import {
  listReceivedDocuments,
  readReceivedDocument,
  receivedChoices,
  recordReceivedDocument,
} from '../../domain/received-documents/index.ts'
import { newCompany, newCounterparty, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let t: TestDatabase
const deps = () => ({ ...testServices(), db: t.db, library: t.library })
beforeAll(async () => {
  t = await testDatabase()
})
afterAll(() => t.close())

test('a counterparty is added, changed, found by name, and hidden from an outsider', async () => {
  const company = await newCompany(t)
  const other = await newCompany(t)
  const details = { name: 'Ramat Gan Stones', roles: ['supplier'], country: 'il' }
  const id = await createCounterparty(deps(), company.dealer, details)
  await changeCounterparty(deps(), company.dealer, { id, input: { ...details, taxNumber: 'IL-9' } })
  expect(await readCounterparty(deps(), company.viewer, id)).toMatchObject({
    country: 'IL',
    taxNumber: 'IL-9',
    roles: ['supplier'],
  })
  const found = await listCounterparties(deps(), company.viewer, { search: 'ramat', role: 'supplier' })
  expect(found.counterparties.map((each) => each.id)).toEqual([id])
  await expect(readCounterparty(deps(), other.owner, id)).rejects.toMatchObject({ code: 'not_found' })
  await expect(changeCounterparty(deps(), other.owner, { id, input: details })).rejects.toMatchObject({
    code: 'not_found',
  })
})

const look = {
  number: 'P-7',
  validFrom: '2026-01-01',
  validTo: '2026-12-31',
  checkedOn: '2026-02-01',
  seen: 'Its entry',
}
const check = (
  actor: CompanyActor,
  of: CounterpartyId,
  change: object = {},
  file?: { name: string; content: Buffer },
) => recordCheck(deps(), actor, { of, input: { ...look, ...change }, file })

test('a look at a registration is recorded under the person’s name, kept with its evidence, and never replaced', async () => {
  const company = await newCompany(t)
  const of = await newCounterparty(t, company.tenantId)
  expect((await readCounterparty(deps(), company.viewer, of)).standings).toMatchObject([
    { scheme: 'sow', standing: 'not-verified', checkedOn: null },
  ])
  const file = { name: 'entry.png', content: Buffer.from('89504e470d0a1a0a', 'hex') }
  const first = await check(company.compliance, of, {}, file)
  await check(company.dealer, of, { number: null, validFrom: null, validTo: null, checkedOn: '2026-03-01' })
  const found = await readCounterparty(deps(), company.viewer, of)
  expect(found.registrations.map(({ number, checkedBy }) => [number, checkedBy])).toEqual([
    [null, 'The dealer'],
    ['P-7', 'The compliance'],
  ])
  expect(found.standings).toMatchObject([{ standing: 'not-verified', checkedBy: 'The dealer' }])
  await check(company.dealer, of, { checkedOn: '2026-11-24' })
  const { counterparties } = await listCounterparties(deps(), company.viewer, {})
  expect(counterparties).toMatchObject([{ standings: [{ standing: 'valid', endsSoon: true, number: 'P-7' }] }])
  expect(await readCheckEvidence(deps(), company.viewer, of, first)).toMatchObject({ name: 'entry.png', bytes: 8 })
  const other = await newCompany(t)
  await expect(check(other.owner, of)).rejects.toMatchObject({ code: 'not_found' })
  await expect(readCheckEvidence(deps(), other.owner, of, first)).rejects.toMatchObject({ code: 'not_found' })
  const theirs = await newCounterparty(t, company.tenantId, 'Somebody else')
  await expect(readCheckEvidence(deps(), company.viewer, theirs, first)).rejects.toMatchObject({ code: 'not_found' })
})

test('the association sees nothing of it, not even that there is evidence (ISO-8)', async () => {
  const company = await newCompany(t)
  const of = await newCounterparty(t, company.tenantId)
  await check(company.compliance, of, {}, { name: 'entry.pdf', content: Buffer.from('%PDF-1.7 entry') })
  const system = postgres(t.urls.systemUrl, { max: 1 })
  try {
    expect(await system`select purpose from stored_file where tenant_id = ${company.tenantId}`).toEqual([])
    await expect(system`select * from counterparty_registration`).rejects.toMatchObject({ code: '42501' })
  } finally {
    await system.end()
  }
})

test.each([
  ['a day that has not come', { checkedOn: '2026-11-25' }, 'checkedOn'],
  ['no word of what was seen', { seen: ' ' }, 'seen'],
  ['dates without a number', { number: null }, 'number'],
  ['an end before the beginning', { validTo: '2025-12-31' }, 'validTo'],
  ['a scheme that is not the company’s', { scheme: 'fsc' }, 'scheme'],
])('a look with %s is refused at its field', async (_what, change, field) => {
  const company = await newCompany(t)
  const of = await newCounterparty(t, company.tenantId)
  await expect(check(company.dealer, of, change)).rejects.toMatchObject({
    code: 'invalid',
    details: { fields: { [field]: [expect.any(String)] } },
  })
  await expect(check(company.viewer, of)).rejects.toMatchObject({ code: 'forbidden' })
  expect((await readCounterparty(deps(), company.viewer, of)).registrations).toEqual([])
})

test('a company of two schemes says of which one it looked, and sees how a partner stands with each', async () => {
  const company = await newCompany(t, { schemes: ['fsc', 'sow'] })
  const of = await newCounterparty(t, company.tenantId)
  await expect(check(company.dealer, of)).rejects.toMatchObject({ details: { fields: { scheme: expect.anything() } } })
  await check(company.dealer, of, { scheme: 'fsc', validTo: '2030-12-31' })
  const { standings } = await readCounterparty(deps(), company.viewer, of)
  expect(standings.map(({ scheme, standing }) => [scheme, standing])).toEqual([
    ['fsc', 'valid'],
    ['sow', 'not-verified'],
  ])
})

test('a received document shows how its supplier was registered on its date, and who had looked', async () => {
  const company = await newCompany(t)
  const supplierId = await newCounterparty(t, company.tenantId)
  await check(company.compliance, supplierId)
  const received = async (number: string, documentDate: string, edition: string) => {
    const lines = [{ goodsClass: 'POLISHED_NATURAL', carats: '2' }]
    const id = await recordReceivedDocument(deps(), company.dealer, {
      input: { supplierId, number, documentDate, edition, lines },
    })
    return readReceivedDocument(deps(), company.viewer, id)
  }
  expect(await received('R-1', '2026-09-20', 'SOW-2002')).toMatchObject({
    standing: 'accepted',
    goods: [{ goodsName: 'Polished, natural', unit: 'ct', carats: '2.000' }],
    registrations: [
      { scheme: 'sow', standing: 'valid', number: 'P-7', checkedOn: '2026-02-01', checkedBy: 'The compliance' },
    ],
  })
  expect(await received('R-2', '2027-01-01', 'SOW-2002')).toMatchObject({
    standing: 'not-valid',
    registrations: [{ standing: 'expired' }],
  })
})

test('editions and goods to record are those of the company’s schemes', async () => {
  const company = await newCompany(t)
  const supplierId = await newCounterparty(t, company.tenantId)
  const { editions, goods } = await receivedChoices(deps(), company.viewer)
  expect(editions.map(({ value }) => value)).toEqual(['SOW-2021', 'SOW-2002'])
  expect(goods.map(({ key }) => key)).not.toContain('WOOD_FSC_100')
  const entry = { supplierId, number: 'R-1', documentDate: '2026-03-01', edition: 'SOW-2021' }
  const record = (change: object) =>
    recordReceivedDocument(deps(), company.dealer, {
      input: { ...entry, lines: [{ goodsClass: 'POLISHED_NATURAL', carats: '1' }], ...change },
    })
  await expect(record({ edition: 'V3-1' })).rejects.toMatchObject({
    details: { fields: { edition: expect.anything() } },
  })
  await expect(record({ lines: [{ goodsClass: 'WOOD_FSC_100', carats: '1' }] })).rejects.toMatchObject({
    details: { fields: { 'lines.0.goodsClass': expect.anything() } },
  })
  const wood = await newCompany(t, { schemes: ['fsc', 'sow'] })
  expect((await receivedChoices(deps(), wood.viewer)).editions.map(({ label }) => label)).toEqual([
    'FSC chain of custody, V3-1',
    'WDC System of Warranties, SOW-2021',
    'WDC System of Warranties, SOW-2002',
  ])
})

test('a received document is recorded once, with its carats and a file that is what it says', async () => {
  const company = await newCompany(t)
  const supplierId = await newCounterparty(t, company.tenantId)
  const input = {
    supplierId,
    number: 'S-1',
    documentDate: '2026-03-01',
    edition: 'SOW-2021',
    lines: [{ goodsClass: 'ROUGH_NATURAL', carats: '10.25' }],
  }
  const pdf = { name: 'S-1.pdf', content: Buffer.from('%PDF-1.7 ...') }
  const id = await recordReceivedDocument(deps(), company.dealer, { input, file: pdf })
  expect(await readReceivedDocument(deps(), company.viewer, id)).toMatchObject({
    goods: [{ goodsClass: 'ROUGH_NATURAL', carats: '10.250' }],
  })
  expect((await listReceivedDocuments(deps(), company.viewer, {})).documents).toHaveLength(1)
  await expect(recordReceivedDocument(deps(), company.dealer, { input })).rejects.toMatchObject({ code: 'conflict' })
  const wrong = { name: 'x.pdf', content: Buffer.from('MZ executable') }
  await expect(recordReceivedDocument(deps(), company.dealer, { input, file: wrong })).rejects.toMatchObject({
    code: 'invalid',
  })
  const other = await newCompany(t)
  await expect(readReceivedDocument(deps(), other.owner, id)).rejects.toMatchObject({ code: 'not_found' })
})

test('a row of carats that was left empty does not count; a duplicate says which field', async () => {
  const company = await newCompany(t)
  const supplierId = await newCounterparty(t, company.tenantId)
  const input = {
    ...{ supplierId, number: 'S-2', documentDate: '2026-03-01', edition: 'SOW-2021' },
    lines: [
      { goodsClass: 'ROUGH_NATURAL', carats: ' ' },
      { goodsClass: 'POLISHED_NATURAL', carats: '2' },
    ],
  }
  const id = await recordReceivedDocument(deps(), company.dealer, { input })
  expect(await readReceivedDocument(deps(), company.viewer, id)).toMatchObject({
    goods: [{ goodsClass: 'POLISHED_NATURAL', carats: '2.000' }],
  })
  await expect(recordReceivedDocument(deps(), company.dealer, { input })).rejects.toMatchObject({
    code: 'conflict',
    details: { fields: { number: [expect.stringContaining('S-2')] } },
  })
  const fourth = {
    ...input,
    lines: [
      { goodsClass: 'ROUGH_NATURAL', carats: '1' },
      { goodsClass: 'POLISHED_NATURAL', carats: '1.0005' },
    ],
  }
  await expect(recordReceivedDocument(deps(), company.dealer, { input: fourth })).rejects.toMatchObject({
    details: { fields: { 'lines.1.carats': [expect.any(String)] } },
  })
})
