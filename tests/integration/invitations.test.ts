import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashPassword } from '../../domain/identity/passwords.ts'
import {
  acceptInvitation,
  inviteAuditor,
  inviteMember,
  inviteOwner,
  readInvitation,
  revokeInvitation,
} from '../../domain/invitations/index.ts'
import type { AssociationActor } from '../../domain/kernel/actor.ts'
import { newId, type UserId } from '../../domain/kernel/ids.ts'
import { newCompany, type TestCompany, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase, warm } from '../support/database.ts'

const password = 'correct horse battery'
const admin: AssociationActor = { role: 'association-admin', userId: newId<UserId>(), name: 'Admin' }
const services = testServices()
let t: TestDatabase
let company: TestCompany
const deps = () => ({ ...services, db: t.db, system: t.system })
const tokenOf = (invited: { path: string }) => invited.path.replace('/invitations/', '')

beforeAll(async () => {
  t = await testDatabase()
  company = await newCompany(t)
})
afterAll(() => t.close())

describe('an invitation', () => {
  it('of the association makes the owner', async () => {
    const invited = await inviteOwner(deps(), admin, { tenantId: company.tenantId, email: 'Boss@Example.test' })
    expect(services.rung).toContainEqual({ name: 'send-invitation', payload: { invitationId: invited.id } })
    expect(await readInvitation(deps(), tokenOf(invited))).toMatchObject({ email: 'boss@example.test', role: 'owner' })
    await acceptInvitation(deps(), tokenOf(invited), { name: 'The Boss', password })
    const rows = await t.admin`select role from membership where email = 'boss@example.test'`
    expect(rows).toEqual([{ role: 'owner' }])
  })

  it('is accepted once by fifty at the same time', async () => {
    const token = tokenOf(await inviteMember(deps(), company.owner, { email: 'many@example.test', role: 'dealer' }))
    const answers = await Promise.allSettled(
      Array.from({ length: 50 }, () => acceptInvitation(deps(), token, { name: 'Many', password })),
    )
    expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1)
    expect(await t.admin`select 1 from membership where email = 'many@example.test'`).toHaveLength(1)
  })

  it('is not in the database in a form that can be used', async () => {
    const token = tokenOf(await inviteMember(deps(), company.owner, { email: 'hash@example.test', role: 'viewer' }))
    expect(JSON.stringify(await t.admin`select * from invitation`)).not.toContain(token)
  })

  it('asks an existing account for its password and ends its sessions', async () => {
    const id = newId<UserId>()
    await t.admin`insert into app_user (id, email, name, password_hash) values (${id}, 'here@example.test', 'Here', ${await hashPassword(password)})`
    await t.admin`insert into user_session (id_hash, user_id, expires_at) values ('h', ${id}, now() + interval '1 hour')`
    const token = tokenOf(await inviteMember(deps(), company.owner, { email: 'here@example.test', role: 'viewer' }))
    const wrong = acceptInvitation(deps(), token, { password: 'something else' })
    await expect(wrong).rejects.toMatchObject({ code: 'invalid' })
    await acceptInvitation(deps(), token, { password })
    expect(await t.admin`select 1 from user_session where user_id = ${id}`).toHaveLength(0)
  })

  it('refuses a short password and can then still be used', async () => {
    const token = tokenOf(await inviteMember(deps(), company.owner, { email: 'short@example.test', role: 'viewer' }))
    await expect(acceptInvitation(deps(), token, { name: 'Short', password: 'short' })).rejects.toMatchObject({
      details: { fields: { password: ['The password must have at least 12 characters.'] } },
    })
    await acceptInvitation(deps(), token, { name: 'Short', password })
  })

  it('is over after seven days, and when it was taken back', async () => {
    const old = await inviteMember(deps(), company.owner, { email: 'old@example.test', role: 'viewer' })
    const later = { now: () => new Date(services.clock.now().getTime() + 7 * 86_400_000) }
    await expect(
      acceptInvitation({ ...deps(), clock: later }, tokenOf(old), { name: 'Old', password }),
    ).rejects.toMatchObject({ details: { reason: 'expired' } })
    await revokeInvitation(deps(), company.owner, old.id)
    await expect(readInvitation(deps(), tokenOf(old))).rejects.toMatchObject({ details: { reason: 'revoked' } })
  })

  it('of another company cannot be taken back', async () => {
    const invited = await inviteMember(deps(), company.owner, { email: 'mine@example.test', role: 'viewer' })
    const other = await newCompany(t)
    await expect(revokeInvitation(deps(), other.owner, invited.id)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('lets a dealer invite nobody', async () => {
    const input = { email: 'x@example.test', role: 'viewer' }
    await expect(inviteMember(deps(), company.dealer, input)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('an auditor’s invitation', () => {
  const auditor = { email: 'audit@example.test', firm: 'Firm', from: '2025-01-01', to: '2025-12-31' }

  it('makes an engagement for its period', async () => {
    const invited = await inviteAuditor(deps(), company.compliance, { ...auditor, expiresOn: '2027-06-30' })
    await acceptInvitation(deps(), tokenOf(invited), { name: 'Auditor', password })
    const rows = await t.admin`select firm, period_from::text as from from engagement`
    expect(rows).toEqual([{ firm: 'Firm', from: '2025-01-01' }])
  })

  it('makes one engagement, however many accept it at the same time', async () => {
    const once = { ...auditor, email: 'once@example.test', expiresOn: '2027-06-30' }
    await acceptInvitation(deps(), tokenOf(await inviteAuditor(deps(), company.owner, once)), {
      name: 'Once',
      password,
    })
    const again = tokenOf(await inviteAuditor(deps(), company.owner, once))
    await warm(t)
    const tries = Array.from({ length: 4 }, () => acceptInvitation(deps(), again, { password }))
    const outcomes = await Promise.allSettled(tries)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const rows = await t.admin`select 1 from engagement where auditor_email = 'once@example.test'`
    expect(rows).toHaveLength(2)
  })

  it('lasts a year at most', async () => {
    const tooLong = inviteAuditor(deps(), company.owner, { ...auditor, expiresOn: '2028-01-01' })
    await expect(tooLong).rejects.toMatchObject({ code: 'invalid' })
  })
})
