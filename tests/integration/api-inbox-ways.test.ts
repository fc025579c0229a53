import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Headers, type TestApi, testApi } from '../support/api.ts'
import { newCompany, newCounterparty, type TestCompany } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let t: TestDatabase
let api: TestApi
let [seller, buyer] = [] as unknown as [TestCompany, TestCompany]
let [ofSeller, ofBuyer] = [] as unknown as [Headers, Headers]

beforeAll(async () => {
  t = await testDatabase()
  api = testApi(t)
  seller = await newCompany(t, { legalName: 'Scheldt Diamonds NV' })
  buyer = await newCompany(t, { legalName: 'Okavango Trading BV' })
  ofSeller = await api.token(seller.owner)
  ofBuyer = await api.token(buyer.owner)
})
afterAll(() => t.close())

test('the mail address is made, read, replaced and retired', async () => {
  expect((await api.get('/inbox-address', ofSeller)).json).toEqual({ domain: 'papers.briefke.test', current: null })
  const address = async () => (await api.get('/inbox-address', ofSeller)).json['current']
  const made = await api.post('/inbox-address', ofSeller, {})
  expect(made).toMatchObject({ status: 201, json: { current: { madeByName: 'The owner' } } })
  const first = await address()
  expect(first).toMatchObject({ address: expect.stringMatching(/^papers-[a-z2-7]{12}@papers\.briefke\.test$/) })
  await api.post('/inbox-address', ofSeller, {})
  expect(await address()).not.toEqual(first)
  expect(await api.post('/inbox-address/retire', ofSeller, {})).toMatchObject({ status: 200, json: { current: null } })
  const again = await api.post('/inbox-address/retire', ofSeller, {})
  expect(again).toMatchObject({ status: 409, json: { detail: 'There is no address that could be retired.' } })
})

test('where no mail is received, the address says so', async () => {
  const without = testApi(t, { inboxDomain: null })
  expect(await without.post('/inbox-address', ofBuyer, {})).toMatchObject({
    status: 201,
    json: { domain: null, current: { address: null } },
  })
})

test('two companies that name each other’s codes are linked until one of them ends it', async () => {
  const codes = await Promise.all([ofSeller, ofBuyer].map((of) => api.post('/platform-code', of, {})))
  const [sellers, buyers] = codes.map(({ json }) => json['code'])
  const atSeller = await newCounterparty(t, seller.tenantId, 'Okavango')
  const atBuyer = await newCounterparty(t, buyer.tenantId, 'Scheldt')
  const named = await api.post('/platform-partners', ofSeller, { counterpartyId: atSeller, code: buyers })
  expect(named).toMatchObject({ status: 200, json: { partners: [{ counterpartyId: atSeller, isMutual: false }] } })
  await api.post('/platform-partners', ofBuyer, { counterpartyId: atBuyer, code: sellers })
  expect((await api.get('/platform-partners', ofSeller)).json).toMatchObject({
    code: sellers,
    partners: [{ name: 'Okavango', isMutual: true }],
  })
  await api.post(`/platform-partners/${atSeller}/end`, ofSeller, {})
  expect((await api.get('/platform-partners', ofBuyer)).json['partners']).toMatchObject([{ isMutual: false }])
})

test('a code of another form is refused at its field', async () => {
  const id = await newCounterparty(t, seller.tenantId, 'Tapti')
  expect(await api.post('/platform-partners', ofSeller, { counterpartyId: id, code: 'BK-1' })).toMatchObject({
    status: 422,
    json: { fields: { code: ['A code looks like BK-ABCD-EFGH-JKLM-NPQR.'] } },
  })
})
