import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tableFacts } from '../../db/wall.ts'
import { type Answer, form, ORIGIN, type TestApi, testApi } from '../support/api.ts'
import { apiSamples } from '../support/api-samples.ts'
import { fillCompany } from '../support/attacked-company.ts'
import { serve } from '../support/browser.ts'
import { newAdmin, newCompany } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { ask, type Entry, type Fetch, type Headers, type Ids, matrixOf } from '../support/route-matrix.ts'
import { tenantSnapshot } from '../support/tenant-snapshot.ts'

let t: TestDatabase
let api: TestApi
let owner: Headers
let admin: Headers
let ids: Ids
let rows: () => Promise<unknown>
const JSON_TYPE = { 'content-type': 'application/json' }
const path = '/api/v1/counterparties'
const buyer = { name: 'Hudson Gems Inc', roles: ['buyer'], country: 'US' }

beforeAll(async () => {
  t = await testDatabase()
  api = testApi(t)
  const company = await newCompany(t)
  const operator = await newAdmin(t)
  ids = await fillCompany(t, api.deps, company, operator)
  owner = await api.token(company.owner)
  admin = await api.token(operator)
  const tables = (await tableFacts(t.admin)).filter(({ hasTenant }) => hasTenant).map(({ name }) => name)
  rows = () => tenantSnapshot(t.admin, tables, company.tenantId)
})
afterAll(() => t.close())

function expectProblem(answer: Answer, status: number) {
  expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/problem+json'])
  const { type, title, detail, requestId } = answer.json
  expect({ type, status: answer.json['status'], requestId }).toEqual({
    type: 'about:blank',
    status,
    requestId: answer.headers.get('x-request-id'),
  })
  expect([typeof title, String(detail).length > 10]).toEqual(['string', true])
}

