import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTenant } from '../../db/tenant.ts'
import { changeMember } from '../../domain/companies/index.ts'
import { insertEvent } from '../../domain/events/queries.ts'
import { checkLog } from '../../domain/evidence-log/check.ts'
import { sealLog } from '../../domain/evidence-log/seal.ts'
import { eraseContact, eraseMember, listPersons } from '../../domain/retention/persons.ts'
import { newCompany, newCounterparty, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await testDatabase()
})
afterAll(() => t.close())
const services = testServices()
const deps = () => ({ ...t, ...services })

test('a member that left is erased by the owner who types his name; the log stays proven', async () => {
  const { owner, dealer, compliance, tenantId } = await newCompany(t)
  const at = services.clock.now()
  const weighed = { verb: 'weighed', objectKind: 'parcel', objectId: '1' }
  await inTenant(t.db, tenantId, (tx) => insertEvent(tx, dealer, at, weighed))
  await sealLog(deps(), tenantId)
  const erase = (typed: string) => eraseMember(deps(), owner, dealer.userId, { typed, reason: 'He asked' })
  await expect(erase('The dealer')).rejects.toMatchObject({ details: { reason: 'still_member' } })
  await changeMember(deps(), owner, dealer.userId, { state: 'suspended' })
  expect((await listPersons(deps(), owner)).members).toMatchObject([{ name: 'The dealer', entries: 1 }])
  await expect(erase('the dealer')).rejects.toMatchObject({
    details: { fields: { typed: ['Type the name as it stands there: The dealer.'] } },
  })
  await expect(eraseMember(deps(), compliance, dealer.userId, {})).rejects.toMatchObject({ code: 'forbidden' })
  await expect(listPersons(deps(), compliance)).rejects.toMatchObject({ code: 'forbidden' })
  expect(await erase('The dealer')).toBe(1)
  expect((await listPersons(deps(), owner)).members).toEqual([])
  expect(await t.admin`select name, email from membership where user_id = ${dealer.userId}`).toEqual([
    { name: '', email: '' },
  ])
  expect(await t.admin`select actor_name from event where verb = 'weighed'`).toEqual([{ actor_name: '' }])
  await sealLog(deps(), tenantId)
  expect(await checkLog(deps(), tenantId)).toMatchObject({ whole: true })
  await expect(erase('The dealer')).rejects.toMatchObject({ code: 'not_found' })
})

test('a contact person’s address goes from the counterparty, once it is typed', async () => {
  const { owner, tenantId } = await newCompany(t)
  const id = await newCounterparty(t, tenantId)
  await t.admin`update counterparty set email = 'ann@hudson.test' where id = ${id}`
  const erase = (typed: string) => eraseContact(deps(), owner, id, { typed, reason: 'She asked' })
  await expect(erase('ann')).rejects.toMatchObject({ code: 'invalid' })
  await erase('ann@hudson.test')
  expect((await listPersons(deps(), owner)).contacts).toEqual([])
  await expect(erase('ann@hudson.test')).rejects.toMatchObject({ code: 'not_found' })
})

test('the database lets nobody rename a member', async () => {
  const { tenantId, viewer } = await newCompany(t)
  const rename = (name: string) =>
    inTenant(t.db, tenantId, (tx) =>
      sql`update membership set name = ${name}, email = '' where user_id = ${viewer.userId}`.execute(tx),
    )
  await expect(rename('Somebody')).rejects.toThrow('permission denied')
  await expect(rename('')).rejects.toThrow('permission denied')
})
