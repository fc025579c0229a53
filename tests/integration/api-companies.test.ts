import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { form, type Headers, PDF, type TestApi, testApi } from '../support/api.ts'
import { newAdmin, newCompany } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let t: TestDatabase
let api: TestApi
let admin: Headers
let adminScoped: (scopes: readonly ('read' | 'write')[]) => Promise<Headers>
const company = {
  legalName: 'Scheldt NV',
  country: 'BE',
  address: 'Antwerp',
  registrationNumber: '0400',
  segment: 'polished-dealer',
  timeZone: 'Europe/Brussels',
  currency: 'USD',
  fiscalYearStart: 1,
  scheme: 'sow',
}
const countOf = async () => Number((await t.admin`select count(*) as n from company`)[0]?.['n'])
const csv = (path: string, rows: readonly object[], headers = admin) => {
  const lines = [Object.keys(company), ...rows.map((row) => Object.values(row))].map((cells) => cells.join(','))
  return api.ask('POST', `/api/v1/companies/${path}`, { ...headers, 'content-type': 'text/csv' }, lines.join('\n'))
}

beforeAll(async () => {
  t = await testDatabase()
  api = testApi(t)
  const operator = await newAdmin(t)
  admin = await api.token(operator)
  adminScoped = (scopes) => api.token(operator, scopes)
})
afterAll(() => t.close())

describe('the association', () => {
  it('onboards a company, records its registration, makes it active and invites the owner', async () => {
    const made = await api.post('/companies', admin, company)
    expect(made.status).toBe(201)
    const path = `/companies/${made.json['id']}`
    const registration = { number: 'W-7', validFrom: '2026-01-01', validTo: '2026-12-31' }
    const recorded = await api.ask(
      'POST',
      `/api/v1${path}/registrations`,
      admin,
      form('registration', registration, { part: 'evidence', content: PDF }),
    )
    expect(recorded.status).toBe(204)
    for (const to of ['verified', 'active'])
      expect((await api.post(`${path}/state-changes`, admin, { to, reason: 'Papers seen' })).status).toBe(204)
    expect((await api.post(`${path}/state-changes`, admin, { to: 'applied', reason: 'x' })).status).toBe(409)
    const invited = await api.post(`${path}/owner-invitations`, admin, { email: 'Owner@Example.test' })
    expect([invited.status, Object.keys(invited.json).toSorted()]).toEqual([201, ['expiresAt', 'id']])
    const { json } = await api.get(path, admin)
    expect(json).toMatchObject({
      state: 'active',
      states: [
        { from: 'verified', to: 'active' },
        { from: 'applied', to: 'verified' },
        { from: null, to: 'applied' },
      ],
      registrations: [{ number: 'W-7', validTo: '2026-12-31' }],
      invitations: [{ email: 'owner@example.test' }],
    })
    const [{ id = '' } = {}] = json['registrations'] as { id: string }[]
    const evidence = await api.get(`${path}/registrations/${id}/evidence`, admin)
    expect([evidence.status, evidence.text, evidence.headers.get('content-type')]).toEqual([
      200,
      PDF,
      'application/pdf',
    ])
  })

  it('is told what is wrong with a company, and which one is there already', async () => {
    const before = await countOf()
    const wrong = await api.post('/companies', admin, {
      ...company,
      timeZone: 'Europe/Antwerp',
      country: 'XX',
      registrationNumber: '1',
    })
    expect([wrong.status, Object.keys(wrong.json['fields'] as object).toSorted()]).toEqual([
      422,
      ['country', 'timeZone'],
    ])
    expect((await api.post('/companies', admin, company)).json['reason']).toBe('company_known')
    expect(await countOf()).toBe(before)
  })

  it('finds companies by name and state, page by page over equal names', async () => {
    const twin = (registrationNumber: string) => ({ ...company, legalName: 'Twin BV', registrationNumber })
    for (const number of ['T1', 'T2', 'T3', 'T4', 'T5']) await api.post('/companies', admin, twin(number))
    const seen = await api.pages('/companies?limit=2&search=twin&state=applied', admin, 'companies')
    expect([seen.length, new Set(seen.map(({ id }) => id)).size]).toEqual([5, 5])
    expect((await api.get('/companies?search=twin&state=active', admin)).json['companies']).toEqual([])
  })

  it('checks a CSV file without writing, and onboards all of it or nothing', async () => {
    const good = { ...company, legalName: 'From CSV', registrationNumber: 'C1' }
    const before = await countOf()
    const check = await csv('csv/check', [good, { ...good, registrationNumber: 'C2', segment: 'pirate' }])
    expect([check.status, check.json]).toMatchObject([
      200,
      { rows: 2, ready: 1, errors: [{ row: 3, fields: { segment: [expect.any(String)] } }] },
    ])
    const refused = await csv('csv', [good, { ...good, registrationNumber: 'C2', segment: 'pirate' }])
    expect([refused.status, Object.keys(refused.json['fields'] as object)]).toEqual([422, ['row 3.segment']])
    expect(await countOf()).toBe(before)
    expect((await csv('csv', [good, { ...good, registrationNumber: 'C2' }])).json).toEqual({ companies: 2 })
    expect(await countOf()).toBe(before + 2)
  })

  it('takes the scope write to change, and a company’s owner may do none of it', async () => {
    const before = await countOf()
    const reading = await adminScoped(['read'])
    expect((await api.get('/companies', reading)).status).toBe(200)
    expect((await api.post('/companies', reading, { ...company, registrationNumber: 'S1' })).status).toBe(403)
    expect((await csv('csv', [{ ...company, registrationNumber: 'S1' }], reading)).status).toBe(403)
    const owner = await api.token((await newCompany(t)).owner)
    expect((await api.get('/companies', owner)).status).toBe(403)
    expect(await countOf()).toBe(before + 1)
  })

  it('stops a company from its next request on', async () => {
    const stopped = await newCompany(t)
    const owner = await api.token(stopped.owner)
    const buyer = { name: 'Gems', roles: ['buyer'], country: 'US' }
    expect((await api.post('/counterparties', owner, buyer)).status).toBe(201)
    const asked = await api.post(`/companies/${stopped.tenantId}/state-changes`, admin, {
      to: 'suspended',
      reason: 'Fees',
    })
    expect(asked.status, 'a sanction does that, and nothing else').toBe(409)
    await t.admin`update company set state = 'suspended' where tenant_id = ${stopped.tenantId}`
    expect((await api.post('/counterparties', owner, buyer)).status).toBe(403)
    expect((await api.get('/counterparties', owner)).status).toBe(200)
  })
})
