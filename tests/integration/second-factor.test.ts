import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actorOf, logIn, sessionPerson } from '../../domain/identity/index.ts'
import { hashPassword } from '../../domain/identity/passwords.ts'
import type { UserId } from '../../domain/kernel/ids.ts'
import {
  passSecondFactor,
  readSecondFactor,
  setUpSecondFactor,
  turnOffSecondFactor,
} from '../../domain/second-factor/index.ts'
import { newAdmin, newCompany, type TestCompany, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { phoneWith, seedOfText } from '../support/second-factors.ts'

const password = 'correct horse battery'
let t: TestDatabase
let hash: string
let networks = 0
let now = new Date('2026-11-28T12:00:00Z')
const services = testServices()
const deps = () => ({ ...services, clock: { now: () => now }, system: t.system })
const later = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000)
}
const freshNetwork = () => `10.${Math.floor(networks / 250)}.${networks++ % 250}.1`

beforeAll(async () => {
  t = await testDatabase()
  hash = await hashPassword(password)
})
afterAll(() => t.close())

const personOf = async (setCookie: string) => {
  const person = await sessionPerson(deps(), setCookie.split(';')[0] ?? '')
  if (!person) throw new Error('no session')
  return person
}
/** Somebody who gave his password, and no more. */
const withPassword = async (userId: UserId) => {
  await t.admin`update app_user set password_hash = ${hash} where id = ${userId}`
  const { setCookie } = await logIn(deps(), { email: `${userId}@example.test`, password, network: freshNetwork() })
  return setCookie
}
/** Sets a factor up for him and gives what he then has. */
const setUp = async (userId: UserId) => {
  const person = await personOf(await withPassword(userId))
  const { offered } = await readSecondFactor(deps(), person)
  const phone = phoneWith(seedOfText(offered.text), () => now)
  const made = await setUpSecondFactor(deps(), person, { code: phone.code(), present: '', network: freshNetwork() })
  return { ...made, phone }
}
const pass = async (userId: UserId, code: string, network = freshNetwork()) => {
  const person = await personOf(await withPassword(userId))
  return passSecondFactor(deps(), person, { code, network })
}
const owner = async (): Promise<{ company: TestCompany; id: UserId }> => {
  const company = await newCompany(t)
  return { company, id: company.owner.userId }
}

describe('a log-in with a second factor', () => {
  it('is nobody until the code is given, and then a new session', async () => {
    const { id } = await owner()
    const { phone } = await setUp(id)
    later(30)
    const first = await withPassword(id)
    const person = await personOf(first)
    expect([person.factor.standing, actorOf(person)]).toEqual(['asked', null])
    const { setCookie } = await passSecondFactor(deps(), person, { code: phone.code(), network: freshNetwork() })
    expect(actorOf(await personOf(setCookie))).toMatchObject({ role: 'owner', userId: id })
    expect(await sessionPerson(deps(), first.split(';')[0] ?? '')).toBeNull()
  })

  it('takes a code once, also of ten at the same moment, and none from before it (AUT-6)', async () => {
    const { id } = await owner()
    const { phone } = await setUp(id)
    // The code that set it up is used.
    await expect(pass(id, phone.code())).rejects.toMatchObject({ details: { reason: 'used_code' } })
    later(60)
    const code = phone.code()
    const people = await Promise.all(Array.from({ length: 10 }, () => withPassword(id).then(personOf)))
    const answers = await Promise.allSettled(
      people.map((person) => passSecondFactor(deps(), person, { code, network: freshNetwork() })),
    )
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(pass(id, phone.code(-1))).rejects.toMatchObject({ details: { reason: 'used_code' } })
    await expect(pass(id, phone.code(1))).resolves.toBeDefined()
  })

  it('takes each recovery code once, and another person’s never', async () => {
    const { id } = await owner()
    const { recoveryCodes } = await setUp(id)
    const stranger = await owner()
    await setUp(stranger.id)
    const [code = '', next = ''] = recoveryCodes
    await expect(pass(id, code)).resolves.toBeDefined()
    await expect(pass(id, code)).rejects.toMatchObject({ details: { reason: 'wrong_code' } })
    await expect(pass(stranger.id, next)).rejects.toMatchObject({ details: { reason: 'wrong_code' } })
    await expect(pass(id, next.toUpperCase().replaceAll('-', ' '))).resolves.toBeDefined()
  })

  it('is refused after five wrong codes from one network, with the sentence of the log-in', async () => {
    const { id } = await owner()
    const { phone } = await setUp(id)
    later(30)
    const network = freshNetwork()
    for (let count = 0; count < 5; count++)
      await expect(pass(id, '000000', network)).rejects.toMatchObject({ code: 'invalid' })
    await expect(pass(id, phone.code(), network)).rejects.toMatchObject({
      code: 'rate_limited',
      message: 'Too many attempts. Try again in 15 minutes.',
    })
    await expect(pass(id, phone.code())).resolves.toBeDefined()
  })

  it('is refused after twenty wrong codes from as many networks: a code is short', async () => {
    const { id } = await owner()
    const { phone } = await setUp(id)
    later(30)
    for (let count = 0; count < 20; count++)
      await expect(pass(id, 'nonsense')).rejects.toMatchObject({ code: 'invalid' })
    await expect(pass(id, phone.code())).rejects.toMatchObject({ code: 'rate_limited' })
    later(16 * 60)
    await expect(pass(id, phone.code())).resolves.toBeDefined()
  })

  it('waits ten minutes for the code', async () => {
    const { id } = await owner()
    await setUp(id)
    const cookie = await withPassword(id)
    later(10 * 60)
    expect(await sessionPerson(deps(), cookie.split(';')[0] ?? '')).toBeNull()
  })
})

