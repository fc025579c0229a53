import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Headers, type TestApi, testApi } from '../support/api.ts'
import { newCompany } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let t: TestDatabase
let api: TestApi
let dealer: Headers
beforeAll(async () => {
  t = await testDatabase()
  api = testApi(t)
  dealer = await api.token((await newCompany(t)).owner, ['read'])
})
afterAll(() => t.close())

type Statement = { readonly key: string; readonly mayIssue: string[]; readonly accepted: string[] }
const statementsOn = async (on: string) => {
  const { status, json } = await api.get(`/schemes/sow/statements?on=${on}`, dealer)
  expect(status).toBe(200)
  return json['statements'] as Statement[]
}
const question = {
  documentType: 'invoice',
  documentDate: '2026-11-20',
  buyer: { country: 'US' },
  lines: [{ goodsClass: 'POLISHED_NATURAL', carats: '0.5', pieces: 1 }],
}
const choose = (changed: object) => api.post('/statements/choose', dealer, { ...question, ...changed })

test('the statements of a scheme are those of the day that was asked for', async () => {
  const old = (on: Statement[]) => on.find(({ key }) => key === 'sow-2002')
  expect(old(await statementsOn('2024-09-20'))?.mayIssue).toContain('ROUGH_NATURAL')
  expect(old(await statementsOn('2026-09-20'))?.mayIssue).not.toContain('ROUGH_NATURAL')
  expect(old(await statementsOn('2026-09-20'))?.mayIssue).toContain('POLISHED_NATURAL')
  expect(old(await statementsOn('2026-09-21'))).toBeUndefined()
})

test('the schemes come with the reference data that counts on the day', async () => {
  const thresholds = async (on: string) => {
    const { json } = await api.get(`/schemes?on=${on}`, dealer)
    const [scheme] = json['schemes'] as {
      reference: { thresholds: { place: string; carats: string; goods: string[] }[] }
    }[]
    return scheme?.reference.thresholds
      .filter(({ place, goods }) => place === 'US' && goods.includes('POLISHED_NATURAL'))
      .map(({ carats }) => Number(carats))
  }
  expect(await thresholds('2024-02-29')).toEqual([])
  expect(await thresholds('2024-03-01')).toEqual([1])
  expect(await thresholds('2024-09-01')).toEqual([0.5])
})

test('a scheme of other companies is not found', async () => {
  expect((await api.get('/schemes/fsc/statements?on=2026-01-01', dealer)).status).toBe(404)
})

test('the chooser answers for every statement, with the words and what is missing', async () => {
  const { status, json } = await choose({})
  expect(status).toBe(200)
  const decisions = json['decisions'] as {
    key: string
    verdict: string
    instances: { text: string }[]
    missing: { field: string }[]
  }[]
  const of = (key: string) => decisions.find((each) => each.key === key)
  expect(of('sow-2021')).toMatchObject({
    verdict: 'must',
    instances: [{ text: expect.stringContaining('conflict free') }],
  })
  expect(of('cbp-diamonds')?.missing.map(({ field }) => field)).toContain('lines.0.countryOfMining')
  expect(of('sow-2002')?.verdict).toBe('must-not')
})

test('what is left out is asked for, and what is wrong is told field by field', async () => {
  const reasons = async (changed: object) => {
    const { json } = await choose(changed)
    return (json['questions'] as { reason: string }[]).map(({ reason }) => reason)
  }
  expect(await reasons({ documentDate: null, buyer: {} })).toEqual(['no_date', 'no_buyer_country'])
  expect(await reasons({ lines: [{ carats: '0.5' }] })).toEqual(['no_goods_class'])
  const wrong = await choose({
    documentDate: '2026-02-30',
    lines: [{ goodsClass: 'POLISHED_NATURAL', carats: '0.5031' }],
  })
  expect(wrong.status).toBe(422)
  expect(Object.keys(wrong.json['fields'] as object).toSorted()).toEqual(['documentDate', 'lines.0.carats'])
})

test('asking keeps nothing', async () => {
  await choose({})
  const [row] = await t.admin`select (select count(*) from trade_document_draft) + (select count(*) from event) as n`
  expect(Number(row?.['n'])).toBe(0)
})
