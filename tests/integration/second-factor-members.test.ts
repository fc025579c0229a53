import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { UserId } from '../../domain/kernel/ids.ts'
import { readMemberFactors, requireFactor, takeOffFactor } from '../../domain/second-factor/of-members.ts'
import { sendFactorRemoval } from '../../worker/jobs/send-factor-removal.ts'
import { sweep } from '../../worker/jobs/sweep.ts'
import { type TestApi, testApi } from '../support/api.ts'
import { newAdmin, newCompany, type TestCompany, testServices } from '../support/builders.ts'
import { builtPages } from '../support/built-pages.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { pageMatrix } from '../support/page-matrix.ts'
import { pageSamples } from '../support/page-samples.ts'
import { routesOfSite } from '../support/pages.ts'

let t: TestDatabase
let api: TestApi
let company: TestCompany
const services = testServices()
const deps = () => ({ ...services, db: t.db, system: t.system, library: t.library })
const reason = 'Lost his phone; called back at his desk.'
beforeAll(async () => {
  t = await testDatabase()
  api = testApi(t, { pages: await builtPages() })
  company = await newCompany(t)
})
afterAll(() => t.close())

const give = (userId: UserId) =>
  t.admin`insert into second_factor (user_id, seed, last_step, set_up_at) values (${userId}, '\\x00'::bytea, 0, now())`
const has = async (userId: UserId) =>
  (await t.admin`select 1 from second_factor where user_id = ${userId}`).length === 1
/** The session of somebody who gave his password and no code. */
const half = async (userId: UserId) => {
  const headers = await api.session(userId)
  await t.admin`update user_session set factor_at = null where user_id = ${userId}`
  return headers
}
const lastEvent = async (tenantId = company.tenantId) =>
  (
    await t.admin`select verb, actor_name, object_id, details from event where tenant_id = ${tenantId} order by seq desc limit 1`
  )[0]

test('no route and no page answers whoever owes a code, or must set a factor up first', async () => {
  const { userId: admin } = await newAdmin(t)
  await give(company.dealer.userId)
  const entries = pageMatrix(await routesOfSite(), pageSamples)
  for (const [userId, place] of [
    [company.dealer.userId, '/login/second-factor'],
    [admin, '/account/second-factor'],
  ] as const) {
    const headers = await half(userId)
    for (const path of ['/trade-documents', '/companies', '/audit-packs', '/schemes'])
      expect((await api.get(path, headers)).status, path).toBe(401)
    for (const path of ['/progress/document/x', '/ledger/evidence/x'])
      expect((await api.ask('GET', path, headers)).status, path).toBeGreaterThanOrEqual(401)
    for (const { method, path, sample, isData } of entries) {
      if (sample.isFor === 'everybody' || isData || /autosave|logout|account/.test(path)) continue
      const form = new FormData()
      form.set('form', 'nothing')
      const address = path.replaceAll(/:\w+/g, 'x')
      const answer =
        method === 'POST'
          ? await api.ask(method, `${address}?index`, headers, form)
          : await api.ask(method, address, headers)
      expect([answer.status, answer.headers.get('location')?.split('?')[0]], `${method} ${path}`).toEqual([302, place])
    }
  }
})

