import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Headers, PDF, type TestApi, testApi } from '../support/api.ts'
import { newAdmin, newCompany, newCounterparty, type TestCompany } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let t: TestDatabase
let api: TestApi
let company: TestCompany
let owner: Headers
let content: Readonly<Record<string, unknown>>

beforeAll(async () => {
  t = await testDatabase()
  api = testApi(t)
  company = await newCompany(t)
  owner = await api.token(company.owner)
  const lines = [{ goodsClass: 'POLISHED_NATURAL', description: 'Rounds', carats: '1.503', pricePerCarat: '5200' }]
  const counterpartyId = await newCounterparty(t, company.tenantId)
  content = { documentType: 'invoice', documentDate: '2026-02-01', counterpartyId, currency: 'USD', lines }
})
afterAll(() => t.close())

const draft = async (changed = {}) => {
  const { json } = await api.post('/trade-documents/drafts', owner, { ...content, ...changed })
  return `/trade-documents/drafts/${json['id']}`
}
const issued = async () => `/trade-documents/${(await api.post(`${await draft()}/issue`, owner, {})).json['id']}`

describe('a draft', () => {
  it('is kept with exact totals and reads back as it was sent', async () => {
    const { json } = await api.get(await draft(), owner)
    expect(json).toMatchObject({ revision: 1, totalCarats: '1.503', totalAmount: '7815.60' })
    const again = await api.post('/trade-documents/drafts', owner, json['content'])
    expect(again.status).toBe(201)
  })

  it('is changed by whoever has its newest revision, and by nobody else', async () => {
    const path = await draft()
    const change = { ...content, notes: 'First', revision: 1 }
    expect((await api.put(path, owner, change)).json['revision']).toBe(2)
    const late = await api.put(path, owner, { ...change, notes: 'Second' })
    expect([late.status, late.json['reason']]).toEqual([409, 'stale_revision'])
    expect((await api.get(path, owner)).json['content']).toMatchObject({ notes: 'First' })
  })

  it('is thrown away once', async () => {
    const path = await draft()
    expect((await api.ask('DELETE', `/api/v1${path}`, owner)).status).toBe(204)
    expect((await api.ask('DELETE', `/api/v1${path}`, owner)).status).toBe(404)
  })

  it('with a fourth decimal, a day that is none or too much money is told where', async () => {
    const line = {
      goodsClass: 'POLISHED_NATURAL',
      description: 'R',
      carats: '1.0001',
      pricePerCarat: '999999999999999',
    }
    const { status, json } = await api.post('/trade-documents/drafts', owner, {
      ...content,
      documentDate: '2026-02-30',
      lines: [line],
    })
    expect(status).toBe(422)
    expect(Object.keys(json['fields'] as object)).toEqual(expect.arrayContaining(['documentDate', 'lines.0.carats']))
  })
})

describe('an issued document', () => {
  it('has the next number and its statement, and is voided once with a reason', async () => {
    const path = await issued()
    const { json } = await api.get(path, owner)
    expect(json).toMatchObject({ status: 'issued', totalAmount: '7815.60', warranties: [{ lines: [1] }] })
    expect((await api.post(`${path}/void`, owner, { reason: '' })).status).toBe(422)
    expect((await api.post(`${path}/void`, owner, { reason: 'Wrong buyer' })).status).toBe(204)
    expect((await api.post(`${path}/void`, owner, { reason: 'Wrong buyer' })).status).toBe(409)
    expect((await api.get(path, owner)).json).toMatchObject({ status: 'voided', number: json['number'] })
  })

  it('is one document when fifty issue its draft together, with or without a key', async () => {
    const path = await draft()
    const answers = await Promise.all(Array.from({ length: 50 }, () => api.post(`${path}/issue`, owner, {})))
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
  })

  it('takes the scope issue', async () => {
    const path = await draft()
    const writing = await api.token(company.owner, ['read', 'write'])
    expect((await api.post(`${path}/issue`, writing, {})).status).toBe(403)
    expect((await api.get(path, writing)).status).toBe(200)
  })

  it('gives its PDFs as soon as they are printed, never another company’s', async () => {
    const path = await issued()
    expect((await api.get(`${path}/pdf/trade-document`, owner)).status).toBe(404)
    const { sha256, bytes } = await api.deps.files.put(company.tenantId, Buffer.from(PDF))
    await t.admin`update document set status = 'rendered', sha256 = ${sha256}, bytes = ${bytes}, pages = 1, rendered_at = now() where trade_document_id = ${path.split('/').at(-1) ?? ''}`
    const pdf = await api.get(`${path}/pdf/trade-document`, owner)
    expect([pdf.status, pdf.text, pdf.headers.get('content-type')]).toEqual([200, PDF, 'application/pdf'])
    expect(pdf.headers.get('content-disposition')).toMatch(/attachment; filename=".*\.pdf"/)
    expect((await api.get(`${path}/pdf/warranty-statement`, owner)).headers.get('content-disposition')).toContain(
      '-warranty',
    )
    expect((await api.get(`${path}/pdf/something`, owner)).status).toBe(422)
    const admin = await api.token(await newAdmin(t))
    expect((await api.get(`${path}/pdf/trade-document`, admin)).status).toBe(403)
  })

  it('is listed page by page, none twice and none left out, over equal dates', async () => {
    const other = await newCompany(t)
    const theirs = await api.token(other.owner)
    const counterpartyId = await newCounterparty(t, other.tenantId)
    for (let count = 0; count < 5; count++) {
      const { json } = await api.post('/trade-documents/drafts', theirs, { ...content, counterpartyId })
      await api.post(`/trade-documents/drafts/${json['id']}/issue`, theirs, {})
    }
    const seen = await api.pages('/trade-documents?limit=2', theirs, 'documents')
    expect([seen.length, new Set(seen.map(({ id }) => id)).size]).toEqual([5, 5])
    const backwards = await api.get('/trade-documents?from=2026-03-01&to=2026-01-01', theirs)
    expect(backwards.json['documents']).toEqual([])
  })
})

it('a code on paper says what is public, and an unknown one nothing', async () => {
  const { json } = await api.get(await issued(), owner)
  const code = String(json['verificationPath']).split('/').at(-1) ?? ''
  const public_ = await api.get(`/verification/${code}`, {})
  expect(public_.json).toMatchObject({
    outcome: 'found',
    status: 'valid',
    number: json['number'],
    totalCarats: '1.503',
  })
  expect(public_.text).not.toMatch(/Hudson|7815|5200/)
  expect((await api.get(`/verification/${code}x`, {})).json).toEqual({ outcome: 'unknown' })
})

it('a suspended company reads its documents and issues none', async () => {
  const path = await draft()
  await t.admin`update company set state = 'suspended' where tenant_id = ${company.tenantId}`
  expect((await api.get(path, owner)).status).toBe(200)
  const refused = await api.post(`${path}/issue`, owner, {})
  expect([refused.status, refused.json['detail']]).toEqual([403, expect.stringContaining('suspended')])
  expect((await api.get(path, owner)).status).toBe(200)
  await t.admin`update company set state = 'active' where tenant_id = ${company.tenantId}`
})