describe('who must have one', () => {
  it('is nobody until it is set up: auditors, the association, and everybody of a company that requires it', async () => {
    const { company, id } = await owner()
    const auditor = (await newCompany(t)).viewer.userId
    await t.admin`insert into engagement (tenant_id, id, user_id, auditor_name, auditor_email, firm, period_from, period_to, expires_at, created_at)
      values (${company.tenantId}, gen_random_uuid(), ${auditor}, 'A', 'a@example.test', 'Firm', '2026-01-01', '2026-12-31', now() + interval '30 days', now())`
    const { userId: admin } = await newAdmin(t)
    const isMissing = async (userId: UserId) => {
      const person = await personOf(await withPassword(userId))
      expect([person.factor.standing, actorOf(person)]).toEqual(['missing', null])
      const { setCookie } = await setUp(userId)
      expect(actorOf(await personOf(setCookie))).not.toBeNull()
    }
    for (const userId of [auditor, admin]) await isMissing(userId)
    await t.admin`update company set requires_second_factor = true where tenant_id = ${company.tenantId}`
    for (const userId of [id, company.viewer.userId]) await isMissing(userId)
    // And whoever is in already is nobody from the next request on.
    const other = await owner()
    const cookie = await withPassword(other.id)
    expect(actorOf(await personOf(cookie))).not.toBeNull()
    await t.admin`update company set requires_second_factor = true where tenant_id = ${other.company.tenantId}`
    expect(actorOf(await personOf(cookie))).toBeNull()
  })

  it('cannot turn it off', async () => {
    const { userId } = await newAdmin(t)
    const { setCookie, phone } = await setUp(userId)
    later(30)
    const asked = { code: phone.code(), network: freshNetwork() }
    await expect(turnOffSecondFactor(deps(), await personOf(setCookie), asked)).rejects.toMatchObject({
      details: { reason: 'factor_required' },
    })
  })
})

describe('a factor', () => {
  it('is changed only with a code of it, and never by a password alone (AUT-2)', async () => {
    const { id } = await owner()
    const { setCookie, phone } = await setUp(id)
    later(30)
    const half = await personOf(await withPassword(id))
    const asked = { code: phone.code(), network: freshNetwork() }
    await expect(readSecondFactor(deps(), half)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(setUpSecondFactor(deps(), half, { ...asked, present: phone.code() })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(turnOffSecondFactor(deps(), half, asked)).rejects.toMatchObject({ code: 'forbidden' })

    const person = await personOf(setCookie)
    const offered = seedOfText((await readSecondFactor(deps(), person)).offered.text)
    const anew = phoneWith(offered, () => now)
    for (const present of ['', '000000'])
      await expect(
        setUpSecondFactor(deps(), person, { code: anew.code(), present, network: freshNetwork() }),
      ).rejects.toMatchObject({ details: { fields: { present: [expect.any(String)] } } })
    const made = await setUpSecondFactor(deps(), person, {
      ...{ code: anew.code(), present: phone.code(), network: freshNetwork() },
    })
    // All sessions but the new one are over, the half one too.
    expect(await t.admin`select 1 from user_session where user_id = ${id}`).toHaveLength(1)
    later(30)
    await expect(pass(id, phone.code())).rejects.toMatchObject({ details: { reason: 'wrong_code' } })
    const off = await turnOffSecondFactor(deps(), await personOf(made.setCookie), {
      ...{ code: anew.code(), network: freshNetwork() },
    })
    const free = await personOf(off.setCookie)
    expect([free.factor, actorOf(free)?.role]).toEqual([{ standing: 'enough', has: false, must: false }, 'owner'])
    expect(await t.admin`select 1 from recovery_code where user_id = ${id}`).toHaveLength(0)
  })

  it('is nowhere in a dump: neither the seed nor a recovery code, as they are or hashed by anybody (AUT-1)', async () => {
    const { id } = await owner()
    const person = await personOf(await withPassword(id))
    const { offered } = await readSecondFactor(deps(), person)
    const seed = Buffer.from(seedOfText(offered.text))
    const phone = phoneWith(seed, () => now)
    const { recoveryCodes } = await setUpSecondFactor(deps(), person, {
      ...{ code: phone.code(), present: '', network: freshNetwork() },
    })
    const tables = await t.admin<{ name: string }[]>`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public' where c.relkind = 'r'`
    let dump = ''
    for (const { name } of tables)
      dump += JSON.stringify(await t.admin`select to_jsonb(x) as row from ${t.admin(name)} x`)
    expect(dump).toContain(id)
    const { createHash } = await import('node:crypto')
    const codes = recoveryCodes.flatMap((code) => [code, code.replaceAll('-', '')])
    const plain = [seed.toString('hex'), seed.toString('base64'), offered.text, offered.text.replaceAll(' ', '')]
    const hashed = codes.map((code) => createHash('sha256').update(code).digest('hex'))
    expect([...plain, ...codes, ...hashed].filter((secret) => dump.includes(secret))).toEqual([])
    expect(() => services.factors.openSeed(id, seed)).toThrow('cannot be opened with this master key')
  })
})
