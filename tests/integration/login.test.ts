import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  actorOf,
  createAssociationAdmin,
  logIn,
  logOut,
  selectCompany,
  sessionPerson,
} from '../../domain/identity/index.ts'
import { hashPassword, passwordFits } from '../../domain/identity/passwords.ts'
import { systemClock } from '../../domain/kernel/clock.ts'
import { newCompany, type TestCompany } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

const password = 'correct horse battery'
let t: TestDatabase
let company: TestCompany
let email: string
const deps = () => ({ system: t.system, clock: systemClock })
const cookie = (sessionId: string) => `__Host-session=${sessionId}`
const enter = (network: string, secret = password, address = email) =>
  logIn(deps(), { email: address, password: secret, network })

beforeAll(async () => {
  t = await testDatabase()
  company = await newCompany(t)
  email = `${company.owner.userId}@example.test`
  await t.admin`update app_user set password_hash = ${await hashPassword(password)} where id = ${company.owner.userId}`
})
afterAll(() => t.close())

describe('a session', () => {
  it('is a __Host- cookie and makes the actor of the company', async () => {
    const { sessionId, setCookie } = await enter('10.0.0.1')
    expect(setCookie).toMatch(/^__Host-session=/)
    for (const part of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) expect(setCookie).toContain(part)
    const person = await sessionPerson(deps(), cookie(sessionId))
    expect(person && actorOf(person)).toMatchObject({ role: 'owner', tenantId: company.tenantId })
  })

  it('is kept only as a hash', async () => {
    const { sessionId } = await enter('10.0.0.1')
    const rows = await t.admin`select id_hash from user_session`
    expect(JSON.stringify(rows)).not.toContain(sessionId)
    const { id_hash } = rows[0] as unknown as { id_hash: string }
    expect(await sessionPerson(deps(), cookie(id_hash))).toBeNull()
  })

  it('is replaced at the next log-in and ends at log-out', async () => {
    const first = await enter('10.0.0.1')
    const second = await logIn(deps(), { email, password, network: '10.0.0.1', previousSessionId: first.sessionId })
    expect(await sessionPerson(deps(), cookie(first.sessionId))).toBeNull()
    await logOut(deps(), second.sessionId)
    expect(await sessionPerson(deps(), cookie(second.sessionId))).toBeNull()
  })

  it('begins in the company that was asked for, and never in one that is not the person’s', async () => {
    const [second, foreign] = [await newCompany(t, { legalName: 'A second company' }), await newCompany(t)]
    await t.admin`insert into membership (tenant_id, user_id, name, email, role, joined_at)
      values (${second.tenantId}, ${company.owner.userId}, 'The owner', ${email}, 'viewer', now())`
    const begin = async (companyId?: TestCompany['tenantId']) => {
      const { sessionId } = await logIn(deps(), {
        ...{ email, password, network: '10.0.0.1' },
        ...(companyId ? { companyId } : {}),
      })
      return (await sessionPerson(deps(), cookie(sessionId)))?.selected?.tenantId
    }
    expect([await begin(company.tenantId), await begin(second.tenantId)]).toEqual([company.tenantId, second.tenantId])
    expect(await begin(foreign.tenantId)).toBe(await begin())
    await t.admin`delete from membership where tenant_id = ${second.tenantId} and user_id = ${company.owner.userId}`
  })

  it('ends an hour after the last request and twelve hours after log-in', async () => {
    const idle = await enter('10.0.0.1')
    await t.admin`update user_session set expires_at = now() - interval '1 second'`
    expect(await sessionPerson(deps(), cookie(idle.sessionId))).toBeNull()
    const old = await enter('10.0.0.1')
    await t.admin`update user_session set created_at = now() - interval '12 hours 1 second'`
    expect(await sessionPerson(deps(), cookie(old.sessionId))).toBeNull()
  })

  it('loses the company with the next request after the member is suspended', async () => {
    const { sessionId } = await enter('10.0.0.1')
    await t.admin`update membership set state = 'suspended' where user_id = ${company.owner.userId}`
    const person = await sessionPerson(deps(), cookie(sessionId))
    expect(person && actorOf(person)).toBeNull()
    await t.admin`update membership set state = 'active' where user_id = ${company.owner.userId}`
  })

  it('chooses only among the own companies', async () => {
    const other = await newCompany(t)
    const { sessionId } = await enter('10.0.0.1')
    const person = await sessionPerson(deps(), cookie(sessionId))
    if (!person) throw new Error('no person')
    await expect(selectCompany(deps(), person, other.tenantId)).rejects.toMatchObject({ code: 'not_found' })
    await selectCompany(deps(), person, company.tenantId)
  })

  it('of the association’s operator has no company', async () => {
    await createAssociationAdmin(deps(), { email: 'Admin@example.test', name: 'Admin', password })
    const { sessionId } = await enter('10.0.0.1', password, 'admin@example.test')
    const person = await sessionPerson(deps(), cookie(sessionId))
    expect(person).toMatchObject({ companyChoices: [], selected: null, user: { associationAdmin: true } })
  })
})

describe('a wrong log-in', () => {
  it('gets the same answer for a known and an unknown account', async () => {
    const answers = await Promise.allSettled([
      enter('10.0.1.1', 'wrong'),
      enter('10.0.1.1', 'wrong', 'nobody@example.test'),
    ])
    const [known, unknown] = answers.map((answer) => (answer.status === 'rejected' ? String(answer.reason) : ''))
    expect(known).toContain('do not belong together')
    expect(unknown).toBe(known)
  })

  it('takes one argon2 verification with the same parameters, account or none', async () => {
    const hashes: string[] = []
    const counted = async (hash: string | Buffer) => hashes.push(String(hash)) > 0
    expect(await passwordFits(await hashPassword(password), 'x', counted as never)).toBe(true)
    expect(await passwordFits(null, 'x', counted as never)).toBe(false)
    expect(hashes.map((hash) => hash.split('$').slice(0, 4).join('$'))).toEqual(
      Array(2).fill('$argon2id$v=19$m=19456,t=2,p=1'),
    )
  })

  it('is refused after five from one network, and the owner still comes in from another', async () => {
    for (let count = 0; count < 5; count++)
      await expect(enter('10.0.2.1', 'wrong')).rejects.toMatchObject({ code: 'invalid' })
    await expect(enter('10.0.2.1')).rejects.toMatchObject({
      code: 'rate_limited',
      message: 'Too many attempts. Try again in 15 minutes.',
    })
    await expect(enter('10.0.2.2')).resolves.toBeDefined()
  })

  it('cannot outrun the count in parallel', async () => {
    const answers = await Promise.allSettled(Array.from({ length: 12 }, () => enter('10.0.3.1', 'wrong')))
    const limited = answers.filter((a) => a.status === 'rejected' && String(a.reason).includes('Too many'))
    expect(limited).toHaveLength(7)
  })

  it('is refused from a network with fifty failures over any accounts', async () => {
    await t.admin`insert into login_attempt (id, account_hash, network, attempted_at, succeeded)
      select gen_random_uuid(), 'x' || n, '10.0.4.1', now(), false from generate_series(1, 50) n`
    await expect(enter('10.0.4.1')).rejects.toMatchObject({ code: 'rate_limited' })
  })
})
