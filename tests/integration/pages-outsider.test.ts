import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AppDeps } from '../../app/server/env.ts'
import { tableFacts } from '../../db/wall.ts'
import { createCounterparty } from '../../domain/counterparties/index.ts'
import { sealLog } from '../../domain/evidence-log/seal.ts'
import type { UserId } from '../../domain/kernel/ids.ts'
import { previewTemplate } from '../../worker/jobs/preview-template.ts'
import type { Printer } from '../../worker/pdf/printer.ts'
import { openTemplateRunner } from '../../worker/templates/runner.ts'
import { ORIGIN, type TestApi, testApi } from '../support/api.ts'
import { CANARY, fillCompany, randomIds } from '../support/attacked-company.ts'
import { fillOffice } from '../support/attacked-office.ts'
import { newAdmin, newCompany, newCounterparty, type TestCompany } from '../support/builders.ts'
import { builtPages } from '../support/built-pages.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { type Callers, isFor, OUTSIDERS, outsidersOf } from '../support/outsiders.ts'
import { type PageEntry, pageMatrix } from '../support/page-matrix.ts'
import { pageSamples } from '../support/page-samples.ts'
import { routesOfSite, type SitePage } from '../support/pages.ts'
import { testPrinter } from '../support/printing.ts'
import { ask, type Fetch, findings, type Ids, namesRows } from '../support/route-matrix.ts'
import { tenantSnapshot, wholeSnapshot } from '../support/tenant-snapshot.ts'

let t: TestDatabase
let api: TestApi
const folder = mkdtempSync(join(tmpdir(), 'briefke-pages-'))
const log = { info() {}, warn() {} }
const templates = openTemplateRunner({ isAhead: false })
let printer: Printer
let a: TestCompany
let ids: Ids
let site: readonly SitePage[]
let entries: readonly PageEntry[]
let tables: readonly { readonly name: string; readonly hasTenant: boolean }[]
let callers: Callers
const fetch: Fetch = (path, init) => api.app.request(`${ORIGIN}${path}`, init)
const named = ({ method, path, form }: PageEntry) => `${method} ${path} ${form}`
const doerOf = ({ sample }: PageEntry) => {
  if (sample.isFor === 'association') return callers['the association’s admin, at the screen']()
  return api.session(sample.by === 'auditor' ? (ids['auditor'] as UserId) : a.owner.userId, a.tenantId)
}

beforeAll(async () => {
  t = await testDatabase()
  api = testApi(t, { pages: await builtPages(), demo: true })
  // The studio waits for the worker's answer, so the worker's part is here too.
  printer = await testPrinter(folder)
  const work = { ...api.deps, printer, templates, system: t.system, log, publicUrl: ORIGIN }
  const { ring } = api.deps
  Object.assign(api.deps, {
    ring: (name: string, payload: { tenantId: string; previewId: string }) =>
      name === 'preview-template'
        ? previewTemplate(work, payload, { jobId: 'preview', attempt: 1, lastAttempt: true })
        : ring(name as 'preview-template', payload),
  })
  a = await newCompany(t, { legalName: 'Company A' })
  const b = await newCompany(t, { legalName: 'Company B' })
  await newCounterparty(t, b.tenantId, 'Partner of B')
  const admin = await newAdmin(t)
  const filled = await fillCompany(t, api.deps, a, admin)
  ids = { ...filled, ...(await fillOffice(t, api.deps, a, filled['issuedToVoid'] ?? '')) }
  await sealLog(api.deps, a.tenantId)
  tables = await tableFacts(t.admin)
  site = await routesOfSite()
  entries = pageMatrix(site, pageSamples)
  callers = await outsidersOf(t, api, { a, b, admin })
})
afterAll(async () => {
  templates.close()
  await printer.close()
  await t.close()
  rmSync(folder, { recursive: true, force: true })
})

// A token opens the pages that its person opens; that it opens no more is the routes' matrix.
const AT_THE_SCREEN = OUTSIDERS.filter((who) => !who.endsWith('by token'))

describe.each(AT_THE_SCREEN)('%s', (who) => {
  it('is sent away or gets 403 or 404 for a row of company A as for none, reads no word of it and changes nothing', async () => {
    const ofTenants = tables.filter(({ hasTenant }) => hasTenant).map(({ name }) => name)
    const before = await tenantSnapshot(t.admin, ofTenants, a.tenantId)
    const found: string[] = []
    for (const entry of entries.filter((each) => !isFor(each, who))) {
      const answers: Response[] = []
      const watched: Fetch = async (path, init) => {
        const answer = await fetch(path, init)
        answers.push(answer)
        return answer
      }
      const caller = await callers[who]()
      const attack = { fetch: watched, caller, real: ids, random: randomIds(ids), canaries: [CANARY] }
      found.push(...(await findings(entry, attack)).map((sentence) => `${entry.form} ${sentence}`))
      // The data of an action is the action's half of the answer; the page around it is what is refused.
      if (entry.sample.params && namesRows(entry, ids) && !entry.isData)
        for (const answer of answers) if (!isRefusal(answer)) found.push(`${named(entry)} answers ${answer.status}`)
    }
    expect(found).toEqual([])
    expect(await tenantSnapshot(t.admin, ofTenants, a.tenantId)).toEqual(before)
  })
})

