import { afterAll, beforeAll, expect, test } from 'vitest'
import { judgeDue } from '../../domain/exceptions/judge/index.ts'
import { type TestApi, testApi } from '../support/api.ts'
import { newCompany, type TestCompany } from '../support/builders.ts'
import { builtPages } from '../support/built-pages.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { onDay, tradeYear } from '../support/year/trade-year.ts'

let t: TestDatabase
let api: TestApi
let company: TestCompany

beforeAll(async () => {
  t = await testDatabase()
  api = testApi(t, { pages: await builtPages() })
  company = await newCompany(t)
  await t.admin`update membership set joined_at = '2020-01-01'`
  const year = tradeYear(company)
  year.receive(onDay('2026-03-10'), { number: 'HG-311', statement: null })
  await year.write(t.admin)
  await judgeDue(api.deps, { role: 'system', tenantId: company.tenantId, name: 'Test', userId: null })
})
afterAll(() => t.close())

async function page(path: string): Promise<string> {
  const headers = await api.session(company.compliance.userId, company.tenantId)
  const answer = await api.app.request(path, { headers })
  expect(answer.status, path).toBe(200)
  return (await answer.text()).replaceAll('<!-- -->', '')
}

test('the work list says what is wrong, by what mends it, and each has a page with how to mend it', async () => {
  const list = await page('/exceptions')
  expect(list).toContain('1 open, 1 of them block')
  expect(list).toContain('HG-311 of Supplier came without a warranty statement.')
  const [path] = /\/exceptions\/[0-9a-f-]{36}/.exec(list) ?? []
  const one = await page(path ?? '')
  expect(one).toContain('Ask the supplier for a supplementary letter')
  expect(one).toMatch(/href="\/received\/[0-9a-f-]{36}"/)
  for (const form of ['work', 'waive']) expect(one).toContain(`name="form" value="${form}"`)
  expect(await page('/exceptions?by=stock')).toContain('No exception fits this search.')
})

test('the document itself says what is open about it, in the days of the pages, with the way there', async () => {
  const [row] = await t.admin`select id from received_document where tenant_id = ${company.tenantId}`
  const document = await page(`/received/${row?.['id']}`)
  expect(document).toContain('An exception is open')
  expect(document).toMatch(/href="\/exceptions\/[0-9a-f-]{36}"/)
  expect(document).toContain('HG-311 of Supplier came without a warranty statement.')
})

test('a list of one supplier’s documents says whose they are', async () => {
  const [row] = await t.admin`select counterparty_id from received_document where tenant_id = ${company.tenantId}`
  expect(await page(`/received?supplierId=${row?.['counterparty_id']}`)).toContain(
    'Of <strong>Partner of all trades</strong> alone.',
  )
})

test('certificates are offered to a company whose goods travel under one', async () => {
  expect(await page('/')).toContain('href="/certificates"')
  const wood = await newCompany(t, { schemes: ['fsc'] })
  const headers = await api.session(wood.compliance.userId, wood.tenantId)
  expect(await (await api.app.request('/', { headers })).text()).not.toContain('href="/certificates"')
})

test('Today counts what blocks, and the limits stand with the company', async () => {
  expect(await page('/')).toContain('1 exception that blocks')
  expect(await page('/company/trade')).toContain('Tolerance of carats (%)')
})
