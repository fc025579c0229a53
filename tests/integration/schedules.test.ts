import { afterAll, beforeAll, expect, it } from 'vitest'
import { listPacks } from '../../domain/audit-packs/read-packs.ts'
import { makeDuePacks, schedulePacks, stopSchedule } from '../../domain/audit-packs/schedule-packs.ts'
import { day } from '../../domain/kernel/calendar.ts'
import { sweep } from '../../worker/jobs/sweep.ts'
import { testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { arrangeCompany, arrangeCounterparty, arrangedServices, arrangeInvoice } from '../support/packs.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const failures: object[] = []
const arrange = (start: string) => {
  const services = arrangedServices(start)
  const log = { error: (about: object) => void failures.push(about) }
  return { ...database, ...testServices(), ...services, log, sandbox: 'userns' }
}

it('a schedule makes one pack for each period missed during a downtime, once, however many sweeps race', async () => {
  const deps = arrange('2026-01-20T00:00:00Z')
  const owner = await arrangeCompany(database.admin, { timeZone: 'Asia/Kathmandu', fiscalYearStart: 4 })
  await schedulePacks(deps, owner, { kind: 'month' })
  deps.setTime('2026-01-31T18:14:59Z')
  await sweep(deps)
  expect(await listPacks(deps, owner)).toEqual([])

  deps.setTime('2026-04-02T00:00:00Z')
  await Promise.all([sweep(deps), sweep(deps), sweep(deps)])
  await sweep(deps)
  const packs = await listPacks(deps, owner)
  expect(packs.map((pack) => pack.label).toSorted()).toEqual(['2026-01', '2026-02', '2026-03'])
  expect(packs.every((pack) => pack.requested_by_name === 'Schedule')).toBe(true)
  expect(new Set(deps.rung.filter((ring) => ring.startsWith('build-audit-pack'))).size).toBe(3)
  expect(failures).toEqual([])
})

it('a schedule by half years makes up what was missed, also over a leap day and under another kind beside it', async () => {
  const deps = arrange('2027-10-20T00:00:00Z')
  const owner = await arrangeCompany(database.admin, { timeZone: 'America/Asuncion', fiscalYearStart: 9 })
  await schedulePacks(deps, owner, { kind: 'half' })
  await schedulePacks(deps, owner, { kind: 'fiscal-year' })
  deps.setTime('2029-01-10T00:00:00Z')
  await Promise.all([sweep(deps), sweep(deps)])
  const packs = await listPacks(deps, owner)
  expect(packs.map(({ label, period_from, period_to }) => `${label} ${period_from} ${period_to}`).toSorted()).toEqual([
    'FY2027-28 2027-09-01 2028-08-31',
    'FY2027-28-H1 2027-09-01 2028-02-29',
    'FY2027-28-H2 2028-03-01 2028-08-31',
  ])
})

it('a stopped schedule makes no more packs, and only one runs for a kind of period', async () => {
  const deps = arrange('2026-01-20T00:00:00Z')
  const owner = await arrangeCompany(database.admin)
  const id = await schedulePacks(deps, owner, { kind: 'quarter' })
  await expect(schedulePacks(deps, owner, { kind: 'quarter' })).rejects.toMatchObject({ code: 'conflict' })
  await stopSchedule(deps, owner, id)
  deps.setTime('2027-01-20T00:00:00Z')
  await sweep(deps)
  expect(await listPacks(deps, owner)).toEqual([])
  await expect(stopSchedule(deps, owner, id)).rejects.toMatchObject({ code: 'not_found' })
})

it('another company’s schedule cannot be stopped or made due', async () => {
  const deps = arrange('2026-01-20T00:00:00Z')
  const id = await schedulePacks(deps, await arrangeCompany(database.admin), { kind: 'month' })
  const other = await arrangeCompany(database.admin)
  await expect(stopSchedule(deps, other, id)).rejects.toMatchObject({ code: 'not_found' })
  deps.setTime('2026-03-01T00:00:00Z')
  expect(await makeDuePacks(deps, other, id)).toEqual([])
})

it('the sweep rings for documents that have waited', async () => {
  const deps = arrange('2026-05-01T00:00:00Z')
  const owner = await arrangeCompany(database.admin)
  const buyer = await arrangeCounterparty(database.admin, owner.tenantId, 'Buyer')
  const invoice = { number: 'INV-1', sequence: 1, on: day('2026-04-30') }
  await arrangeInvoice(database.admin, owner.tenantId, buyer, invoice, null)
  await sweep(deps)
  expect(deps.rung.filter((ring) => ring.startsWith('render-document'))).toHaveLength(2)
})
