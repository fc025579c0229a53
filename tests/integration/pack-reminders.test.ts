import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTenant } from '../../db/tenant.ts'
import { releasePack } from '../../domain/audit-packs/release-pack.ts'
import { schedulePacks, stopSchedule } from '../../domain/audit-packs/schedule-packs.ts'
import { newId } from '../../domain/kernel/ids.ts'
import type { Message } from '../../domain/kernel/mail.ts'
import { listNotices } from '../../domain/notices/index.ts'
import { sendNotice } from '../../worker/jobs/send-notice.ts'
import { sweep } from '../../worker/jobs/sweep.ts'
import { newCompany, type TestCompany, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let t: TestDatabase
let company: TestCompany
let now: Date
const sent: Message[] = []
const failures: object[] = []
const services = testServices()
const deps = () => ({
  ...{ ...services, clock: { now: () => now }, db: t.db, system: t.system, library: t.library },
  ...{ publicUrl: 'https://briefke.example', sandbox: 'none' },
  log: { error: (about: object) => void failures.push(about), warn: () => {} },
  mail: { send: async (message: Message) => void sent.push(message), close: () => {} },
})
const at = async (time: string, sweeps = 1) => {
  now = new Date(time)
  await Promise.all(Array.from({ length: sweeps }, () => sweep(deps())))
}
const told = async () =>
  (await listNotices(deps(), company.viewer)).notices.map(({ kind, title }) => `${kind}: ${title}`).toSorted()
const built = () =>
  t.admin`update audit_pack set status = 'ready', sha256 = ${'a'.repeat(64)}, bytes = 9 where tenant_id = ${company.tenantId} and status <> 'ready'`

beforeAll(async () => {
  t = await testDatabase()
  company = await newCompany(t)
  await t.admin`update company set time_zone = 'Asia/Kolkata', fiscal_year_start = 4 where tenant_id = ${company.tenantId}`
})
afterAll(() => t.close())

test('the company is reminded before a half year ends, in its own zone, once however many sweeps come by', async () => {
  now = new Date('2027-10-05T00:00:00Z')
  await schedulePacks(deps(), company.owner, { kind: 'half', releaseWithinDays: '20', remindDaysBefore: '5' })
  await at('2028-03-25T18:29:00Z')
  expect(await told()).toEqual([])
  // 26 March has begun in Kolkata, five days before the 31st.
  await at('2028-03-25T18:31:00Z', 3)
  await at('2028-03-28T10:00:00Z', 2)
  expect(await told()).toEqual(['period-ends: FY2027-28-H2 ends on 2028-03-31'])
})

test('and before the pack is to be released, unless it is', async () => {
  await at('2028-04-01T10:00:00Z')
  await built()
  await at('2028-04-14T10:00:00Z')
  expect(await told()).toHaveLength(1)
  await at('2028-04-15T10:00:00Z', 3)
  const release = 'release-due: The audit pack of FY2027-28-H2 is to be released by 2028-04-20'
  expect(await told()).toContain(release)
  await at('2028-09-30T10:00:00Z')
  await at('2028-10-01T10:00:00Z')
  await built()
  const [pack] = await t.admin`select id from audit_pack where label = 'FY2028-29-H1'`
  await releasePack(deps(), company.owner, pack?.['id'], {})
  await at('2028-10-19T10:00:00Z')
  expect(await told()).toEqual([
    'period-ends: FY2027-28-H2 ends on 2028-03-31',
    'period-ends: FY2028-29-H1 ends on 2028-09-30',
    release,
  ])
})

test('its owner and compliance officers get one mail of each', async () => {
  const notices = await t.admin<
    { id: string }[]
  >`select id from notice where tenant_id = ${company.tenantId} order by id`
  const run = { jobId: 'job', attempt: 1, lastAttempt: true }
  const payloads = notices.map(({ id }) => ({ tenantId: company.tenantId as string, noticeId: id }))
  for (const payload of [...payloads, ...payloads]) await sendNotice(deps(), payload, run)
  expect(sent).toHaveLength(3)
  const [mail] = sent
  expect(mail?.to).toBe(
    [company.owner, company.compliance]
      .map(({ userId }) => `${userId}@example.test`)
      .toSorted()
      .join(', '),
  )
  expect(mail?.text).toContain('Your audit packs:\nhttps://briefke.example/packs')
  const verbs = await t.admin`select verb from event where tenant_id = ${company.tenantId} and verb = 'reminded'`
  expect(verbs).toHaveLength(3)
})

test('after a downtime only what still matters is said, and a stopped schedule says nothing', async () => {
  company = await newCompany(t)
  now = new Date('2027-01-20T00:00:00Z')
  const id = await schedulePacks(deps(), company.owner, { kind: 'month' })
  await at('2027-04-15T10:00:00Z', 2)
  const due = (day: string, month: string) => `release-due: The audit pack of ${month} is to be released by ${day}`
  expect(await told()).toEqual([due('2027-03-02', '2027-01'), due('2027-03-30', '2027-02')])
  await stopSchedule(deps(), company.owner, id)
  await at('2027-06-15T10:00:00Z')
  expect(await told()).toHaveLength(2)
  expect(failures).toEqual([])
})

test('nobody in a company writes what the association publishes', async () => {
  const forged = inTenant(t.db, company.tenantId, (tx) =>
    sql`insert into notice (id, kind, publication_id, title, body, effective_on, document_types, goods_classes, created_at)
      values (${newId()}, 'publication', ${newId()}, 'New words', 'Use these', '2027-01-01', '{}', '{}', now())`.execute(
      tx,
    ),
  )
  await expect(forged).rejects.toThrow('row-level security')
})
