import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Headers, type TestApi, testApi } from '../support/api.ts'
import { csvOf } from '../support/attacked-company.ts'
import { newCompany, newCounterparty } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let t: TestDatabase
let api: TestApi
let owner: Headers
const send = (csv: BodyInit, headers: Headers = owner) =>
  api.ask('POST', '/api/v1/imports?name=march.csv', { ...headers, 'content-type': 'text/csv; charset=utf-8' }, csv)
const drafts = async () => Number((await t.admin`select count(*) as n from trade_document_draft`)[0]?.['n'])

beforeAll(async () => {
  t = await testDatabase()
  api = testApi(t)
  const company = await newCompany(t)
  owner = await api.token(company.owner)
  await newCounterparty(t, company.tenantId, 'Hudson Gems Inc')
})
afterAll(() => t.close())

it('a file is checked, applied once and issued', async () => {
  const checked = await send(csvOf('Hudson Gems Inc', 3))
  expect([checked.status, checked.json]).toMatchObject([201, { status: 'checked', documentCount: 3, errors: [] }])
  expect(await drafts()).toBe(0)
  const path = `/imports/${checked.json['id']}`
  expect((await api.get(path, owner)).json).toMatchObject({
    fileName: 'march.csv',
    status: 'checked',
    documentCount: 3,
  })
  const applied = await Promise.all(Array.from({ length: 5 }, () => api.post(`${path}/apply`, owner, {})))
  expect(applied.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409, 409])
  expect(await drafts()).toBe(3)
  const job = { kind: 'issue', importId: checked.json['id'] }
  expect(await api.post('/bulk-jobs', owner, job)).toMatchObject({ status: 202, json: { total: 3 } })
})

it('a file with errors tells each row and is never applied', async () => {
  const before = await drafts()
  const checked = await send(csvOf('Nobody'))
  expect(checked.json).toMatchObject({ status: 'refused', errors: [{ row: 2, column: 'customer' }] })
  expect((await api.post(`/imports/${checked.json['id']}/apply`, owner, {})).status).toBe(409)
  expect(await drafts()).toBe(before)
})

it('a file that is none, or with characters that are none, is told so', async () => {
  for (const content of [new Uint8Array([0xff, 0xfe, 0x00]), '', csvOf('Hud\u0000son'), csvOf('Hud\u202Eson')])
    expect((await send(content)).json['status']).toBe('refused')
  const json = await api.post('/imports', owner, {})
  expect(json.status).toBe(415)
})

it('a token that may only read imports nothing', async () => {
  const company = await newCompany(t)
  expect((await send(csvOf('x'), await api.token(company.owner, ['read', 'issue']))).status).toBe(403)
})
