import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ORIGIN, type TestApi, testApi } from '../support/api.ts'
import { newCompany, type TestCompany } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let t: TestDatabase
let api: TestApi
let company: TestCompany
let cookie: string
let pagesAsked = 0
const buyer = { name: 'Hudson Gems Inc', roles: ['buyer'], country: 'US' }
const countOf = async () => Number((await t.admin`select count(*) as n from counterparty`)[0]?.['n'])

beforeAll(async () => {
  t = await testDatabase()
  api = testApi(t, { pages: async () => new Response(`page ${++pagesAsked}`) })
  company = await newCompany(t)
  cookie = (await api.session(company.owner.userId, company.tenantId)).cookie
})
afterAll(() => t.close())

const FOREIGN: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['says nothing of where it comes from', {}],
  ['comes from another site', { 'sec-fetch-site': 'cross-site' }],
  ['comes from another host of the same site', { 'sec-fetch-site': 'same-site' }],
  ['comes from another site and names our origin', { 'sec-fetch-site': 'cross-site', origin: ORIGIN }],
  ['names another origin', { origin: 'https://evil.example' }],
  ['names no origin', { origin: 'null' }],
  ['carries a token beside the cookie', { authorization: 'Bearer bfk_x' }],
]

describe.each(FOREIGN)('a change with a cookie that %s (AUT-3)', (_what, headers) => {
  it('is refused and changes nothing', async () => {
    const before = await countOf()
    const { status, json } = await api.post('/counterparties', { cookie, ...headers }, buyer)
    expect([status, json['reason']]).toEqual([403, 'cross_site'])
    expect(await countOf()).toBe(before)
  })

  it('reaches no page and no route, whatever its method', async () => {
    const before = pagesAsked
    expect((await api.ask('POST', '/login', { cookie, ...headers }, 'email=x')).status).toBe(403)
    expect(pagesAsked).toBe(before)
    const changing = api.app.routes.filter(({ method }) => !['ALL', 'GET'].includes(method))
    expect(changing.length).toBeGreaterThan(15)
    for (const { method, path } of changing)
      expect((await api.ask(method, path, { cookie, ...headers })).json['reason'], path).toBe('cross_site')
  })
})

it.each([
  ['our own page, as the browser says', { 'sec-fetch-site': 'same-origin' }],
  ['our own page, in a browser that only names the origin', { origin: ORIGIN }],
])('a change from %s goes through', async (_what, headers) => {
  const before = await countOf()
  expect((await api.post('/counterparties', { cookie, ...headers }, buyer)).status).toBe(201)
  expect(await countOf()).toBe(before + 1)
  expect((await api.ask('POST', '/login', { cookie, ...headers }, 'email=x')).text).toMatch(/^page/)
})

it('a program with a token and no cookie needs no origin', async () => {
  expect((await api.post('/counterparties', await api.token(company.owner), buyer)).status).toBe(201)
})
