import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { form, type Headers, PDF, type TestApi, testApi } from '../support/api.ts'
import { newAdmin, newCompany, newCounterparty, type TestCompany } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let t: TestDatabase
let api: TestApi
let company: TestCompany
let owner: Headers
let now = new Date()
const input = { name: 'Hudson Gems Inc', roles: ['buyer'], country: 'US' }
const received = (supplierId: string, number: string) => ({
  supplierId,
  number,
  documentDate: '2026-01-02',
  edition: 'SOW-2021',
  lines: [{ goodsClass: 'POLISHED_NATURAL', carats: '1' }],
})
const keyed = (headers: Headers, key = crypto.randomUUID()) => ({ ...headers, 'idempotency-key': key })
const countOf = async (table: string) => Number((await t.admin`select count(*) as n from ${t.admin(table)}`)[0]?.['n'])

beforeAll(async () => {
  t = await testDatabase()
  api = testApi(t, { clock: { now: () => now } })
  company = await newCompany(t)
  owner = await api.token(company.owner)
})
afterAll(() => t.close())

describe('a POST with an Idempotency-Key', () => {
  it('takes effect once, and every repetition gets the first answer', async () => {
    const before = await countOf('counterparty')
    const headers = keyed(owner)
    const first = await api.post('/counterparties', headers, input)
    const again = await api.post('/counterparties', headers, input)
    expect([first.status, again.status, again.text]).toEqual([201, 201, first.text])
    expect([first.headers.get('idempotency-replayed'), again.headers.get('idempotency-replayed')]).toEqual([
      null,
      'true',
    ])
    expect(await countOf('counterparty')).toBe(before + 1)
  })

  it('takes effect once when fifty arrive together', async () => {
    const before = await countOf('counterparty')
    const headers = keyed(owner)
    const answers = await Promise.all(Array.from({ length: 50 }, () => api.post('/counterparties', headers, input)))
    expect(await countOf('counterparty')).toBe(before + 1)
    for (const { status, json, headers: told } of answers) {
      expect([201, 409]).toContain(status)
      if (status === 409) expect([json['reason'], told.get('retry-after')]).toEqual(['in_progress', '1'])
    }
    expect(new Set(answers.filter(({ status }) => status === 201).map(({ text }) => text)).size).toBe(1)
    expect((await api.post('/counterparties', headers, input)).status).toBe(201)
  })

  it('repeats a refusal word for word', async () => {
    const headers = keyed(owner)
    const first = await api.post('/counterparties', headers, { ...input, country: 'Belgium' })
    const again = await api.post('/counterparties', headers, { ...input, country: 'Belgium' })
    expect([first.status, again.status, again.text]).toEqual([422, 422, first.text])
    expect(again.headers.get('content-type')).toBe('application/problem+json')
    expect(again.headers.get('idempotency-replayed')).toBe('true')
  })

  it('is refused when the key comes back with another body, address or scope', async () => {
    const headers = keyed(owner)
    await api.post('/counterparties', headers, input)
    const reading = { ...(await api.token(company.owner, ['read'])), 'idempotency-key': headers['idempotency-key'] }
    for (const other of [
      await api.post('/counterparties', headers, { ...input, name: 'Other' }),
      await api.post('/counterparties?x=1', headers, input),
      await api.post('/counterparties', reading, input),
    ])
      expect([other.status, other.json['reason']]).toEqual([422, 'key_reused'])
  })

  it('belongs to one person of one company', async () => {
    const other = await newCompany(t)
    const headers = keyed(owner)
    const first = await api.post('/counterparties', headers, input)
    const theirs = await api.post(
      '/counterparties',
      keyed(await api.token(other.owner), headers['idempotency-key']),
      input,
    )
    expect(theirs.status).toBe(201)
    expect(theirs.json['id']).not.toBe(first.json['id'])
  })

  it('holds a day and no longer, also for fifty at once', async () => {
    const headers = keyed(owner)
    const first = await api.post('/counterparties', headers, input)
    now = new Date(now.getTime() + 86_400_000 - 1000)
    expect((await api.post('/counterparties', headers, input)).text).toBe(first.text)
    now = new Date(now.getTime() + 1000)
    const before = await countOf('counterparty')
    await Promise.all(Array.from({ length: 50 }, () => api.post('/counterparties', headers, input)))
    expect(await countOf('counterparty')).toBe(before + 1)
    const old =
      await t.admin`select 1 from api_request where user_id = ${company.owner.userId} and created_at <= ${new Date(now.getTime() - 86_400_000)}`
    expect(old, 'older answers of the same person are forgotten').toHaveLength(0)
  })

  it('may be tried again after a failure of ours', async () => {
    let broken = true
    const files = {
      ...api.deps.files,
      put: (...sent: Parameters<typeof api.deps.files.put>) =>
        broken ? Promise.reject(new Error('disk full')) : api.deps.files.put(...sent),
    }
    const failing = testApi(t, { clock: { now: () => now }, files })
    const supplierId = await newCounterparty(t, company.tenantId, 'Supplier')
    const warranty = received(supplierId, 'R-1')
    const headers = keyed(owner)
    const send = () =>
      failing.ask(
        'POST',
        '/api/v1/received-documents',
        headers,
        form('document', warranty, { part: 'file', content: PDF }),
      )
    const failed = await send()
    expect([failed.status, failed.json['detail']]).toEqual([
      500,
      expect.stringContaining(String(failed.json['requestId'])),
    ])
    expect(failed.text).not.toContain('disk full')
    broken = false
    expect((await send()).status).toBe(201)
  })

  it('is not done again when it took effect and its answer was lost', async () => {
    const gone = new Error('the database went away')
    const ring = (job: string) => (job === 'build-audit-pack' ? Promise.reject(gone) : Promise.resolve())
    const failing = testApi(t, { clock: { now: () => now }, ring })
    const headers = keyed(owner)
    const ask = (to: TestApi) => to.post('/audit-packs', headers, { kind: 'month', containing: '2026-03-01' })
    const before = await countOf('audit_pack')
    expect((await ask(failing)).status).toBe(500)
    const again = await ask(api)
    expect([again.status, again.json['reason']]).toEqual([409, 'took_effect'])
    expect(await countOf('audit_pack')).toBe(before + 1)
  })

  it('tells two forms with the same parts to be one request, whatever their boundary, and files apart by their bytes', async () => {
    const supplierId = await newCounterparty(t, company.tenantId, 'Supplier of files')
    const warranty = received(supplierId, 'F-1')
    const headers = keyed(owner)
    const binary = new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d, 0xff, 0xfe, 0x00, 0x80])
    const send = (content: Uint8Array<ArrayBuffer>) =>
      api.ask('POST', '/api/v1/received-documents', headers, form('document', warranty, { part: 'file', content }))
    const first = await send(binary)
    const again = await send(binary)
    expect([first.status, again.status, again.text]).toEqual([201, 201, first.text])
    const changed = await send(binary.map((byte, at) => (at === 8 ? 0x81 : byte)))
    expect([changed.status, changed.json['reason']]).toEqual([422, 'key_reused'])
    const file = await api.app.request(`http://briefke.test/api/v1/received-documents/${first.json['id']}/file`, {
      headers: owner,
    })
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(binary)
  })

  it('holds for the association too, by token and by session', async () => {
    const admin = await newAdmin(t)
    const onboarded = {
      legalName: 'Keyed NV',
      country: 'BE',
      address: 'Antwerp',
      registrationNumber: 'K-1',
      schemes: ['sow'],
      segment: 'retailer',
      timeZone: 'Europe/Brussels',
      currency: 'EUR',
      fiscalYearStart: 1,
    }
    for (const [number, caller] of [
      ['K-1', await api.token(admin)],
      ['K-2', await api.session(admin.userId)],
    ] as const) {
      const headers = keyed(caller)
      const before = await countOf('company')
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => api.post('/companies', headers, { ...onboarded, registrationNumber: number })),
      )
      expect(answers.map(({ status }) => status)).toContain(201)
      const again = await api.post('/companies', headers, { ...onboarded, registrationNumber: number })
      expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true'])
      expect(await countOf('company')).toBe(before + 1)
    }
  })

  it('keeps no usable credential in its answers', async () => {
    const admin = await api.token(await newAdmin(t))
    const invited = await api.post(`/companies/${company.tenantId}/owner-invitations`, keyed(admin), {
      email: 'new@example.test',
    })
    expect(invited.status).toBe(201)
    const secret = api.deps.keys.linkSecret('invitation', String(invited.json['id']))
    expect(JSON.stringify(await t.admin`select * from association_request`)).not.toContain(secret)
  })
})
