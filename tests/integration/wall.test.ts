import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { globalTables, systemAccess } from '../../db/system/access.ts'
import { openedToSystem, tableFacts, wallFindings } from '../../db/wall.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

// ISO-1, generated from the catalogue: a new table is covered the moment it is migrated.
let t: TestDatabase
beforeAll(async () => {
  t = await testDatabase()
})
afterAll(() => t.close())

test('every table is behind the wall or on the written list, no key strays, and no role can step round', async () => {
  expect((await tableFacts(t.admin)).length).toBeGreaterThan(20)
  expect(await wallFindings(t.admin)).toEqual([])
})

test('every reason on the lists still has its table', async () => {
  const opened = await openedToSystem(t.admin)
  expect(systemAccess.map(({ table }) => table).toSorted()).toEqual(opened)
  const tables = (await tableFacts(t.admin)).map(({ name }) => name)
  expect(globalTables.filter(({ table }) => !tables.includes(table))).toEqual([])
})

describe('the checks notice when a control is switched off (META-1)', () => {
  const mutants: readonly (readonly [what: string, off: string, on: string])[] = [
    [
      'row security is not forced',
      'alter table counterparty no force row level security',
      'alter table counterparty force row level security',
    ],
    [
      'row security is off',
      'alter table counterparty disable row level security',
      'alter table counterparty enable row level security',
    ],
    [
      'the policy is missing',
      'alter policy tenant_isolation on counterparty rename to other',
      'alter policy other on counterparty rename to tenant_isolation',
    ],
    [
      'tenant_id may be null',
      'alter table event drop constraint event_pkey; alter table event alter column tenant_id drop not null',
      'alter table event alter column tenant_id set not null; alter table event add primary key (tenant_id, id)',
    ],
    ['a key forgets the tenant', 'create unique index stray on counterparty (id)', 'drop index stray'],
    ['a role may bypass row security', 'alter role briefke_app bypassrls', 'alter role briefke_app nobypassrls'],
    ['a role is lent the owner', 'grant briefke_owner to briefke_app', 'revoke briefke_owner from briefke_app'],
    [
      'a table is opened to the system role without a reason',
      'create policy system_select on counterparty for select to briefke_system using (true)',
      'drop policy system_select on counterparty',
    ],
    ['a view looks past the wall', 'create view peek as select * from counterparty', 'drop view peek'],
    [
      'a function runs as its owner',
      'create function peek() returns int language sql security definer as $$ select 1 $$',
      'drop function peek()',
    ],
  ]
  let restore = ''
  afterEach(async () => {
    await t.admin.unsafe(restore)
  })
  test.each(mutants)('%s', async (_what, off, on) => {
    restore = on
    await t.admin.unsafe(off)
    expect(await wallFindings(t.admin)).not.toEqual([])
  })
})
