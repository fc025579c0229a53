import { randomBytes } from 'node:crypto'
import postgres, { type Sql } from 'postgres'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { migrate } from '../../db/migrate.ts'
import { migrations } from '../../db/migrations/index.ts'
import { newId } from '../../domain/kernel/ids.ts'
import { roleUrls } from '../support/cluster.ts'

// A database of the first release with a company in it, brought up to date: what people had written is still there.
const FIRST_OF_SCHEMES = '20261125T0700Z-statement-packs'
const tenant = newId()
const [checked, told, unknown, draft] = [newId(), newId(), newId(), newId()]
const name = `test_${randomBytes(6).toString('hex')}`
let server: Sql
let admin: Sql

beforeAll(async () => {
  server = postgres(inject('adminUrl'), { max: 1, onnotice: () => {} })
  await server.unsafe(`create database ${name}`)
  const url = new URL(inject('adminUrl'))
  url.pathname = `/${name}`
  const roles = roleUrls(url.toString())
  const urls = { app: roles.appUrl, system: roles.systemUrl, queue: roles.queueUrl }
  const first = migrations.findIndex((migration) => migration.name === FIRST_OF_SCHEMES)
  await migrate(url.toString(), urls, migrations.slice(0, first))
  admin = postgres(url.toString(), { max: 1, onnotice: () => {} })
  await fill(admin)
  await migrate(url.toString(), urls)
})
afterAll(async () => {
  await admin.end()
  await server.unsafe(`drop database if exists ${name} with (force)`)
  await server.end()
})

async function fill(sql: Sql): Promise<void> {
  await sql`insert into scheme (key, version, name, content_hash) values ('sow', '1', 'SoW', 'x')`
  await sql`insert into company (tenant_id, legal_name, country, registration_number, segment, time_zone, currency, fiscal_year_start, state)
    values (${tenant}, 'Old NV', 'BE', '1', 'retailer', 'Europe/Brussels', 'USD', 1, 'active')`
  const partner = (id: string, number: string | null, on: string | null, to: string | null) =>
    sql`insert into counterparty (tenant_id, id, name, roles, country, sow_number, sow_checked_on, sow_valid_to, created_at, updated_at)
      values (${tenant}, ${id}, 'Gems', '{supplier}', 'IN', ${number}, ${on}, ${to}, now(), now())`
  await partner(checked, 'S-1', '2026-05-01', '2027-04-30')
  await partner(told, 'S-2', null, null)
  await partner(unknown, null, null, null)
  await sql`insert into sow_registration (tenant_id, id, scheme, number, valid_from, valid_to, recorded_by_name, recorded_at)
    values (${tenant}, ${newId()}, 'sow', 'S-9', '2026-01-01', '2026-12-31', 'Admin', now())`
  await sql`insert into stored_file (tenant_id, sha256, purpose, name, media_type, bytes, stored_by, stored_at)
    values (${tenant}, ${'a'.repeat(64)}, 'sow-evidence', 's.pdf', 'application/pdf', 1, 'Admin', now())`
  const content = { options: { warranty: 'auto', natural: true, tokens: {} }, lines: [{ goodsClass: 'ROUGH_NATURAL' }] }
  await sql`insert into trade_document_draft (tenant_id, id, document_type, document_date, counterparty_id, currency, content, line_count,
      total_carats, total_minor, created_by_name, created_at, updated_at)
    values (${tenant}, ${draft}, 'invoice', '2026-05-01', ${checked}, 'USD', ${sql.json(content)}, 1, 1, 1, 'Dee', now(), now())`
}

test('a company trades under every scheme that was loaded, and keeps its registrations', async () => {
  expect(await admin`select schemes from company`).toEqual([{ schemes: ['sow'] }])
  expect(await admin`select scheme, number from registration`).toEqual([{ scheme: 'sow', number: 'S-9' }])
  expect(await admin`select purpose from stored_file`).toEqual([{ purpose: 'registration-evidence' }])
})

test('what was known of a counterparty’s registration is its first entry; of whom nothing was known has none', async () => {
  const rows = await admin`select counterparty_id, number, checked_on::text, valid_to::text, valid_from
    from counterparty_registration order by number`
  expect(rows).toEqual([
    { counterparty_id: checked, number: 'S-1', checked_on: '2026-05-01', valid_to: '2027-04-30', valid_from: null },
    { counterparty_id: told, number: 'S-2', checked_on: null, valid_to: null, valid_from: null },
  ])
})

test('a draft keeps its choices under their new names', async () => {
  const [row] = await admin`select content -> 'options' -> 'add' as add, goods_classes from trade_document_draft`
  expect(row).toEqual({ add: ['natural-origin'], goods_classes: ['ROUGH_NATURAL'] })
})

test('the tenant wall stands around every table again', async () => {
  const open =
    await admin`select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public' where c.relkind = 'r' and not c.relforcerowsecurity`
  expect(open).toEqual([])
})