function isRefusal({ status, headers }: Response): boolean {
  if (status === 302) return /^\/(login|no-company)(\?|$)/.test(headers.get('location') ?? '')
  return status === 403 || status === 404
}

it('nobody is sent to the log-in from every page that is not for everybody, and brought back', async () => {
  for (const entry of entries) {
    if (entry.sample.isFor === 'everybody' || entry.isData || /autosave|logout/.test(entry.path)) continue
    const { status, location } = await ask(fetch, entry, ids, await callers['nobody in particular']())
    expect(status, named(entry)).toBe(302)
    expect(location, named(entry)).toMatch(entry.path === '/' ? /^\/login$/ : /^\/login\?next=%2F/)
  }
})

describe('reading (ISO-7)', () => {
  it('changes no row of any table, on any page', async () => {
    // What an auditor is shown is noted, whoever asks for it: that is not the request's own work.
    const names = tables.map(({ name }) => name).filter((name) => name !== 'auditor_access')
    const reading = entries.filter(({ method }) => method === 'GET')
    const asked = []
    for (const entry of reading) asked.push({ entry, caller: await doerOf(entry) })
    const before = await wholeSnapshot(t.admin, names)
    for (const { entry, caller } of asked) {
      const { status } = await ask(fetch, entry, ids, caller)
      if (isFor(entry, 'nobody in particular') || entry.path.includes('autosave'))
        expect(status, named(entry)).toBeLessThan(400)
      else expect(status, named(entry)).toBe(200)
    }
    expect(await wholeSnapshot(t.admin, names)).toEqual(before)
  })

  it('cannot write, even when a loader tries to', async () => {
    const partners = async () => (await t.admin`select id from counterparty where name = 'Written'`).length
    const writing: AppDeps['pages'] = async (_request, { deps }) => {
      await createCounterparty(deps, a.owner, { name: 'Written', roles: ['buyer'], country: 'US' })
      return new Response('written')
    }
    const { app } = testApi(t, { pages: writing })
    const headers = await api.session(a.owner.userId, a.tenantId)
    for (const method of ['GET', 'HEAD']) expect((await app.request('/', { method, headers })).status).toBe(500)
    expect(await partners()).toBe(0)
    expect((await app.request('/', { method: 'POST', headers })).status).toBe(200)
    expect(await partners()).toBe(1)
  })
})

it('every sample is a real one: with its own company’s owner or auditor, or the association, each form is accepted', async () => {
  for (const entry of entries) {
    if (entry.method === 'GET' || entry.isData) continue
    const { status, body } = await ask(fetch, entry, ids, await doerOf(entry))
    expect([200, 302], named(entry)).toContain(status)
    expect(/\\?"refused\\?",.{0,400}/.exec(body)?.[0], named(entry)).toBeUndefined()
  }
})

describe('the matrix itself', () => {
  const page = { hasAction: false, hasLoader: true, hasPage: true, matches: () => false }

  it('fails for a page without a sample, an action without a form, and a sample without a page', () => {
    expect(() => pageMatrix([...site, { ...page, path: '/prices/:id' }], pageSamples)).toThrow(
      'Add a sample for: GET /prices/:id',
    )
    const more = { ...pageSamples, 'POST /prices': {} }
    expect(() => pageMatrix([...site, { ...page, path: '/prices', hasLoader: false, hasAction: true }], more)).toThrow(
      'Add a form to the sample of: POST /prices',
    )
    const fewer = site.filter(({ path }) => path !== '/packs/:id')
    expect(() => pageMatrix(fewer, pageSamples)).toThrow('no such route any more: GET /packs/:id, POST /packs/:id')
  })

  it('notices a page that shows a row and one that tells whether it is there, and overlooks what is always new', async () => {
    const leaky: AppDeps['pages'] = async (request, { requestId, nonce }) => {
      const { pathname } = new URL(request.url)
      const isReal = pathname.includes(ids['issued'] ?? '-')
      if (pathname.startsWith('/shows') && isReal) return new Response(`<h1>To ${CANARY} Gems</h1>`)
      if (pathname.startsWith('/tells') && isReal) return new Response('Not yours.', { status: 404 })
      if (pathname.startsWith('/sends') && isReal) return Response.redirect(`${ORIGIN}/login`)
      return new Response(`Not found. ${pathname} ${requestId} ${nonce}`, { status: 404 })
    }
    const { app } = testApi(t, { pages: leaky })
    const paths = ['/shows/:id', '/tells/:id', '/sends/:id', '/keeps/:id']
    const sample = { params: (given: Ids) => ({ id: given['issued'] ?? '' }) }
    const samples = Object.fromEntries(paths.map((path) => [`GET ${path}`, sample]))
    const attack = { caller: {}, real: ids, random: randomIds(ids), canaries: [CANARY] }
    for (const entry of pageMatrix(
      paths.map((path) => ({ ...page, path })),
      samples,
    )) {
      const found = await findings(entry, { ...attack, fetch: (path, init) => app.request(`${ORIGIN}${path}`, init) })
      if (entry.path.startsWith('/keeps')) expect(found).toEqual([])
      else expect(found, entry.path).not.toEqual([])
      if (entry.path.startsWith('/shows')) expect(found).toContain(`GET ${entry.path} shows ${CANARY}`)
    }
    expect(namesRows({ method: 'GET', path: '/', sample: {} }, ids)).toBe(false)
  })
})
