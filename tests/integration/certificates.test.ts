import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTenant } from '../../db/tenant.ts'
import {
  confirmImport,
  listCertificates,
  readCertificate,
  readCertificateFile,
  readConfirmationLetter,
  recordCertificate,
  withdrawCertificate,
} from '../../domain/certificates/index.ts'
import type { CompanyActor } from '../../domain/kernel/actor.ts'
import { day } from '../../domain/kernel/calendar.ts'
import { type EngagementId, newId } from '../../domain/kernel/ids.ts'
import { newCompany, testServices } from '../support/builders.ts'
import { aCertificate } from '../support/certificates.ts'
import { type TestDatabase, testDatabase, warm } from '../support/database.ts'

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
const refused = (field: string) => ({ details: { fields: { [field]: [expect.any(String)] } } })

test('a certificate is recorded with its file and reads back exactly', async () => {
  const company = await newCompany(t)
  const id = await record(company.dealer)
  const found = await readCertificate(deps(), company.viewer, id)
  expect(found).toMatchObject({
    ...{
      number: 'BW 0012345',
      issuer: 'BW',
      carats: '100.500',
      valueMinor: 2_500_050n,
      parcelCount: 2,
      countsOn: '2026-02-12',
    },
    lines: [
      { hsCode: '7102.31', carats: '100.000', valueMinor: 2_500_000n, countryOfMining: 'BW' },
      { hsCode: '7102.10', carats: '0.500', valueMinor: 50n },
    ],
    ...{ predecessors: [{ number: 'ZA 77', id: null }], further: { quality: 'Makeables' }, recordedBy: 'The dealer' },
    ...{ file: { name: 'BW0012345.pdf' }, sealNumbers: ['S-1'], status: 'recorded' },
  })
  expect(await readCertificateFile(deps(), company.viewer, id)).toMatchObject({ mediaType: 'application/pdf' })
  const { certificates } = await listCertificates(deps(), company.viewer, { search: 'bw-0012', direction: 'received' })
  expect(certificates.map((each) => each.id)).toEqual([id])
  expect((await listCertificates(deps(), company.viewer, { direction: 'issued' })).certificates).toEqual([])
})

