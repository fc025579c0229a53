import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportAccesses, readAccesses, recordAccess } from '../../domain/audit-access/index.ts'
import { placeOf } from '../../domain/audit-access/place.ts'
import { listEngagements } from '../../domain/engagements/index.ts'
import { sealLog } from '../../domain/evidence-log/seal.ts'
import type { CompanyActor } from '../../domain/kernel/actor.ts'
import type { EngagementId, UserId } from '../../domain/kernel/ids.ts'
import { ORIGIN, type TestApi, testApi } from '../support/api.ts'
import { apiSamples } from '../support/api-samples.ts'
import { CANARY, fillCompany } from '../support/attacked-company.ts'
import { engagedAuditor } from '../support/attacked-findings.ts'
import { fillOffice } from '../support/attacked-office.ts'
import { newAdmin, newCompany, type TestCompany } from '../support/builders.ts'
import { builtPages } from '../support/built-pages.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { pageMatrix } from '../support/page-matrix.ts'
import { pageSamples } from '../support/page-samples.ts'
import { routesOfSite } from '../support/pages.ts'
import { ask, type Entry, type Ids, matrixOf } from '../support/route-matrix.ts'

let t: TestDatabase
let api: TestApi
let company: TestCompany
let ids: Ids
let engagement: EngagementId

beforeAll(async () => {
  t = await testDatabase()
  api = testApi(t, { pages: await builtPages() })
  company = await newCompany(t)
  const filled = await fillCompany(t, api.deps, company, await newAdmin(t))
  ids = { ...filled, ...(await fillOffice(t, api.deps, company, filled['issuedToVoid'] ?? '')) }
  engagement = ids['engagementOfAuditor'] as EngagementId
  await t.admin`update audit_pack set released_at = now(), released_by_name = 'The compliance' where id = ${ids['pack'] ?? ''}`
  await sealLog(api.deps, company.tenantId)
})
afterAll(() => t.close())

const session = () => api.session(ids['auditor'] as UserId, company.tenantId)
const rows = () => t.admin<{ what: string; path: string; label: string | null; at: Date }[]>`
  select what, path, label, at from auditor_access where engagement_id = ${engagement} order by id`

/** Everything that reads, of pages and their data, of the API and of the files. */
async function readingEntries(): Promise<readonly Entry[]> {
  const pages = pageMatrix(await routesOfSite(), pageSamples)
  return [...pages, ...matrixOf(api.app.routes, apiSamples)].filter(({ method }) => method === 'GET')
}

describe('whatever an auditor is shown', () => {
  it('of every page, answer and file there is stands in the list, once, and nothing else does', async () => {
    const caller = await session()
    const expected: string[] = []
    for (const entry of await readingEntries()) {
      if (/^\/(progress|healthz|readyz)/.test(entry.path)) continue
      let asked = ''
      const fetch = (path: string, init: RequestInit) => {
        asked = path.split('?')[0] ?? ''
        return api.app.request(`${ORIGIN}${path}`, init)
      }
      const { status } = await ask(fetch, entry, ids, caller)
      if (status === 200 && entry.sample.isFor !== 'everybody') expected.push(asked)
    }
    expect(expected.length).toBeGreaterThan(60)
    const found = await rows()
    expect(found.map(({ path }) => path).toSorted()).toEqual(expected.map((path) => placeOf(path)?.path).toSorted())
    const of = (path: string) => found.find((row) => row.path === path)
    expect(of('/documents/:id')).toMatchObject({ what: 'viewed', label: expect.any(String) })
    expect(of('/received/:id')).toMatchObject({ what: 'viewed', label: `${CANARY}-9` })
    expect(of('/findings/:id')).toMatchObject({ label: 'F-2' })
    expect(of('/findings/export')).toMatchObject({ what: 'downloaded' })
  })

  it('is told from what he takes away', async () => {
    const headers = await session()
    const form = new FormData()
    form.append('form', 'download')
    const asked = await api.ask('POST', `/packs/${ids['pack']}`, headers, form)
    expect((await api.ask('GET', asked.headers.get('location') ?? '', headers)).status).toBe(200)
    const last = (await rows()).at(-1)
    expect(last).toMatchObject({ what: 'downloaded', path: '/packs/:id/downloads/:id', label: '2026-02' })
  })

  it('is not given when it cannot be noted', async () => {
    await t.admin`revoke insert on auditor_access from briefke_app`
    const headers = await session()
    const { status, text } = await api.ask('GET', `/received/${ids['received']}`, headers)
    await t.admin`grant insert on auditor_access to briefke_app`
    expect(status).toBe(500)
    expect(text).not.toContain(CANARY)
  })

  it('is shown to the company: counted, page by page, by day, as a file, and to nobody else', async () => {
    const { deps } = api
    const count = (await rows()).length
    const listed = await listEngagements(deps, company.owner)
    expect(listed.find(({ id }) => id === engagement)).toMatchObject({ accesses: count, openFindings: 4 })
    const first = await readAccesses(deps, company.compliance, engagement, { limit: 10 })
    const next = await readAccesses(deps, company.compliance, engagement, { limit: 10, cursor: first.nextCursor })
    expect(new Set([...first.accesses, ...next.accesses].map(({ id }) => id)).size).toBe(20)
    const other = await readAccesses(deps, company.owner, engagement, { to: '2020-01-01' })
    expect(other.accesses).toEqual([])
    const { pieces } = await exportAccesses(deps, company.owner, engagement, {})
    let csv = ''
    for await (const piece of pieces) csv += piece
    expect(csv.trimEnd().split('\r\n')).toHaveLength(count + 1)
    for (const actor of [company.dealer, company.viewer, await engagedAuditor(t, company)])
      await expect(readAccesses(deps, actor, engagement, {})).rejects.toMatchObject({ code: 'forbidden' })
    const stranger = await newCompany(t)
    await expect(readAccesses(deps, stranger.owner, engagement, {})).rejects.toMatchObject({ code: 'not_found' })
  })

  it('of one engagement is not counted for another', async () => {
    const own = await engagedAuditor(t, company)
    await recordAccess(api.deps, own, { pathname: '/documents', what: 'viewed' })
    const { engagement: read } = await readAccesses(api.deps, company.owner, own.engagement?.id as EngagementId, {})
    expect(read.accesses).toBe(1)
  })
})

it('an engagement ends by itself: a second later nothing answers, and nothing is noted', async () => {
  const own: CompanyActor = await engagedAuditor(t, company)
  const ends = Date.parse('2030-03-01T00:00:00Z')
  await t.admin`update engagement set expires_at = ${new Date(ends)} where id = ${own.engagement?.id ?? ''}`
  let now = new Date(ends - 1_000)
  const late = testApi(t, { pages: await builtPages(), clock: { now: () => now } })
  const headers = await late.session(own.userId, company.tenantId)
  const status = async (path: string) => (await late.ask('GET', path, headers)).status
  const pages = [`/documents/${ids['issued']}`, '/findings', '/', `/api/v1/trade-documents/${ids['issued']}`]
  for (const path of pages) expect([path, await status(path)]).toEqual([path, 200])
  now = new Date(ends + 1_000)
  for (const path of pages) expect([302, 401], path).toContain(await status(path))
  for (const path of [`/received/${ids['received']}/file`, `/packs/${ids['pack']}/downloads/${ids['download']}`])
    expect([401, 404], path).toContain(await status(path))
  const noted = await t.admin`select from auditor_access where engagement_id = ${own.engagement?.id ?? ''}`
  expect(noted).toHaveLength(pages.length)
})
