import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { strayKeys, tableFacts, wayRound } from '../support/catalogue.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

// ISO-1, generated from the catalogue: a new table is covered the moment it is migrated.
const GLOBAL: Readonly<Record<string, string>> = {
  app_user: 'a person can belong to several companies; only the system role reaches it',
  user_session: 'a session exists before a company is chosen; hashes only',
  login_attempt: 'throttling counts attempts on accounts that may not exist',
  association_token: 'the association has no company',
  association_request: 'replayed answers of the association',
  scheme: 'published for everybody, read-only at run time',
  statement: 'published for everybody, read-only at run time',
  schema_migration: 'names of migrations',
  worker_state: 'what the operator sees of the workers; no company in it',
  job_incident: 'jobs that were refused; ids only',
}

let t: TestDatabase
beforeAll(async () => {
  t = await testDatabase()
})
afterAll(() => t.close())

test('every table is behind the wall or on the written list of global tables', async () => {
  const facts = await tableFacts(t.admin)
  expect(facts.length).toBeGreaterThan(20)
  const open = facts
    .filter((table) => !(table.hasTenant && table.tenantNotNull && table.forced && table.wall))
    .map((table) => table.name)
  expect(open).toEqual(Object.keys(GLOBAL).sort())
})

test('every key and foreign key of a tenant table begins with the tenant', async () => {
  expect(await strayKeys(t.admin)).toEqual([])
})

test('no runtime role owns anything, inherits anything or can step over the wall', async () => {
  expect(await wayRound(t.admin)).toEqual([])
})

describe('the checks notice when a control is switched off (META-1)', () => {
  const mutants: readonly (readonly [what: string, off: string, on: string, notices: () => Promise<boolean>])[] = [
    [
      'row security is not forced',
      'alter table counterparty no force row level security',
      'alter table counterparty force row level security',
      brokenWall,
    ],
    [
      'row security is off',
      'alter table counterparty disable row level security',
      'alter table counterparty enable row level security',
      brokenWall,
    ],
    [
      'the policy is missing',
      'alter policy tenant_isolation on counterparty rename to other',
      'alter policy other on counterparty rename to tenant_isolation',
      brokenWall,
    ],
    [
      'tenant_id may be null',
      'alter table event drop constraint event_pkey; alter table event alter column tenant_id drop not null',
      'alter table event alter column tenant_id set not null; alter table event add primary key (tenant_id, id)',
      brokenWall,
    ],
    [
      'a key forgets the tenant',
      'create unique index stray on counterparty (id)',
      'drop index stray',
      async () => (await strayKeys(t.admin)).length > 0,
    ],
    [
      'a role may bypass row security',
      'alter role briefke_app bypassrls',
      'alter role briefke_app nobypassrls',
      async () => (await wayRound(t.admin)).length > 0,
    ],
    [
      'a role is lent the owner',
      'grant briefke_owner to briefke_app',
      'revoke briefke_owner from briefke_app',
      async () => (await wayRound(t.admin)).length > 0,
    ],
    [
      'a view looks past the wall',
      'create view peek as select * from counterparty',
      'drop view peek',
      async () => (await wayRound(t.admin)).length > 0,
    ],
    [
      'a function runs as its owner',
      'create function peek() returns int language sql security definer as $$ select 1 $$',
      'drop function peek()',
      async () => (await wayRound(t.admin)).length > 0,
    ],
  ]
  let restore = ''
  afterEach(async () => {
    await t.admin.unsafe(restore)
  })
  test.each(mutants)('%s', async (_what, off, on, notices) => {
    restore = on
    await t.admin.unsafe(off)
    expect(await notices()).toBe(true)
  })

  async function brokenWall() {
    return (await tableFacts(t.admin)).some(
      (table) => !(table.name in GLOBAL) && !(table.hasTenant && table.tenantNotNull && table.forced && table.wall),
    )
  }
})
