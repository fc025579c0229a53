import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  listGovernance,
  readGovernanceFile,
  recordGovernance,
  withdrawGovernance,
} from '../../domain/governance/index.ts'
import { newCompany, type TestCompany, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let t: TestDatabase
let company: TestCompany
const services = testServices(new Date('2026-11-24T10:00:00Z'))
const deps = () => ({ ...services, db: t.db })
const PDF = Buffer.from('%PDF-1.7 a policy')
const file = { name: 'policy.pdf', content: PDF }
const policy = { kind: 'policy', title: 'Policy against money laundering', day: '2026-02-01', year: '2026' }

beforeAll(async () => {
  t = await testDatabase()
  company = await newCompany(t)
})
afterAll(() => t.close())

test('a policy is recorded with its paper, which anybody of the company and its auditor can open', async () => {
  const id = await recordGovernance(deps(), company.compliance, { input: policy, file })
  const { records } = await listGovernance(deps(), company.viewer)
  expect(records.find((each) => each.id === id)).toMatchObject({
    year: 2026,
    fileName: 'policy.pdf',
    withdrawnAt: null,
  })
  const { sha256 } = await readGovernanceFile(deps(), company.viewer, id)
  const chunks: Uint8Array[] = []
  for await (const chunk of services.files.read(company.tenantId, sha256)) chunks.push(chunk)
  expect(Buffer.concat(chunks).equals(PDF)).toBe(true)
})

test('a training needs names and no paper; all else needs its paper', async () => {
  const training = { kind: 'training', title: 'Warranties, for all who sell', day: '2026-03-01', year: '2026' }
  const record = (input: object, with_?: typeof file) => recordGovernance(deps(), company.owner, { input, file: with_ })
  await expect(record(training)).rejects.toMatchObject({
    details: { fields: { people: [expect.stringContaining('who took part')] } },
  })
  await record({ ...training, people: 'Ada, Ben' })
  await expect(record(policy)).rejects.toMatchObject({
    details: { fields: { file: [expect.stringContaining('Add the paper')] } },
  })
  await expect(record({ ...policy, day: '2026-11-25' }, file)).rejects.toMatchObject({
    details: { fields: { day: expect.anything() } },
  })
  await expect(record({ ...policy, year: '26' }, file)).rejects.toMatchObject({
    details: { fields: { year: expect.anything() } },
  })
  await expect(record(policy, { ...file, content: Buffer.from('GIF89a') })).rejects.toMatchObject({
    details: { reason: 'wrong_type' },
  })
})

test('what is withdrawn stays with its reason, once; dealers and viewers record and withdraw nothing', async () => {
  const id = await recordGovernance(deps(), company.owner, { input: { ...policy, title: 'Last year’s' }, file })
  await withdrawGovernance(deps(), company.compliance, id, { reason: 'It was the draft.' })
  const { records } = await listGovernance(deps(), company.owner)
  expect(records.find((each) => each.id === id)?.withdrawReason).toBe('It was the draft.')
  await expect(withdrawGovernance(deps(), company.owner, id, { reason: 'Again' })).rejects.toMatchObject({
    code: 'conflict',
  })
  for (const member of [company.dealer, company.viewer]) {
    await expect(recordGovernance(deps(), member, { input: policy, file })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(withdrawGovernance(deps(), member, id, { reason: 'No' })).rejects.toMatchObject({ code: 'forbidden' })
  }
  const other = await newCompany(t)
  await expect(readGovernanceFile(deps(), other.owner, id)).rejects.toMatchObject({ code: 'not_found' })
})