test('a number is recorded once, however it is written, until its entry is withdrawn', async () => {
  const company = await newCompany(t)
  const id = await record(company.dealer)
  await expect(record(company.dealer, { number: 'bw-0012345' })).rejects.toMatchObject({
    ...{ code: 'conflict' },
    ...refused('number'),
  })
  await expect(withdrawCertificate(deps(), company.dealer, { id, input: { reason: 'Wrong' } })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await withdrawCertificate(deps(), company.compliance, { id, input: { reason: 'Wrong weight' } })
  await expect(
    withdrawCertificate(deps(), company.compliance, { id, input: { reason: 'Again' } }),
  ).rejects.toMatchObject({ code: 'conflict' })
  const anew = await record(company.dealer, { number: 'bw-0012345' })
  expect(await readCertificate(deps(), company.viewer, id)).toMatchObject({
    ...{ status: 'withdrawn', withdrawReason: 'Wrong weight', withdrawnBy: 'The compliance', findings: [] },
  })
  expect((await readCertificate(deps(), company.viewer, anew)).status).toBe('recorded')
  expect(await record((await newCompany(t)).dealer), 'another company has a register of its own').toEqual(
    expect.any(String),
  )
})

test('of many who record one number at once, one does', async () => {
  const company = await newCompany(t)
  await warm(t)
  const tried = await Promise.allSettled(Array.from({ length: 6 }, () => record(company.dealer)))
  expect(tried.map(({ status }) => status).toSorted()).toEqual(['fulfilled', ...Array(5).fill('rejected')])
  expect((await listCertificates(deps(), company.viewer, {})).certificates).toHaveLength(1)
})

test('the elements of a certificate stay as they were recorded', async () => {
  const company = await newCompany(t)
  const id = await record(company.dealer)
  for (const change of ["number = 'BW2'", 'carats = 200', "expires_on = '2030-01-01'"])
    await expect(
      inTenant(t.db, company.tenantId, (tx) =>
        sql.raw(`update kp_certificate set ${change} where id = '${id}'`).execute(tx),
      ),
    ).rejects.toMatchObject({ code: '42501' })
})

test.each([
  ['polished', { lines: [{ hsCode: '7102.39', carats: '100.5', value: '25000.50' }] }, 'lines.0.hsCode'],
  ['letters that no participant has', { number: 'XX0012345' }, 'number'],
  ['a shipment that has not come', { shippedOn: '2026-11-25', importedOn: '' }, 'shippedOn'],
  ['an expiry before the issue', { expiresOn: '2026-01-31' }, 'expiresOn'],
])('a certificate of %s is refused at its field, and nothing is recorded', async (_what, change, field) => {
  const company = await newCompany(t)
  await expect(record(company.dealer, change)).rejects.toMatchObject({ code: 'invalid', ...refused(field) })
  expect((await listCertificates(deps(), company.viewer, {})).certificates).toEqual([])
})

test('a file that is none, a viewer, and a company whose schemes know no certificates are refused', async () => {
  const company = await newCompany(t)
  const wrong = { name: 'x.pdf', content: Buffer.from('MZ a program') }
  await expect(recordCertificate(deps(), company.dealer, { input: aCertificate(), file: wrong })).rejects.toMatchObject(
    { code: 'invalid', ...refused('file') },
  )
  await expect(record(company.viewer)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(record((await newCompany(t, { schemes: ['fsc'] })).dealer)).rejects.toMatchObject({ code: 'invalid' })
})

test('an outsider finds nothing of it', async () => {
  const [company, other] = [await newCompany(t), await newCompany(t)]
  const id = await record(company.dealer)
  const notFound = { code: 'not_found' }
  await expect(readCertificate(deps(), other.owner, id)).rejects.toMatchObject(notFound)
  await expect(readCertificateFile(deps(), other.owner, id)).rejects.toMatchObject(notFound)
  await expect(readConfirmationLetter(deps(), other.owner, id)).rejects.toMatchObject(notFound)
  await expect(withdrawCertificate(deps(), other.owner, { id, input: { reason: 'x' } })).rejects.toMatchObject(notFound)
  const input = { sentOn: '2026-02-20', sentTo: 'x', signatory: 'x' }
  await expect(confirmImport(deps(), other.owner, { id, input })).rejects.toMatchObject(notFound)
})

test('an auditor finds the certificates that count in his period', async () => {
  const company = await newCompany(t)
  const id = await record(company.dealer)
  const auditor = (from: string, to: string): CompanyActor => ({
    ...company.viewer,
    role: 'auditor',
    engagement: { id: newId<EngagementId>(), from: day(from), to: day(to) },
  })
  expect((await listCertificates(deps(), auditor('2026-02-12', '2026-02-12'), {})).certificates).toHaveLength(1)
  expect((await listCertificates(deps(), auditor('2026-01-01', '2026-02-11'), {})).certificates).toEqual([])
  await expect(readCertificate(deps(), auditor('2026-01-01', '2026-02-11'), id)).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('the import is confirmed in the scheme’s words, in time or late, and the letter is kept', async () => {
  const company = await newCompany(t)
  const id = await record(company.dealer)
  expect(await readCertificate(deps(), company.viewer, id)).toMatchObject({
    confirmation: { dueOn: '2026-02-27', state: 'overdue' },
  })
  const letter = await readConfirmationLetter(deps(), company.viewer, id)
  expect(letter.text).toContain('We confirm the import of the rough diamonds described here')
  expect(letter.plain).toContain('Kimberley Process Certificate: BW 0012345')
  expect(letter.plain).toContain('Exporter: Okavango Rough (Pty) Ltd, Gaborone')
  const input = { sentOn: '2026-02-27', sentTo: 'Department of Mines', signatory: 'Ada, owner' }
  const confirm = (change: object) => confirmImport(deps(), company.dealer, { id, input: { ...input, ...change } })
  await expect(confirm({ sentOn: '2026-02-11' })).rejects.toMatchObject(refused('sentOn'))
  await expect(confirm({ sentOn: '2026-11-25' })).rejects.toMatchObject(refused('sentOn'))
  await confirm({ sentOn: '2026-03-05' })
  expect((await readCertificate(deps(), company.viewer, id)).confirmation?.state).toBe('late')
  await confirm({})
  const found = await readCertificate(deps(), company.viewer, id)
  expect(found.confirmation?.state).toBe('sent')
  expect(found.confirmations[0]).toMatchObject({
    sentOn: '2026-02-27',
    letter: expect.stringContaining('Signatory: Ada, owner'),
  })
  const exported = await record(company.dealer, { number: 'EU 1', direction: 'issued', importedOn: '' })
  await expect(confirmImport(deps(), company.dealer, { id: exported, input })).rejects.toMatchObject({
    code: 'conflict',
  })
})

test('certificates know what they came in on and what went on under them', async () => {
  const company = await newCompany(t)
  const earlier = await record(company.dealer)
  const later = await record(company.dealer, {
    ...{ number: 'EU 5', direction: 'issued', importedOn: '', predecessors: ['BW0012345', 'ZA 4'] },
  })
  expect((await readCertificate(deps(), company.viewer, later)).predecessors).toMatchObject([
    { number: 'BW0012345', id: earlier },
    { number: 'ZA 4', id: null },
  ])
  expect((await readCertificate(deps(), company.viewer, earlier)).successors).toMatchObject([
    { number: 'EU 5', id: later },
  ])
})