test('an owner asks everybody for a second factor; a compliance officer does not, and the log says who did', async () => {
  await expect(requireFactor(deps(), company.compliance, { required: 'on' })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await requireFactor(deps(), company.owner, { required: 'on' })
  expect((await readMemberFactors(deps(), company.compliance)).required).toBe(true)
  expect(await lastEvent()).toMatchObject({ verb: 'changed', details: { requiresSecondFactor: true } })
  await requireFactor(deps(), company.owner, {})
  expect((await readMemberFactors(deps(), company.owner)).required).toBe(false)
})

test('an owner takes a lost one off: logged out everywhere, recorded with its reason, and told by mail once', async () => {
  const { viewer, owner } = company
  await give(viewer.userId)
  await api.session(viewer.userId)
  expect((await readMemberFactors(deps(), owner)).have).toContain(viewer.userId)
  await expect(takeOffFactor(deps(), company.compliance, viewer.userId, { reason })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await expect(takeOffFactor(deps(), owner, viewer.userId, { reason: ' ' })).rejects.toMatchObject({ code: 'invalid' })
  await takeOffFactor(deps(), owner, viewer.userId, { reason })
  expect(await has(viewer.userId)).toBe(false)
  expect(await t.admin`select 1 from user_session where user_id = ${viewer.userId}`).toHaveLength(0)
  expect(await lastEvent()).toMatchObject({
    ...{ verb: 'second-factor-taken-off', actor_name: 'The owner', object_id: viewer.userId, details: { reason } },
  })
  const rung = services.rung.filter((each) => JSON.stringify(each).includes('send-factor-removal'))
  const [{ payload }] = rung as [{ payload: { removalId: string } }]
  const sent: { to: string; text: string }[] = []
  const mail = { send: async (message: { to: string; text: string }) => void sent.push(message) }
  for (let times = 0; times < 2; times++)
    await sendFactorRemoval({ ...deps(), mail, publicUrl: 'http://briefke.test' }, payload)
  expect(sent).toHaveLength(1)
  expect(sent[0]).toMatchObject({ to: `${viewer.userId}@example.test`, text: expect.stringContaining(reason) })
  await expect(takeOffFactor(deps(), owner, viewer.userId, { reason })).rejects.toMatchObject({ code: 'conflict' })
})

test('he does not take off his own, another company’s, nor one that guards another company too', async () => {
  const other = await newCompany(t)
  for (const userId of [company.owner.userId, other.viewer.userId, company.compliance.userId]) await give(userId)
  await t.admin`insert into membership (tenant_id, user_id, name, email, role, joined_at)
    values (${other.tenantId}, ${company.compliance.userId}, 'C', 'c@example.test', 'viewer', now())`
  const refused = (userId: UserId) => expect(takeOffFactor(deps(), company.owner, userId, { reason })).rejects
  await refused(company.owner.userId).toMatchObject({ details: { reason: 'own' } })
  await refused(other.viewer.userId).toMatchObject({ code: 'not_found' })
  await refused(company.compliance.userId).toMatchObject({ details: { reason: 'not_only_yours' } })
  for (const userId of [company.owner.userId, other.viewer.userId, company.compliance.userId])
    expect(await has(userId)).toBe(true)
})

test('the operator’s command takes anybody’s off; each company’s log says so, and the sweep finds the mail', async () => {
  const { userId } = company.compliance
  const run = (...args: string[]) =>
    new Promise<string>((done) => {
      const script = resolve(import.meta.dirname, '../../bin/briefke.js')
      const env = { ...process.env, APP_DATABASE_URL: t.urls.appUrl, SYSTEM_DATABASE_URL: t.urls.systemUrl }
      const argv = ['--disable-warning=ExperimentalWarning', script, 'second-factor:reset', ...args]
      execFile(process.execPath, argv, { env }, (_error, stdout, stderr) => done(`${stdout}${stderr}`))
    })
  expect(await run(`${userId}@example.test`)).toContain('Say whose, and why')
  expect(await run('nobody@example.test', reason)).toContain('There is no such account')
  expect(await has(userId)).toBe(true)
  expect(await run(`${userId}@example.test`, reason)).toContain('has no second factor any more')
  expect(await has(userId)).toBe(false)
  expect(await lastEvent()).toMatchObject({ verb: 'second-factor-taken-off', object_id: userId, details: { reason } })
  const late = testServices(new Date(Date.now() + 3_600_000))
  await sweep({ ...deps(), ...late, log: { error: () => {} } })
  expect(late.rung.filter((each) => JSON.stringify(each).includes('send-factor-removal'))).toHaveLength(1)
})
