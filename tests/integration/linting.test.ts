import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { tableFacts } from '../../db/wall.ts'
import { type Headers, ORIGIN, type TestApi, testApi } from '../support/api.ts'
import { newCompany } from '../support/builders.ts'
import { builtPages } from '../support/built-pages.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { changed, SOW_2002, SOW_2021 } from '../support/lint/texts.ts'
import { wholeSnapshot } from '../support/tenant-snapshot.ts'

let t: TestDatabase
let api: TestApi
let caller: Headers
let logged = ''
beforeAll(async () => {
  t = await testDatabase()
  const lines = new Writable({
    write(line, _encoding, done) {
      logged += String(line)
      done()
    },
  })
  const log = pino({ level: 'trace' }, lines)
  api = testApi(t, { pages: await builtPages(), log })
  caller = await api.token((await newCompany(t)).owner, ['read'])
})
afterAll(() => t.close())

describe('by the API', () => {
  const ask = (input: object) => api.post('/statements/lint', caller, input)

  test('a text is compared with the library as published', async () => {
    const { status, json } = await ask({ text: `Invoice 1\n${SOW_2021}\nSigned` })
    expect(status).toBe(200)
    expect(json).toMatchObject({
      verdict: 'exact',
      deviations: [],
      findings: [{ statementKey: 'sow-2021', start: 10 }],
    })
  })

  test('the date and the goods of the paper are heard', async () => {
    const { json } = await ask({ text: SOW_2002, date: '2025-01-01', goods: ['ROUGH_NATURAL'] })
    expect(json).toMatchObject({ findings: [{ wording: 'exact', deviations: [{ class: 'wrong-edition' }] }] })
  })

  test.each([
    [{ text: '' }, 'text'],
    [{ text: ' \n\u00A0' }, 'text'],
    [{ text: 'a'.repeat(50_001) }, 'text'],
    [{ text: 'a', date: '2026-02-30' }, 'date'],
    [{ text: 'a', goods: ['GOLD'] }, 'goods'],
  ])('what cannot be looked at is refused beside its field', async (input, field) => {
    const { status, json } = await ask(input)
    expect(status).toBe(422)
    expect(Object.keys(json['fields'] as object)).toEqual([field])
  })

  test('nobody without a token is answered', async () => {
    expect((await api.post('/statements/lint', { 'sec-fetch-site': 'same-origin' }, { text: SOW_2021 })).status).toBe(
      401,
    )
  })
})

describe('on the public page', () => {
  const page = async (text: string, at = api) => {
    const body = new URLSearchParams([
      ['form', 'lint'],
      ['text', text],
      ['date', '2026-03-01'],
      ['goods', 'POLISHED_NATURAL'],
    ])
    return at.app.request(`${ORIGIN}/lint`, { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' }, body })
  }
  beforeEach(() => {
    logged = ''
  })

  test('a form sent without a script gets its verdict, the diff and what was typed', async () => {
    const answer = await page(changed(SOW_2021, 'guarantees', 'states'))
    const html = await answer.text()
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(html).toContain('The text deviates from SOW-2021.')
    expect(html).toMatch(/<del>.*states<\/del>.*<ins>.*guarantees<\/ins>/)
    expect(html).toMatch(/<textarea[^>]*>The diamonds herein invoiced/)
  })

  test('a text without a statement is never drawn like one that is right', async () => {
    expect(await (await page('Thank you.')).text()).toContain('class="verdict" data-meaning="could-not-verify"')
  })

  test('markup in a text is shown as text', async () => {
    const html = await (await page(`${changed(SOW_2021, 'legitimate', '<img src=x>')}<script>alert(1)</script>`)).text()
    expect(html).not.toContain('<img src=x>')
    expect(html).not.toContain('<script>alert')
  })

  test('nothing of the text is stored or logged', async () => {
    const names = (await tableFacts(t.admin)).map(({ name }) => name)
    const before = await wholeSnapshot(t.admin, names)
    await page(changed(SOW_2021, 'legitimate', 'xylophonic'))
    expect(await wholeSnapshot(t.admin, names)).toEqual(before)
    expect(logged).toContain('/lint')
    expect(logged).not.toContain('xylophonic')
  })

  test('a network that sends too many waits, and is told how long', async () => {
    const own = testApi(t, { pages: await builtPages() })
    const answers = [...Array(21).keys()].map(() => page('Thank you.', own))
    const last = (await Promise.all(answers)).find(({ status }) => status === 429)
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await last?.text()).toContain('Too many texts from your network. Wait')
  })
})
