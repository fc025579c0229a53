import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { inTenant } from '../../db/tenant.ts'
import { updatePack } from '../../domain/audit-packs/queries.ts'
import type { CompanyActor } from '../../domain/kernel/actor.ts'
import { day } from '../../domain/kernel/calendar.ts'
import { type AuditPackId, newId } from '../../domain/kernel/ids.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { arrangeCompany, arrangeCounterparty, arrangeInvoice } from '../support/packs.ts'

let t: TestDatabase
let owner: CompanyActor
const packId = newId<AuditPackId>()
const packChange = sql`update audit_pack set bytes = 11`
const documentChange = sql`update document set bytes = 11`
beforeAll(async () => {
  t = await testDatabase()
  owner = await arrangeCompany(t.admin)
  const buyer = await arrangeCounterparty(t.admin, owner.tenantId, 'Buyer')
  const invoice = { number: 'INV-1', sequence: 1, on: day('2026-09-01') }
  await arrangeInvoice(t.admin, owner.tenantId, buyer, invoice, { sha256: 'a'.repeat(64), bytes: 9 })
  await t.admin`insert into audit_pack (tenant_id, id, scheme, period_kind, period_from, period_to, label, status, sha256, bytes, requested_by_name, requested_at)
    values (${owner.tenantId}, ${packId}, 'sow', 'month', '2026-09-01', '2026-09-30', '2026-09', 'ready', ${'b'.repeat(64)}, 10, 'Els', now())`
})
afterAll(() => t.close())

test('a ready pack cannot be changed any more, not even in the columns its builder writes, but released', async () => {
  await expect(touched(packChange)).rejects.toThrow('a ready pack cannot be changed, only released')
  await expect(touched(sql`update audit_pack set status = 'queued', sha256 = null`)).rejects.toThrow('only released')
  await inTenant(t.db, owner.tenantId, (tx) => updatePack(tx, packId, { status: 'failed', failure: 'Never mind' }))
  expect(await t.admin`select status from audit_pack where id = ${packId}`).toMatchObject([{ status: 'ready' }])
})

test('a released pack cannot be changed at all', async () => {
  await t.admin`update audit_pack set released_at = now(), released_by_name = 'Els' where id = ${packId}`
  expect(await touched(packChange)).toBe(0)
  expect(await touched(sql`update audit_pack set released_at = null, released_by_name = null`)).toBe(0)
})

test('a printed document cannot be printed over', async () => {
  expect(await touched(documentChange)).toBe(0)
})

test.each([
  ['the period of a pack', sql`update audit_pack set period_to = '2030-01-01'`],
  ['who asked for a pack', sql`update audit_pack set requested_by_name = 'Somebody else'`],
  ['which trade document a page is of', sql`update document set trade_document_id = ${randomUUID()}`],
  ['a pack', sql`delete from audit_pack`],
  ['a page', sql`delete from document`],
  ['who downloaded a pack', sql`delete from pack_download`],
])('nobody may change or remove %s', async (_what, change) => {
  await expect(touched(change)).rejects.toThrow('permission denied')
})

describe('the checks notice when a control is switched off (META-1)', () => {
  const mutants: readonly (readonly [what: string, off: string, on: string, change: RawBuilder<unknown>])[] = [
    [
      'released packs are not frozen',
      'alter policy ready_is_frozen on audit_pack using (true)',
      `alter policy ready_is_frozen on audit_pack using (status <> 'ready' or released_at is null)`,
      sql`update audit_pack set release_reason = 'Another one'`,
    ],
    [
      'ready packs are not frozen',
      'update audit_pack set released_at = null, released_by_name = null; alter table audit_pack disable trigger audit_pack_only_released',
      'alter table audit_pack enable trigger audit_pack_only_released',
      packChange,
    ],
    [
      'rendered documents are not frozen',
      'alter policy rendered_is_frozen on document using (true)',
      `alter policy rendered_is_frozen on document using (status <> 'rendered' or signature = 'awaited')`,
      documentChange,
    ],
  ]
  let restore = ''
  afterEach(async () => {
    await t.admin.unsafe(restore)
  })
  test.each(mutants)('%s', async (_what, off, on, change) => {
    restore = on
    await t.admin.unsafe(off)
    expect(await touched(change)).toBeGreaterThan(0)
  })
})

/** How many rows the runtime role could change. */
async function touched(change: RawBuilder<unknown>): Promise<number> {
  const result = await inTenant(t.db, owner.tenantId, (tx) => change.execute(tx))
  return Number(result.numAffectedRows ?? 0n)
}
