import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { form, type Headers, PDF, type TestApi, testApi } from '../support/api.ts'
import { newCompany, type TestCompany } from '../support/builders.ts'
import { aCertificate } from '../support/certificates.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let t: TestDatabase
let api: TestApi
let company: TestCompany
let owner: Headers
const path = '/api/v1/certificates'

beforeAll(async () => {
  t = await testDatabase()
  api = testApi(t)
  company = await newCompany(t)
  owner = await api.token(company.owner)
})
afterAll(() => t.close())

const record = (number: string, change: object = {}, headers = owner) =>
  api.ask(
    'POST',
    path,
    headers,
    form('certificate', aCertificate({ number, ...change }), { part: 'file', content: PDF }),
  )
const countOf = async () => Number((await t.admin`select count(*) as n from kp_certificate`)[0]?.['n'])

describe('a certificate', () => {
  it('is recorded with its file and reads back in the wire’s own forms', async () => {
    const made = await record('BW 1')
    expect(made.status).toBe(201)
    const { json } = await api.get(`/certificates/${made.json['id']}`, owner)
    expect(json).toMatchObject({
      ...{ number: 'BW 1', carats: '100.500', value: '25000.50', withdrawn: null },
      used: { bought: '0.000', sold: '0.000', boughtAtLeast: '0.000', soldAtLeast: '0.000' },
      lines: [{ hsCode: '7102.31', value: '25000.00' }, { value: '0.50' }],
      confirmation: { dueOn: '2026-02-27', state: 'overdue' },
      findings: [{ finding: 'confirmation-overdue' }],
      predecessors: [{ number: 'ZA 77', id: null }],
    })
    const file = await api.get(`/certificates/${made.json['id']}/file`, owner)
    expect([file.status, file.text, file.headers.get('content-type')]).toEqual([200, PDF, 'application/pdf'])
    const letter = await api.ask('GET', `/certificates/${made.json['id']}/letter.txt`, owner)
    expect([letter.status, letter.headers.get('content-type')]).toEqual([200, 'text/plain; charset=UTF-8'])
    expect(letter.text).toContain('Number of parcels: 2')
  })

  it('is refused field by field, with nothing recorded', async () => {
    const before = await countOf()
    const wrong = await record('XX 1', { expiresOn: '2026-02-01', validatedOn: '2026-02-01', carats: '1' })
    expect([wrong.status, Object.keys(wrong.json['fields'] as object).toSorted()]).toEqual([
      422,
      ['carats', 'expiresOn'],
    ])
    const strange = await record('XX 1', { lines: [{ hsCode: '7102.39', carats: '100.5', value: '25000.50' }] })
    expect([strange.status, Object.keys(strange.json['fields'] as object).toSorted()]).toEqual([
      422,
      ['lines.0.hsCode', 'number'],
    ])
    expect((await api.post('/certificates', owner, aCertificate())).status).toBe(415)
    expect(await countOf()).toBe(before)
  })

  it('is unique by its number', async () => {
    await record('BW 2')
    const again = await record('bw-2')
    expect([again.status, again.json['reason']]).toEqual([409, 'duplicate'])
  })

  it('has its import confirmed, and is withdrawn for a reason', async () => {
    const { json } = await record('BW 3')
    const sent = { sentOn: '2026-02-20', sentTo: 'Department of Mines', signatory: 'Ada, owner' }
    expect((await api.post(`/certificates/${json['id']}/import-confirmations`, owner, sent)).status).toBe(201)
    expect((await api.get(`/certificates/${json['id']}`, owner)).json).toMatchObject({
      confirmation: { state: 'sent' },
      findings: [],
      confirmations: [{ sentOn: '2026-02-20', letter: expect.stringContaining('BW 3') }],
    })
    expect((await api.post(`/certificates/${json['id']}/withdraw`, owner, { reason: '' })).status).toBe(422)
    expect((await api.post(`/certificates/${json['id']}/withdraw`, owner, { reason: 'Wrong' })).status).toBe(204)
    expect((await api.get(`/certificates/${json['id']}`, owner)).json).toMatchObject({
      status: 'withdrawn',
      withdrawn: { reason: 'Wrong' },
    })
  })

  it('takes the scope write', async () => {
    const reading = await api.token(company.owner, ['read'])
    expect((await record('BW 4', {}, reading)).status).toBe(403)
  })

  it('is listed page by page over equal days, none twice and none left out', async () => {
    for (const number of ['ZA 1', 'ZA 2', 'ZA 3', 'ZA 4', 'ZA 5']) await record(number, { exporter: 'Five Ltd' })
    const seen = await api.pages('/certificates?limit=2&search=Five', owner, 'certificates')
    expect([seen.length, new Set(seen.map(({ id }) => id)).size]).toEqual([5, 5])
  })
})
