import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tableFacts } from '../../db/wall.ts'
import { ORIGIN, type TestApi, testApi } from '../support/api.ts'
import { apiSamples } from '../support/api-samples.ts'
import { CANARY, fillCompany, randomIds } from '../support/attacked-company.ts'
import { newAdmin, newCompany, newCounterparty, type TestCompany } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { type Callers, isFor, OUTSIDERS, outsidersOf } from '../support/outsiders.ts'
import { ask, type Entry, type Fetch, findings, type Ids, matrixOf, namesRows } from '../support/route-matrix.ts'
import { tenantSnapshot } from '../support/tenant-snapshot.ts'

let t: TestDatabase
let api: TestApi
let a: TestCompany
let b: TestCompany
let ids: Ids
let entries: readonly Entry[]
let tables: readonly string[]
let callers: Callers
const fetch: Fetch = (path, init) => api.app.request(`${ORIGIN}${path}`, init)

beforeAll(async () => {
  t = await testDatabase()
  api = testApi(t)
  a = await newCompany(t, { legalName: 'Company A' })
  b = await newCompany(t, { legalName: 'Company B' })
  await newCounterparty(t, b.tenantId, 'Partner of B')
  const admin = await newAdmin(t)
  ids = await fillCompany(t, api.deps, a, admin)
  tables = (await tableFacts(t.admin)).filter(({ hasTenant }) => hasTenant).map(({ name }) => name)
  entries = matrixOf(api.app.routes, apiSamples)
  callers = await outsidersOf(t, api, { a, b, admin })
})
afterAll(() => t.close())

describe.each(OUTSIDERS)('%s', (who) => {
  it('cannot tell a row of company A from none on any route, and reads no word of it', async () => {
    const attack = { fetch, caller: await callers[who](), real: ids, random: randomIds(ids), canaries: [CANARY] }
    const before = await tenantSnapshot(t.admin, tables, a.tenantId)
    const found: string[] = []
    for (const entry of entries) if (!isFor(entry, who)) found.push(...(await findings(entry, attack)))
    expect(found).toEqual([])
    expect(await tenantSnapshot(t.admin, tables, a.tenantId)).toEqual(before)
  })

  it('gets 401, 403 or 404, or is told that the field names nothing', async () => {
    const caller = await callers[who]()
    for (const entry of entries) {
      if (isFor(entry, who) || entry.path.startsWith('/progress')) continue
      if (!entry.sample.params || !namesRows(entry, ids)) continue
      const { status } = await ask(fetch, entry, ids, caller)
      expect([401, 403, 404], `${entry.method} ${entry.path}`).toContain(status)
    }
  })
})

it('the association sees of a company no price, partner or document (ISO-8), and a code shows no more', async () => {
  const caller = await callers['the association’s admin, by token']()
  for (const entry of entries) {
    if (!entry.sample.isFor || entry.method !== 'GET') continue
    const { status, body } = await ask(fetch, entry, ids, caller)
    expect(status, entry.path).toBe(200)
    expect(body).not.toContain(`${CANARY} Gems`)
    expect(body).not.toMatch(/5200|7815\.60|781560/)
  }
})

it('every sample is a real one: with its own company’s owner, or the association, each is accepted', async () => {
  const own = { owner: await api.token(a.owner), association: await callers['the association’s admin, by token']() }
  // What changes a row that other samples stand on comes last.
  const last = (entry: Entry) =>
    /state-changes|schemes$|PUT .*counterparties/.test(`${entry.method} ${entry.path}`) ? 1 : 0
  for (const entry of entries.toSorted((one, other) => last(one) - last(other))) {
    const caller = entry.sample.isFor === 'association' ? own.association : own.owner
    const { status, body } = await ask(fetch, entry, ids, caller)
    expect(status, `${entry.method} ${entry.path}: ${body}`).toBeLessThan(300)
  }
})

describe('the matrix itself', () => {
  it('fails for a route without a sample, and for a sample without a route', () => {
    const more = [...api.app.routes, { method: 'GET', path: '/api/v1/prices/:id' }]
    expect(() => matrixOf(more, apiSamples)).toThrow('Add a sample for: GET /api/v1/prices/:id')
    const fewer = api.app.routes.filter(({ path }) => path !== '/api/v1/imports/:id')
    expect(() => matrixOf(fewer, apiSamples)).toThrow('no such route any more: GET /api/v1/imports/:id')
  })

  it('notices a route that shows a row, one that only tells whether it is there, and one that breaks', async () => {
    const leaky = new Hono()
      .get('/shows/:id', (c) => (c.req.param('id') === ids['issued'] ? c.text(`to ${CANARY} Gems`) : c.notFound()))
      .get('/tells/:id', (c) => c.json({ title: c.req.param('id') === ids['issued'] ? 'Not yours' : 'Not found' }, 404))
      .get('/refuses/:id', (c) => c.body(null, c.req.param('id') === ids['issued'] ? 403 : 404))
      .get('/breaks/:id', (c) => c.body(null, 500))
      .get('/keeps/:id', (c) =>
        c.json({ title: 'Not found', requestId: crypto.randomUUID(), id: c.req.param('id') }, 404),
      )
    const sample = { params: (given: Ids) => ({ id: given['issued'] ?? '' }) }
    const samples = Object.fromEntries(leaky.routes.map(({ method, path }) => [`${method} ${path}`, sample]))
    const attack = { fetch: leaky.request, caller: {}, real: ids, random: randomIds(ids), canaries: [CANARY] }
    const found = new Map<string, readonly string[]>()
    for (const entry of matrixOf(leaky.routes, samples)) found.set(entry.path, await findings(entry, attack))
    expect(found.get('/shows/:id')).toContain(`GET /shows/:id shows ${CANARY}`)
    for (const path of ['/tells/:id', '/refuses/:id', '/breaks/:id']) expect(found.get(path), path).not.toEqual([])
    expect(found.get('/keeps/:id')).toEqual([])
  })
})
