import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase, readOnly } from '../../db/client.ts'
import { inTenant } from '../../db/tenant.ts'
import { tableFacts } from '../../db/wall.ts'
import type { TenantId } from '../../domain/kernel/ids.ts'
import { newId } from '../../domain/kernel/ids.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { completeRow, fillTenant } from '../support/fill-tenant.ts'
import { tenantSnapshot } from '../support/tenant-snapshot.ts'

// ISO-2: raw SQL as company B, on every tenant table of company A, generated from the catalogue.
let t: TestDatabase
let a: TenantId
let b: TenantId
let tables: readonly string[]

beforeAll(async () => {
  t = await testDatabase()
  a = newId<TenantId>()
  b = newId<TenantId>()
  tables = (await tableFacts(t.admin)).filter((table) => table.hasTenant).map((table) => table.name)
  await fillTenant(t.admin, a, tables)
})
afterAll(() => t.close())

/** One connection as the runtime role, told to be a tenant the way a request is. */
async function as<T>(tenant: string | null, work: (sql: postgres.TransactionSql) => Promise<T>): Promise<T> {
  const sql = postgres(t.urls.appUrl, { max: 1 })
  try {
    return (await sql.begin(async (tx) => {
      if (tenant !== null) await tx`select set_config('app.tenant_id', ${tenant}, true)`
      return work(tx)
    })) as T
  } finally {
    await sql.end()
  }
}

const count = (rows: readonly unknown[]) => rows.length

test('company A has a row in every tenant table, so that every table is really tried', async () => {
  for (const table of tables) {
    const rows = await t.admin`select 1 from ${t.admin(table)} where tenant_id = ${a} limit 1`
    expect(count(rows), table).toBe(1)
  }
})

test('company A sees its own row in every table', async () => {
  await as(a, async (tx) => {
    for (const table of tables) expect(count(await tx`select tenant_id from ${tx(table)}`), table).toBeGreaterThan(0)
  })
})

describe.each([
  ['company B', () => b as string | null],
  ['no company at all', () => null],
  ['an empty setting', () => ''],
])('%s', (_who, tenant) => {
  test('reads no row of any table', async () => {
    await as(tenant(), async (tx) => {
      for (const table of tables) expect(count(await tx`select tenant_id from ${tx(table)}`), table).toBe(0)
    })
  })

  test('changes and deletes no row of any table', async () => {
    const before = await tenantSnapshot(t.admin, tables, a)
    for (const table of tables) {
      await as(tenant(), async (tx) => tx`delete from ${tx(table)} where tenant_id = ${a}`).catch(expectRefusal)
      await as(tenant(), async (tx) => tx`update ${tx(table)} set tenant_id = tenant_id where tenant_id = ${a}`).catch(
        expectRefusal,
      )
    }
    expect(await tenantSnapshot(t.admin, tables, a)).toEqual(before)
  })

  test('cannot put a row into company A', async () => {
    const before = await tenantSnapshot(t.admin, tables, a)
    for (const table of tables) {
      const row = await completeRow(t.admin, table, a, newId())
      const put = as(tenant(), async (tx) => tx`insert into ${tx(table)} ${tx(row)}`)
      // 42501 is the wall itself: the row is complete, so nothing else can have refused it first.
      await expect(put, table).rejects.toMatchObject({ code: '42501' })
    }
    expect(await tenantSnapshot(t.admin, tables, a)).toEqual(before)
  })
})

test('a tenant that is not a uuid reads nothing and says nothing about rows', async () => {
  await expect(as("x' or 1=1 --", async (tx) => tx`select 1 from counterparty`)).rejects.toThrow(
    /invalid input syntax for type uuid/,
  )
})

test('"exists" cannot be told from "does not exist": the same forged key fails alike for a real and a random row', async () => {
  await t.admin`insert into company select * from jsonb_populate_record(null::company, (select to_jsonb(c) || jsonb_build_object('tenant_id', ${b}::text) from company c where tenant_id = ${a}))`
  const [real] = await t.admin<{ id: string }[]>`select id from counterparty where tenant_id = ${a}`
  const tryWith = (id: string) =>
    as(
      b,
      async (
        tx,
      ) => tx`insert into counterparty_registration (id, counterparty_id, scheme, checked_by_name, seen, recorded_at)
      values (${newId()}, ${id}, 'sow', 'B', 'X', now())`,
    ).then(
      () => 'accepted',
      (error: { code: string; message: string }) => `${error.code} ${error.message}`,
    )
  expect(await tryWith(real?.id ?? '')).toBe(await tryWith(newId()))
  expect(await tryWith(newId())).toContain('23503')
})

test('a connection that was just used for A shows B nothing, and nothing outside a tenant', async () => {
  const one = openDatabase(t.urls.appUrl, { name: 'test', max: 1 })
  const seen = async (tenant: TenantId) =>
    inTenant(one.db, tenant, async (tx) => count(await tx.selectFrom('counterparty').select('id').execute()))
  expect(await seen(a)).toBeGreaterThan(0)
  expect(await seen(b)).toBe(0)
  expect(await seen(a)).toBeGreaterThan(0)
  expect(await one.db.kysely.selectFrom('counterparty').select('id').execute()).toEqual([])
  await one.close()
})

test('a read-only request cannot write (ISO-7)', async () => {
  const write = inTenant(readOnly(t.db), a, async (tx) =>
    tx.updateTable('company').set({ trade_name: 'changed' }).execute(),
  )
  await expect(write).rejects.toThrow(/read-only transaction/)
})

function expectRefusal(error: { code?: string }) {
  expect(error.code, 'refused by a grant or by the wall').toBe('42501')
}
