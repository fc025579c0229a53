import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inTenant } from '../../db/tenant.ts'
import { insertEvents } from '../../domain/events/queries.ts'
import { utf8Bytes } from '../../domain/evidence-log/bytes.ts'
import { sha256Bytes } from '../../domain/evidence-log/hash.ts'
import { proofFile, readLog } from '../../domain/evidence-log/index.ts'
import { logKeys } from '../../domain/evidence-log/log-key.ts'
import { sealLog } from '../../domain/evidence-log/seal.ts'
import { verifyTlogProof } from '../../domain/evidence-log/tlog-proof.ts'
import { leafHash } from '../../domain/evidence-log/tree.ts'
import type { CompanyActor } from '../../domain/kernel/actor.ts'
import { day } from '../../domain/kernel/calendar.ts'
import { type EngagementId, newId } from '../../domain/kernel/ids.ts'
import { type TestApi, testApi } from '../support/api.ts'
import { newAdmin, newCompany, type TestCompany } from '../support/builders.ts'
import { builtPages } from '../support/built-pages.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let t: TestDatabase
let api: TestApi
let company: TestCompany
const document = '01a222c6-1181-7e42-85fe-1f0939242000'

beforeAll(async () => {
  t = await testDatabase()
  api = testApi(t, { pages: await builtPages() })
  company = await newCompany(t)
  const say = (at: string, what: Parameters<typeof insertEvents>[3]) =>
    inTenant(t.db, company.tenantId, (tx) => insertEvents(tx, company.dealer, new Date(at), what))
  const parcels = Array.from({ length: 120 }, (_, nth) => ({
    ...{ verb: 'recorded', objectKind: 'received-document', objectId: document, details: { number: `R-${nth}` } },
  }))
  await say('2026-11-20T10:00:00Z', parcels)
  // In Antwerp it is the twenty-second by then.
  await say('2026-11-21T23:30:00Z', [
    {
      verb: 'voided',
      objectKind: 'trade-document',
      objectId: document,
      details: { number: 'INV-7', reason: '=Wrong buyer' },
    },
  ])
  await sealLog(api.deps, company.tenantId)
  await say('2026-11-23T10:00:00Z', [{ verb: 'changed', objectKind: 'company', objectId: company.tenantId }])
})
afterAll(() => t.close())

async function get(path: string, actor: CompanyActor = company.compliance): Promise<Response> {
  return api.app.request(path, { headers: await api.session(actor.userId, company.tenantId) })
}
const page = async (path: string) => (await (await get(path)).text()).replaceAll('<!-- -->', '')

describe('the page of the log', () => {
  test('says who did what, when and why, with the way there, the newest first', async () => {
    const html = await page('/log')
    expect(html).toContain(`href="/documents/${document}"`)
    for (const words of ['The dealer', 'voided', 'Document INV-7', '=Wrong buyer', 'briefke/log/'])
      expect(html).toContain(words)
    expect(html.indexOf('INV-7')).toBeLessThan(html.indexOf('R-119'))
    expect(html).toContain('not signed yet')
    expect(html).toContain('href="/log/120/proof"')
  })

  test('goes on where it ended, and every filter stands in its address', async () => {
    const [next] = /\?before=\d+/.exec(await page('/log')) ?? []
    expect(await page(`/log${next}`)).toContain('R-0')
    expect(await page('/log?kind=company')).not.toContain('INV-7')
    expect(await page('/log?from=2026-11-22&to=2026-11-22')).toContain('INV-7')
    expect(await page('/log?to=2026-11-21')).not.toContain('INV-7')
    expect(await page('/log?search=inv-7')).not.toContain('R-119')
    expect(await page('/log?search=nobody')).toContain('No entry fits')
  })

  test('reads the log again when asked, and says what it found', async () => {
    const ask = async () => {
      const body = new FormData()
      body.set('form', 'check')
      const headers = await api.session(company.compliance.userId, company.tenantId)
      return (await (await api.app.request('/log?index', { method: 'POST', headers, body })).text()).replaceAll(
        '<!-- -->',
        '',
      )
    }
    expect(await ask()).toContain('The log is what was signed. 122 entries and 1 signed heads were read again.')
    await t.admin`update event set verb = 'withdrawn' where tenant_id = ${company.tenantId} and seq = 5`
    expect(await ask()).toContain('Entry 5 says “withdrawn” where its record says “recorded”.')
    await t.admin`update event set verb = 'recorded' where tenant_id = ${company.tenantId} and seq = 5`
  })

  test('is for owner and compliance, and an auditor sees the days that he was engaged for', async () => {
    expect((await get('/log', company.dealer)).status).toBe(403)
    expect((await get('/log/export?format=csv', company.viewer)).status).toBe(403)
    expect((await get('/log/0/proof', company.dealer)).status).toBe(403)
    await expect(readLog(api.deps, company.dealer, {})).rejects.toThrow('does not include this')
    const auditor = { ...company.viewer, role: 'auditor' as const }
    const engagement = { id: newId<EngagementId>(), from: day('2026-11-22'), to: day('2026-11-22') }
    const { entries } = await readLog(api.deps, { ...auditor, engagement }, {})
    expect(entries.map(({ seq }) => seq)).toEqual([120n])
    await expect(proofFile(api.deps, { ...auditor, engagement }, '0')).rejects.toThrow('There is no such entry')
    const admin = await newAdmin(t)
    const headers = await api.session(admin.userId, null)
    expect([403, 404]).toContain((await api.app.request('/log', { headers })).status)
  })
})

describe('what can be taken away', () => {
  test('is a proof of an entry that anybody checks with the keys alone', async () => {
    const proof = await (await get('/log/120/proof')).text()
    const [row] = await t.admin<
      { record: string }[]
    >`select record from event where tenant_id = ${company.tenantId} and seq = 120`
    const origin = `briefke/log/${company.tenantId}`
    const leaf = leafHash(sha256Bytes, utf8Bytes(row?.record ?? ''))
    const known = { leaf, origin, keys: await logKeys(api.deps, origin) }
    expect(await verifyTlogProof(sha256Bytes, proof, known)).toMatchObject({ index: 120n, checkpoint: { size: 121n } })
    expect((await get('/log/121/proof')).status).toBe(409)
    for (const none of ['122', 'x', '-1', '007']) expect((await get(`/log/${none}/proof`)).status).toBe(404)
  })

  test('is a list that no spreadsheet runs, and the very records with the signed head behind them', async () => {
    const csv = await (await get('/log/export?format=csv&kind=trade-document')).text()
    expect(csv.split('\r\n').slice(0, 2)).toEqual([
      'entry,at,person,role,did,object,object_id,details',
      `120,2026-11-21T23:30:00.000Z,The dealer,dealer,voided,trade-document,${document},"{""number"": ""INV-7"", ""reason"": ""=Wrong buyer""}"`
        .replaceAll('": ""', '":""')
        .replaceAll('", ""', '",""'),
    ])
    const lines = (await (await get('/log/export?format=ndjson')).text()).trim().split('\n')
    const records = await t.admin<
      { record: string }[]
    >`select record from event where tenant_id = ${company.tenantId} order by seq`
    expect(lines.slice(0, -1)).toEqual(records.map(({ record }) => record))
    expect(JSON.parse(lines.at(-1) ?? '')).toEqual({ checkpoint: expect.stringContaining('— briefke/log/') })
    expect((await get('/log/export?format=exe')).status).toBe(422)
  })
})