const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`
const text = JSON.stringify(buyer)
const BAD: readonly (readonly [string, number, Headers, BodyInit | undefined])[] = [
  ['no JSON', 400, JSON_TYPE, '{"name": "Hudson'],
  ['nothing', 400, JSON_TYPE, undefined],
  ['bytes that are no UTF-8', 400, JSON_TYPE, new Uint8Array([0x22, 0xff, 0x22])],
  ['JSON of 33 levels', 400, JSON_TYPE, nested(33)],
  ['JSON of 200,000 levels', 400, JSON_TYPE, nested(200_000)],
  ['a key __proto__', 422, JSON_TYPE, text.replace('{', '{"__proto__":{"roles":["buyer"]},')],
  ['a key constructor', 422, JSON_TYPE, text.replace('{', '{"x":{"constructor":1},')],
  ['a NUL character', 422, JSON_TYPE, text.replace('Hudson', 'Hud\\u0000son')],
  ['half a character', 422, JSON_TYPE, text.replace('Hudson', 'Hud\\ud800son')],
  ['a list', 422, JSON_TYPE, '[]'],
  ['null', 422, JSON_TYPE, 'null'],
  ['plain text', 415, { 'content-type': 'text/plain' }, text],
  ['a form', 415, { 'content-type': 'application/x-www-form-urlencoded' }, 'name=Hudson&roles=buyer&country=US'],
  ['XML', 415, { 'content-type': 'application/xml' }, '<name/>'],
  ['CSV', 415, { 'content-type': 'text/csv' }, text],
  ['an odd content type', 415, { 'content-type': 'application/json; x, text/html' }, text],
  ['packed JSON', 415, { ...JSON_TYPE, 'content-encoding': 'gzip' }, text],
  ['more than 10 MB', 413, JSON_TYPE, `${text}${' '.repeat(11 * 1024 * 1024)}`],
]

describe('a body', () => {
  it.each(BAD)('of %s is refused with %i and a sentence, and changes nothing', async (_what, status, headers, body) => {
    const before = await rows()
    expectProblem(await api.ask('POST', path, { ...owner, ...headers }, body), status)
    expect(await rows()).toEqual(before)
  })

  it('without a content type is refused, though it is JSON', async () => {
    const before = await rows()
    const request = new Request(`${ORIGIN}${path}`, { method: 'POST', headers: owner, body: Buffer.from(text) })
    expect(request.headers.get('content-type')).toBeNull()
    expect((await api.app.request(request)).status).toBe(415)
    expect(await rows()).toEqual(before)
  })

  it('is measured by the bytes that come, not by the length that is told', async () => {
    const endless = new ReadableStream<Uint8Array>({ pull: (stream) => stream.enqueue(new Uint8Array(1 << 20)) })
    const told = { ...owner, ...JSON_TYPE, 'transfer-encoding': 'chunked' }
    const response = await api.app.request(`${ORIGIN}${path}`, {
      method: 'POST',
      headers: told,
      body: endless,
      duplex: 'half',
    } as RequestInit)
    expect(response.status).toBe(413)
    const lying = await api.ask(
      'POST',
      path,
      { ...owner, ...JSON_TYPE, 'content-length': '10' },
      ' '.repeat(11 * 1024 * 1024),
    )
    expectProblem(lying, 413)
  })

  it('meets the same bounds over a real connection, which then goes on', async () => {
    const server = await serve(api.app.fetch)
    const send = (headers: Headers, body: BodyInit) =>
      fetch(`${server.origin}${path}`, { method: 'POST', headers: { ...owner, ...headers }, body })
    try {
      expect((await send(JSON_TYPE, ' '.repeat(11 * 1024 * 1024))).status).toBe(413)
      expect((await send(JSON_TYPE, '{')).status).toBe(400)
      expect((await send({}, new FormData())).status).toBe(415)
      const keyed = { ...JSON_TYPE, 'idempotency-key': crypto.randomUUID() }
      const [first, again] = [await send(keyed, text), await send(keyed, text)]
      expect([first.status, await again.text()]).toEqual([201, await first.text()])
    } finally {
      await server.close()
    }
  })

  it('of 32 levels is read, and its extra keys are left out', async () => {
    const { status } = await api.ask(
      'POST',
      path,
      { ...owner, ...JSON_TYPE },
      text.replace('{', `{"extra":${nested(31)},`),
    )
    expect(status).toBe(201)
  })
})

describe('an address', () => {
  it('that is none gives a problem, not a page', async () => {
    expectProblem(await api.get('/prices', owner), 404)
    expectProblem(await api.get('', owner), 404)
    expectProblem(await api.get('/prices', {}), 401)
  })

  it('asked with a method it has not gives 405 with those it has', async () => {
    const answer = await api.ask('DELETE', path, owner)
    expectProblem(answer, 405)
    expect(answer.headers.get('allow')).toBe('GET, POST')
    expectProblem(await api.ask('PATCH', `${path}/${ids['counterparty']}`, owner), 405)
  })

  it('with an id that is none is not found out about by an error of ours', async () => {
    expectProblem(await api.get('/counterparties/x', owner), 422)
    expectProblem(await api.get('/counterparties?search=%00', owner), 422)
  })

  it('with a cursor that is not ours is told so', async () => {
    const forged = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    for (const cursor of ['x', forged(['x', crypto.randomUUID()]), forged(['2026-01-01', '-'.repeat(36)]), forged({})])
      for (const list of ['trade-documents', 'received-documents'])
        expectProblem(await api.get(`/${list}?cursor=${cursor}`, owner), 422)
    expectProblem(await api.get(`/counterparties?cursor=${forged(['a\u0000', crypto.randomUUID()])}`, owner), 422)
  })
})

describe('tokens that do not work', () => {
  it('are refused for a minute after sixty, with Retry-After, while one that worked still does', async () => {
    // A shape of ours with a right checksum: what a guesser would send.
    const { authorization = '' } = owner
    let asked = 0
    const counting = new Proxy(t.system.kysely, {
      get: (target, name) => {
        if (name === 'transaction') asked += 1
        const found: unknown = Reflect.get(target, name)
        return typeof found === 'function' ? found.bind(target) : found
      },
    })
    const guarded = testApi(t, { system: { ...t.system, kysely: counting } })
    expect((await guarded.get('/counterparties', owner)).status).toBe(200)
    await t.admin`update api_token set expires_at = now() - interval '1 second' where token_hash <> ''`
    const guesses = await Promise.all(
      Array.from({ length: 59 }, () => guarded.get('/counterparties', { authorization })),
    )
    expect(new Set(guesses.map(({ status }) => status))).toEqual(new Set([401]))
    await t.admin`update api_token set expires_at = now() + interval '30 days'`
    await guarded.get('/counterparties', { authorization: 'Bearer nonsense' })
    const before = asked
    const limited = await guarded.get('/counterparties', admin)
    expectProblem(limited, 429)
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(asked, 'the database was not asked').toBe(before)
    expect((await guarded.get('/counterparties', owner)).status).toBe(200)
  })
})

describe('hostile values in every place of every request', () => {
  const HOSTILE = [
    null,
    -1,
    1e308,
    2 ** 31,
    '',
    "'; drop table company; --",
    '\u202Ex',
    '9999-12-31',
    '0000-01-01',
    'x'.repeat(70_000),
    [],
    {},
    '99999999999999999999',
    '1.0001',
    '../../etc/passwd',
  ]

  it('give no failure of ours, and every refusal is a problem', async () => {
    const fetch: Fetch = (at, init) => api.app.request(`${ORIGIN}${at}`, init)
    const wrong: string[] = []
    let tried = 0
    for (const entry of matrixOf(api.app.routes, apiSamples)) {
      if (!entry.path.startsWith('/api/v1/')) continue
      const caller = entry.sample.isFor === 'association' ? admin : owner
      for await (const [what, hostile] of variants(entry, HOSTILE)) {
        tried += 1
        const { status, body } = await ask(fetch, hostile, ids, caller)
        if (status >= 500 || (status >= 400 && !body.includes('"type":"about:blank"')))
          wrong.push(`${what}: ${status} ${body}`)
      }
    }
    expect(wrong).toEqual([])
    expect(tried).toBeGreaterThan(1000)
  }, 120_000)

  it('in every query give none either', async () => {
    const { json } = await api.get('/openapi.json', {})
    const paths = json['paths'] as Record<string, { get?: { parameters?: { name: string; in: string }[] } }>
    const wrong: string[] = []
    for (const [at, { get }] of Object.entries(paths))
      for (const { name, in: place } of get?.parameters ?? [])
        for (const value of place === 'query' ? HOSTILE : []) {
          const filled = at.replaceAll(/\{\w+\}/g, ids['counterparty'] ?? '')
          const { status } = await api.get(
            `${filled}?${name}=${encodeURIComponent(String(value))}`,
            at.startsWith('/companies') ? admin : owner,
          )
          if (status >= 500) wrong.push(`${at} ${name}=${value}: ${status}`)
        }
    expect(wrong).toEqual([])
  })
})

async function* variants(entry: Entry, hostile: readonly unknown[]): AsyncGenerator<readonly [string, Entry]> {
  const { sample } = entry
  for (const name of Object.keys(sample.params?.(ids) ?? {}))
    for (const value of hostile) {
      const params = (given: Ids) => ({ ...sample.params?.(given), [name]: String(value) })
      yield [`${entry.path} :${name}=${String(value).slice(0, 30)}`, { ...entry, sample: { ...sample, params } }]
    }
  const body = sample.body?.(ids)
  const [part, json] = await jsonIn(body)
  if (json === null) return
  for (const place of placesOf(JSON.parse(json), []))
    for (const value of hostile) {
      const sent: unknown = replaced(JSON.parse(json), place, value)
      const changed = { ...entry, sample: { ...sample, body: () => (part ? form(part, sent) : JSON.stringify(sent)) } }
      yield [`${entry.path} ${place.join('.')}=${JSON.stringify(value).slice(0, 30)}`, changed]
    }
}

/** The JSON of a body, and the form's part that it stands in. */
async function jsonIn(body: BodyInit | undefined): Promise<readonly [string | null, string | null]> {
  if (typeof body === 'string') return [null, body.startsWith('{') ? body : null]
  if (!(body instanceof FormData)) return [null, null]
  for (const [name, value] of body.entries())
    if (typeof value !== 'string' && value.type.startsWith('application/json')) return [name, await value.text()]
  return [null, null]
}

function placesOf(value: unknown, at: readonly string[]): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [at]
  return [at, ...Object.entries(value).flatMap(([key, inner]) => placesOf(inner, [...at, key]))]
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by
  if (Array.isArray(value)) return value.map((each, at) => (String(at) === key ? replaced(each, rest, by) : each))
  return { ...(value as object), [key]: replaced(Reflect.get(value as object, key), rest, by) }
}
