import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { form, type Headers, PDF, type TestApi, testApi } from '../support/api.ts'
import { newCompany, newCounterparty, type TestCompany } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let t: TestDatabase
let api: TestApi
let company: TestCompany
let owner: Headers
let supplierId: string
const path = '/api/v1/received-documents'
const countOf = async () => Number((await t.admin`select count(*) as n from received_document`)[0]?.['n'])

beforeAll(async () => {
  t = await testDatabase()
  api = testApi(t)
  company = await newCompany(t)
  owner = await api.token(company.owner)
  supplierId = await newCounterparty(t, company.tenantId)
})
afterAll(() => t.close())

const received = (number: string, changed = {}) => ({
  supplierId,
  number,
  documentDate: '2026-02-01',
  edition: 'SOW-2021',
  currency: 'USD',
  lines: [{ goodsClass: 'POLISHED_NATURAL', carats: '12.5', amount: '1234.50' }],
  ...changed,
})
const record = (body: BodyInit, headers = owner) => api.ask('POST', path, headers, body)

describe('a received document', () => {
  it('is recorded with its file and reads back exactly', async () => {
    const made = await record(form('document', received('R-1'), { part: 'file', content: PDF }))
    expect(made.status).toBe(201)
    const { json } = await api.get(`/received-documents/${made.json['id']}`, owner)
    expect(json).toMatchObject({
      supplierName: 'Hudson Gems Inc',
      number: 'R-1',
      totalAmount: '1234.50',
      goods: [{ goodsClass: 'POLISHED_NATURAL', carats: '12.500' }],
      lines: [{ position: 1, carats: '12.500', amount: '1234.50' }],
    })
    const file = await api.get(`/received-documents/${made.json['id']}/file`, owner)
    expect([file.status, file.text, file.headers.get('content-type')]).toEqual([200, PDF, 'application/pdf'])
  })

  it('needs no file, and then has none', async () => {
    const made = await record(form('document', received('R-2')))
    expect(made.status).toBe(201)
    expect((await api.get(`/received-documents/${made.json['id']}/file`, owner)).status).toBe(404)
  })

  it('is recorded once for a supplier’s number', async () => {
    await record(form('document', received('R-3')))
    const again = await record(form('document', received('R-3')))
    expect([again.status, again.json['reason']]).toEqual([409, 'duplicate'])
  })

  it('is refused field by field, with nothing recorded', async () => {
    const before = await countOf()
    const wrong = await record(
      form('document', received('', { documentDate: '2026-02-30', lines: [{ goodsClass: 'X', carats: '0' }] })),
    )
    expect([wrong.status, Object.keys(wrong.json['fields'] as object).toSorted()]).toEqual([
      422,
      ['documentDate', 'lines.0.carats', 'number'],
    ])
    const strange = await record(form('document', received('R-4', { lines: [{ goodsClass: 'X', carats: '1' }] })))
    expect([strange.status, Object.keys(strange.json['fields'] as object)]).toEqual([422, ['lines.0.goodsClass']])
    const notPaper = form('document', received('R-4'), { part: 'file', content: 'MZ a program' })
    expect((await record(notPaper)).json['fields']).toHaveProperty('file')
    expect((await record(form('other', received('R-4')))).json['fields']).toHaveProperty('other')
    expect((await record(form('document', received('R-4'), { part: 'evil', content: PDF }))).status).toBe(422)
    const text = new FormData()
    text.append('document', '{"supplierId"')
    expect((await record(text)).status).toBe(400)
    const proto = new FormData()
    proto.append('document', '{"__proto__":{}}')
    expect((await record(proto)).status).toBe(422)
    expect((await record('not a form', { ...owner, 'content-type': 'multipart/form-data' })).status).toBe(400)
    expect((await api.post('/received-documents', owner, received('R-4'))).status).toBe(415)
    expect(await countOf()).toBe(before)
  })

  it('with a file over 10 MB is refused, with nothing kept', async () => {
    const before = await countOf()
    const big = form('document', received('R-5'), { part: 'file', content: `%PDF-${'x'.repeat(10 * 1024 * 1024)}` })
    const { status, json } = await record(big)
    expect([status, json['fields']]).toEqual([422, { file: [expect.stringContaining('10 MB')] }])
    const bigger = form('document', received('R-5'), { part: 'file', content: `%PDF-${'x'.repeat(11 * 1024 * 1024)}` })
    expect((await record(bigger)).status).toBe(413)
    expect(await countOf()).toBe(before)
  })

  it('takes the scope write', async () => {
    const reading = await api.token(company.owner, ['read'])
    expect((await record(form('document', received('R-6')), reading)).status).toBe(403)
  })

  it('is listed page by page over equal dates, none twice and none left out', async () => {
    for (const number of ['L-1', 'L-2', 'L-3', 'L-4', 'L-5']) await record(form('document', received(number)))
    const seen = await api.pages('/received-documents?limit=2&search=L-', owner, 'documents')
    expect([seen.length, new Set(seen.map(({ id }) => id)).size]).toEqual([5, 5])
  })
})
