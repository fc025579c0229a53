import { afterAll, beforeAll, expect, it } from 'vitest'
import { readOnly } from '../../db/client.ts'
import { todayOf } from '../../domain/dashboard/today.ts'
import { day } from '../../domain/kernel/calendar.ts'
import { newId } from '../../domain/kernel/ids.ts'
import { SCHEME } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import {
  arrangeCompany,
  arrangeCounterparty,
  arrangedServices,
  arrangeInvoice,
  arrangeReceived,
} from '../support/packs.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

it('shows thirteen months of warranties out and in, their coverage, and what needs attention', async () => {
  const { admin } = database
  const deps = { ...arrangedServices('2026-11-24T12:00:00Z'), db: readOnly(database.db), library: database.library }
  const owner = await arrangeCompany(admin)
  const other = await arrangeCompany(admin)
  const supplier = await arrangeCounterparty(admin, owner.tenantId, 'Checked long ago', '2025-11-23')
  await arrangeCounterparty(admin, owner.tenantId, 'Checked', '2025-11-24')
  const strange = await arrangeCounterparty(admin, other.tenantId, 'Strange')
  const invoice = (number: number, on: string) => ({ number: `I-${number}`, sequence: number, on: day(on) })
  await arrangeInvoice(admin, owner.tenantId, supplier, invoice(1, '2025-10-31'), null)
  await arrangeInvoice(admin, owner.tenantId, supplier, invoice(2, '2025-11-01'), null)
  await arrangeInvoice(admin, owner.tenantId, supplier, invoice(3, '2026-11-24'), null)
  await arrangeInvoice(admin, other.tenantId, strange, invoice(1, '2026-11-24'), null)
  for (const [edition, carats] of [
    ['SOW-2021', '3.000'],
    ['none', '1.000'],
  ] as const) {
    await arrangeReceived(admin, owner.tenantId, supplier, {
      ...{ number: edition, on: '2026-02-03', goodsClass: 'ROUGH_NATURAL', edition, carats },
    })
  }
  const today = await todayOf(deps, owner)
  if (today.kind !== 'company') throw new Error('not the company’s page')
  const [picture, ...others] = today.pictures
  const months = picture?.months ?? []
  expect(others).toEqual([])
  expect(picture).toMatchObject({ unit: 'ct', quantityName: 'Carats' })
  expect(months).toHaveLength(13)
  expect(months[0]).toMatchObject({ month: '2025-11', issued: { count: 1, carats: '1.500' }, coverage: null })
  expect(months[3]).toMatchObject({ month: '2026-02', received: { count: 2, carats: '4.000' }, coverage: 0.75 })
  expect(months[12]).toMatchObject({ month: '2026-11', issued: { count: 1, carats: '1.500' } })
  expect(today.attention).toEqual({
    registrations: [{ name: 'SoW registration', ends: null }],
    drafts: 0,
    exceptions: { open: 0, blocking: 0, overdue: 0 },
    failedDocuments: 0,
    uncheckedSuppliers: 1,
    failedPacks: 0,
    packs: { toRelease: 0, late: 0 },
  })
})

it('counts as covered what a scheme accepts on the document’s day, and draws each unit by itself', async () => {
  const { admin } = database
  const deps = { ...arrangedServices('2026-11-24T12:00:00Z'), db: readOnly(database.db), library: database.library }
  const owner = await arrangeCompany(admin, { schemes: [SCHEME, 'fsc'] })
  const supplier = await arrangeCounterparty(admin, owner.tenantId, 'Supplier')
  for (const [number, on, goodsClass, edition] of [
    ['in time', '2026-09-20', 'POLISHED_NATURAL', 'SOW-2002'],
    ['too late', '2026-09-21', 'POLISHED_NATURAL', 'SOW-2002'],
    ['owes none', '2026-09-22', 'LAB_GROWN', 'none'],
    ['claimed', '2026-09-23', 'WOOD_FSC_100', 'V3-1'],
  ] as const)
    await arrangeReceived(admin, owner.tenantId, supplier, {
      ...{ number, on, goodsClass, edition, accepted: number !== 'too late' },
    })
  const wood = { number: 'I-1', sequence: 1, on: day('2026-09-01'), unit: 'm³', goodsClass: 'WOOD_FSC_100' }
  await arrangeInvoice(admin, owner.tenantId, supplier, { ...wood, scheme: 'fsc' }, null)
  const today = await todayOf(deps, owner)
  if (today.kind !== 'company') throw new Error('not the company’s page')
  const september = (unit: string) =>
    today.pictures.find((picture) => picture.unit === unit)?.months.find(({ month }) => month === '2026-09')
  expect(september('ct')).toMatchObject({
    issued: { count: 0 },
    received: { count: 3, carats: '6.000' },
    coverage: 0.5,
  })
  expect(september('m³')).toMatchObject({ issued: { count: 1 }, received: { count: 1, carats: '2.000' }, coverage: 1 })
  expect(
    today.pictures.map(({ unit }) => unit),
    'no paper was traded, so it has no picture',
  ).toEqual(['m³', 'ct'])
  expect(today.attention.registrations).toHaveLength(2)
})

it('shows an auditor the engagement and its packs, and no trade figures', async () => {
  const deps = { ...arrangedServices('2026-11-24T12:00:00Z'), db: readOnly(database.db), library: database.library }
  const owner = await arrangeCompany(database.admin)
  const engagement = { id: newId<never>(), from: day('2026-01-01'), to: day('2026-12-31') }
  expect(await todayOf(deps, { ...owner, role: 'auditor', engagement })).toEqual({
    kind: 'auditor',
    engagement,
    packs: [],
  })
})
