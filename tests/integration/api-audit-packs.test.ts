import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Headers, type TestApi, testApi } from '../support/api.ts'
import { newCompany, type TestCompany } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { arrangeVolume } from '../support/packs.ts'

let t: TestDatabase
let api: TestApi
let company: TestCompany
let owner: Headers
const zip = new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0xff, 0x00])

beforeAll(async () => {
  t = await testDatabase()
  api = testApi(t)
  company = await newCompany(t)
  owner = await api.token(company.owner)
})
afterAll(() => t.close())

it('a pack is asked for once per key, watched, taken on record and read for ten minutes', async () => {
  const keyed = { ...owner, 'idempotency-key': crypto.randomUUID() }
  const ask = () => api.post('/audit-packs', keyed, { kind: 'month', containing: '2026-02-01' })
  const [asked, again] = [await ask(), await ask()]
  expect([asked.status, again.text]).toEqual([202, asked.text])
  const path = `/audit-packs/${asked.json['id']}`
  expect((await api.get(path, owner)).json).toMatchObject({ status: 'queued', from: '2026-02-01', to: '2026-02-28' })
  expect((await api.post(`${path}/downloads`, owner, {})).json['reason']).toBe('not_ready')
  const { sha256, bytes } = await api.deps.files.put(company.tenantId, zip)
  await t.admin`update audit_pack set status = 'ready', sha256 = ${sha256}, bytes = ${bytes}`
  await arrangeVolume(t.admin)
  const taken = await api.post(`${path}/downloads`, owner, {})
  expect(taken.status).toBe(201)
  const url = String(taken.json['url'])
  const file = await api.app.request(`http://briefke.test${url}`, { headers: owner })
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/zip'])
  expect(new Uint8Array(await file.arrayBuffer())).toEqual(zip)
  await t.admin`update pack_download set downloaded_at = now() - interval '11 minutes'`
  expect((await api.ask('GET', url, owner)).status).toBe(404)
})

it('a period that has not begun, or that no calendar has, is refused with the field', async () => {
  for (const containing of ['2999-12-31', '9999-12-31', '2026-13-01'])
    expect((await api.post('/audit-packs', owner, { kind: 'fiscal-year', containing })).json['fields']).toHaveProperty(
      'containing',
    )
})

it('a pack is asked for whom it is for, redacted or not; a purpose that the scheme has not is refused by name', async () => {
  const asked = { kind: 'month', containing: '2026-02-01' }
  const usual = await api.post('/audit-packs', owner, asked)
  expect((await api.get(`/audit-packs/${usual.json['id']}`, owner)).json).toMatchObject({
    ...{ purpose: 'audit', redacted: false, label: '2026-02' },
  })
  const bank = await api.post('/audit-packs', owner, { ...asked, purpose: 'bank', redacted: true })
  expect((await api.get(`/audit-packs/${bank.json['id']}`, owner)).json).toMatchObject({
    ...{ purpose: 'bank', redacted: true, label: '2026-02-bank-redacted' },
  })
  const refused = await api.post('/audit-packs', owner, { ...asked, purpose: 'tax' })
  expect(refused.status).toBe(422)
  expect(refused.json['fields']).toEqual({ purpose: [expect.stringContaining('choose one of audit, ')] })
})

it('packs take their own scope', async () => {
  const writing = await api.token(company.owner, ['read', 'write', 'issue'])
  expect((await api.get('/audit-packs', writing)).status).toBe(403)
  expect((await api.post('/audit-packs', writing, { kind: 'month', containing: '2026-02-01' })).status).toBe(403)
})
