import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDownload, recordDownload } from '../../domain/audit-packs/download-pack.ts'
import { listPacks, readPack } from '../../domain/audit-packs/read-packs.ts'
import { releasePack } from '../../domain/audit-packs/release-pack.ts'
import { requestPack } from '../../domain/audit-packs/request-pack.ts'
import { makeDuePacks, schedulePacks } from '../../domain/audit-packs/schedule-packs.ts'
import { todayOf } from '../../domain/dashboard/today.ts'
import type { CompanyActor } from '../../domain/kernel/actor.ts'
import { day } from '../../domain/kernel/calendar.ts'
import { type AuditPackId, newId, type UserId } from '../../domain/kernel/ids.ts'
import { newCompany, type TestCompany, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { arrangeVolume } from '../support/packs.ts'

let t: TestDatabase
let company: TestCompany
let now = new Date('2026-04-02T10:00:00Z')
beforeAll(async () => {
  t = await testDatabase()
})
afterAll(() => t.close())

const services = testServices()
const deps = () => ({ ...services, clock: { now: () => now }, db: t.db, library: t.library })
const march = { kind: 'month', containing: day('2026-03-10') }
const auditorOf = ({ tenantId }: TestCompany): CompanyActor => ({
  ...{ role: 'auditor', tenantId, userId: newId<UserId>(), name: 'Aya Auditor', companyState: 'active' },
  engagement: { id: newId(), from: day('2026-01-01'), to: day('2026-12-31') },
})

/** As the worker leaves it. */
async function build(id: AuditPackId): Promise<AuditPackId> {
  await t.admin`update audit_pack set status = 'ready', sha256 = ${'a'.repeat(64)}, bytes = 9, finished_at = now() where id = ${id}`
  await arrangeVolume(t.admin)
  return id
}
const asked = async (by: CompanyActor) => build(await requestPack(deps(), by, march))

test('whoever asked for a pack does not release it; another person does, once, and the log says who and which bytes', async () => {
  company = await newCompany(t)
  const id = await requestPack(deps(), company.compliance, march)
  await expect(releasePack(deps(), company.owner, id, {})).rejects.toMatchObject({ details: { reason: 'not_ready' } })
  await build(id)
  const own = releasePack(deps(), company.compliance, id, { reason: 'I looked at it twice' })
  await expect(own).rejects.toMatchObject({ code: 'forbidden', details: { reason: 'same_person' } })
  for (const other of [company.dealer, company.viewer, auditorOf(company)])
    await expect(releasePack(deps(), other, id, {})).rejects.toMatchObject({ code: 'forbidden' })
  const both = await Promise.allSettled([
    releasePack(deps(), company.owner, id, { reason: 'Not asked for' }),
    releasePack(deps(), company.owner, id, {}),
  ])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(await readPack(deps(), company.compliance, id)).toMatchObject({
    ...{ release: 'released', released_by_name: 'The owner', released_at: now, release_reason: null, isOnTime: null },
  })
  const events = await t.admin`select actor_name, record from event where object_id = ${id} and verb = 'released'`
  expect(events).toMatchObject([{ actor_name: 'The owner', record: expect.stringContaining('a'.repeat(64)) }])
})

test('an auditor sees, reads and takes nothing of a pack before it is released, and all of it afterwards', async () => {
  company = await newCompany(t)
  const auditor = auditorOf(company)
  const id = await asked(company.owner)
  const look = () => listPacks(deps(), auditor)
  expect(await look()).toEqual([])
  expect(await todayOf(deps(), auditor)).toMatchObject({ packs: [] })
  await expect(readPack(deps(), auditor, id)).rejects.toMatchObject({ code: 'not_found' })
  await expect(recordDownload(deps(), auditor, id)).rejects.toMatchObject({ code: 'not_found' })
  const download = await recordDownload(deps(), company.owner, id)
  expect(await openDownload(deps(), company.owner, id, download)).toMatchObject({ bytes: 9 })
  await releasePack(deps(), company.compliance, id, {})
  expect((await look()).map((pack) => pack.id)).toEqual([id])
  expect((await readPack(deps(), auditor, id)).release).toBe('released')
  await openDownload(deps(), auditor, id, await recordDownload(deps(), auditor, id))
})

test('a pack that a schedule asked for is released by owner or compliance, in time or late in the company’s zone', async () => {
  company = await newCompany(t)
  now = new Date('2026-01-20T10:00:00Z')
  const schedule = await schedulePacks(deps(), company.owner, { kind: 'month', releaseWithinDays: '10' })
  now = new Date('2026-03-02T10:00:00Z')
  const system = { role: 'system', tenantId: company.tenantId, name: 'Schedule', userId: null } as const
  const ids = await makeDuePacks(deps(), system, schedule)
  for (const id of ids) await build(id)
  const due = async () =>
    (await listPacks(deps(), company.owner)).map((pack) => `${pack.label} ${pack.release_due_on}`).toSorted()
  expect(await due()).toEqual(['2026-01 2026-02-10', '2026-02 2026-03-10'])
  const [january, february] = ids
  if (!january || !february) throw new Error('two periods are over')
  // A quarter of an hour after midnight in Brussels the tenth is over.
  now = new Date('2026-03-10T23:15:00Z')
  await releasePack(deps(), company.owner, january, {})
  await releasePack(deps(), company.compliance, february, {})
  expect((await readPack(deps(), company.owner, february)).isOnTime).toBe(false)
  await t.admin`update audit_pack set released_at = '2026-03-10T22:45:00Z' where id = ${february}`
  expect((await readPack(deps(), company.owner, february)).isOnTime).toBe(true)
  // One that is asked for again is due when the schedule's was; one beside all schedules never.
  now = new Date('2026-03-11T10:00:00Z')
  const again = await requestPack(deps(), company.owner, { kind: 'month', containing: day('2026-02-03') })
  const beside = await requestPack(deps(), company.owner, { kind: 'fiscal-year', containing: day('2025-02-03') })
  expect((await readPack(deps(), company.owner, again)).release_due_on).toBe('2026-03-10')
  expect((await readPack(deps(), company.owner, beside)).release_due_on).toBeNull()
})

test('the only person who may release says why nobody else has looked, and that stands with the pack', async () => {
  company = await newCompany(t)
  now = new Date('2026-04-02T10:00:00Z')
  const id = await asked(company.owner)
  await t.admin`update membership set state = 'suspended' where tenant_id = ${company.tenantId} and role = 'compliance'`
  expect((await readPack(deps(), company.owner, id)).release).toBe('alone')
  await expect(releasePack(deps(), company.owner, id, {})).rejects.toMatchObject({
    code: 'invalid',
    details: { fields: { reason: [expect.stringContaining('nobody else')] } },
  })
  await releasePack(deps(), company.owner, id, { reason: 'I am the whole company.' })
  expect((await readPack(deps(), company.owner, id)).release_reason).toBe('I am the whole company.')
  const [event] = await t.admin`select details from event where object_id = ${id} and verb = 'released'`
  expect(event?.['details']).toEqual({ label: '2026-03', reason: 'I am the whole company.' })
})

test('the first page says whose release a pack waits for, and what is late', async () => {
  company = await newCompany(t)
  await asked(company.owner)
  const packs = async (who: CompanyActor) => {
    const today = await todayOf(deps(), who)
    return today.kind === 'company' ? today.attention.packs : null
  }
  expect(await packs(company.owner)).toEqual({ toRelease: 0, late: 0 })
  expect(await packs(company.compliance)).toEqual({ toRelease: 1, late: 0 })
  expect(await packs(company.dealer)).toEqual({ toRelease: 0, late: 0 })
  await t.admin`update audit_pack set release_due_on = '2026-04-01' where tenant_id = ${company.tenantId}`
  expect(await packs(company.viewer)).toEqual({ toRelease: 0, late: 1 })
})

test('another company’s pack is not there to be released, and stays as it was', async () => {
  const id = await asked(company.owner)
  const other = await newCompany(t)
  await expect(releasePack(deps(), other.owner, id, {})).rejects.toMatchObject({ code: 'not_found' })
  expect((await readPack(deps(), company.owner, id)).released_at).toBeNull()
})
