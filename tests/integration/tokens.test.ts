import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  actorOfToken,
  createAssociationToken,
  createToken,
  listTokens,
  revokeToken,
} from '../../domain/identity/index.ts'
import { can } from '../../domain/kernel/actor.ts'
import { newId, type UserId } from '../../domain/kernel/ids.ts'
import { newCompany, type TestCompany, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

const services = testServices()
let t: TestDatabase
let company: TestCompany
const deps = () => ({ ...services, db: t.db, system: t.system })
const input = { name: 'ERP', scopes: ['read' as const], days: 30 }

beforeAll(async () => {
  t = await testDatabase()
  company = await newCompany(t)
})
afterAll(() => t.close())

describe('an API token', () => {
  it('has a prefix and a checksum, and acts for its company within its scopes', async () => {
    const { token } = await createToken(deps(), company.owner, input)
    expect(token).toMatch(/^bfk_[A-Za-z0-9_-]{43}_[0-9a-f]{8}$/)
    const actor = await actorOfToken(deps(), token)
    expect(actor).toMatchObject({ role: 'owner', tenantId: company.tenantId, scopes: ['read'] })
    expect(actor && can(actor, 'counterparty:read')).toBe(true)
    expect(actor && can(actor, 'counterparty:write')).toBe(false)
  })

  it('is refused field by field when it has no name, no scope or too many days', async () => {
    await expect(createToken(deps(), company.owner, { name: '', days: 'many' })).rejects.toMatchObject({
      details: {
        fields: {
          name: ['The name is missing.'],
          scopes: ['Choose at least one scope.'],
          days: ['The days must be a whole number from 1 to 366.'],
        },
      },
    })
    await expect(createToken(deps(), company.owner, { ...input, days: 367 })).rejects.toMatchObject({ code: 'invalid' })
    expect(await listTokens(deps(), company.owner)).toHaveLength(1)
  })

  it('with a wrong checksum never reaches the database', async () => {
    const { token } = await createToken(deps(), company.owner, input)
    const typo = token.slice(0, -1) + (token.endsWith('0') ? '1' : '0')
    const unreachable = { ...deps(), system: undefined as never }
    expect(await actorOfToken(unreachable, typo)).toBeNull()
  })

  it('stops when it is revoked, over, or its person suspended', async () => {
    const { id, token } = await createToken(deps(), company.owner, input)
    const later = { now: () => new Date(services.clock.now().getTime() + 30 * 86_400_000) }
    expect(await actorOfToken({ ...deps(), clock: later }, token)).toBeNull()
    await t.admin`update membership set state = 'suspended' where user_id = ${company.owner.userId}`
    expect(await actorOfToken(deps(), token)).toBeNull()
    await t.admin`update membership set state = 'active' where user_id = ${company.owner.userId}`
    const other = await newCompany(t)
    await expect(revokeToken(deps(), other.owner, id)).rejects.toMatchObject({ code: 'not_found' })
    await revokeToken(deps(), company.owner, id)
    expect(await actorOfToken(deps(), token)).toBeNull()
  })

  it('is shown once: neither the list nor any table holds it', async () => {
    const { token } = await createToken(deps(), company.owner, input)
    expect(JSON.stringify(await listTokens(deps(), company.owner))).not.toContain(token.slice(4, 47))
    const tables = await t.admin<
      { name: string }[]
    >`select tablename as name from pg_tables where schemaname = 'public'`
    for (const { name } of tables) {
      const dump = JSON.stringify(await t.admin`select to_jsonb(x) as row from ${t.admin(name)} x`)
      expect(dump, name).not.toContain(token.slice(4, 47))
    }
  })

  it('of the association has no company', async () => {
    const userId = newId<UserId>()
    await t.admin`insert into app_user (id, email, name, password_hash, association_admin) values (${userId}, 'a@example.test', 'Admin', 'none', true)`
    const made = await createAssociationToken(deps(), { role: 'association-admin', userId, name: 'Admin' }, input)
    expect(await actorOfToken(deps(), made.token)).toMatchObject({ role: 'association-admin', scopes: ['read'] })
  })
})
