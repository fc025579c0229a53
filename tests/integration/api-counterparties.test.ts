import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Headers, type TestApi, testApi } from '../support/api.ts'
import { newCompany, type TestCompany } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let t: TestDatabase
let api: TestApi
let company: TestCompany
let owner: Headers
const input = { name: 'Hudson Gems Inc', roles: ['buyer'], country: 'US' }
const countOf = async () => Number((await t.admin`select count(*) as n from counterparty`)[0]?.['n'])

beforeAll(async () => {
  t = await testDatabase()
  api = testApi(t)
  company = await newCompany(t)
  owner = await api.token(company.owner)
})
afterAll(() => t.close())

describe('counterparties', () => {
  it('are added, read and replaced', async () => {
    const added = await api.post('/counterparties', owner, input)
    expect(added.status).toBe(201)
    const path = `/counterparties/${added.json['id']}`
    expect((await api.put(path, owner, { ...input, name: 'Hudson Gems LLC' })).status).toBe(204)
    expect((await api.get(path, owner)).json).toMatchObject({
      name: 'Hudson Gems LLC',
      country: 'US',
      roles: ['buyer'],
    })
  })

  it('come page by page, none twice and none left out, over equal names', async () => {
    const other = await newCompany(t)
    const headers = await api.token(other.owner)
    for (let count = 0; count < 7; count++) await api.post('/counterparties', headers, input)
    const seen = await api.pages('/counterparties?limit=2', headers, 'counterparties')
    expect([seen.length, new Set(seen.map(({ id }) => id)).size]).toEqual([7, 7])
  })

  it('are told field by field what is wrong with them', async () => {
    const before = await countOf()
    const { status, json, headers } = await api.post('/counterparties', owner, {
      ...input,
      country: 'Belgium',
      name: '\u202Egems',
    })
    expect([status, headers.get('content-type')]).toEqual([422, 'application/problem+json'])
    expect(Object.keys(json['fields'] as object).toSorted()).toEqual(['country', 'name'])
    expect(json['requestId']).toBe(headers.get('x-request-id'))
    expect(await countOf()).toBe(before)
  })
})

describe('a token', () => {
  it('with the scope read changes nothing', async () => {
    const reading = await api.token(company.owner, ['read'])
    expect((await api.get('/counterparties', reading)).status).toBe(200)
    const before = await countOf()
    const refused = await api.post('/counterparties', reading, input)
    expect([refused.status, refused.json['code']]).toEqual([403, 'forbidden'])
    expect(await countOf()).toBe(before)
  })

  it('without the scope read reads nothing', async () => {
    const packs = await api.token(company.owner, ['audit-packs'])
    expect((await api.get('/counterparties', packs)).status).toBe(403)
    expect((await api.get('/audit-packs', packs)).status).toBe(200)
  })

  it('that is none of ours is told so, with the way to do it', async () => {
    const { status, headers, json } = await api.get('/counterparties', { authorization: 'Bearer nonsense' })
    expect([status, headers.get('www-authenticate'), headers.get('content-type')]).toEqual([
      401,
      'Bearer',
      'application/problem+json',
    ])
    expect(json['detail']).toContain('Authorization: Bearer')
  })
})

it('a suspended company reads, and changes nothing', async () => {
  const suspended = await newCompany(t)
  const headers = await api.token(suspended.owner)
  await t.admin`update company set state = 'suspended' where tenant_id = ${suspended.tenantId}`
  expect((await api.get('/counterparties', headers)).status).toBe(200)
  const before = await countOf()
  const refused = await api.post('/counterparties', headers, input)
  expect([refused.status, refused.json['detail']]).toEqual([403, expect.stringContaining('suspended')])
  expect(await countOf()).toBe(before)
})
