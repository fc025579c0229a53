import { afterAll, beforeAll, expect, test } from 'vitest'
import { chaseSupplier, listChases, stopChase } from '../../domain/chase/index.ts'
import { changeCounterparty, createCounterparty } from '../../domain/counterparties/index.ts'
import { openSendLink } from '../../domain/inbox/ways/send-links.ts'
import type { CompanyActor } from '../../domain/kernel/actor.ts'
import { type ChaseId, type CounterpartyId, newId } from '../../domain/kernel/ids.ts'
import type { Message } from '../../domain/kernel/mail.ts'
import {
  addReceivedStatement,
  recordReceivedDocument,
  withdrawReceivedDocument,
} from '../../domain/received-documents/index.ts'
import { sendChase } from '../../worker/jobs/send-chase.ts'
import { sweep } from '../../worker/jobs/sweep.ts'
import { newCompany, newCounterparty, type TestCompany, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase, warm } from '../support/database.ts'

let t: TestDatabase
let company: TestCompany
const sent: Message[] = []
const at = (instant = '2026-11-24T10:00:00Z') => ({
  ...testServices(new Date(instant)),
  ...{ db: t.db, system: t.system, library: t.library, sandbox: 'none', publicUrl: 'https://briefke.example' },
  log: { warn: () => {}, error: () => {}, info: () => {} },
  mail: { send: async (message: Message) => void sent.push(message), close: () => {} },
})
const mails = () => sent.map(({ subject }) => subject)

beforeAll(async () => {
  t = await testDatabase()
  company = await newCompany(t)
})
afterAll(() => t.close())

async function supplierWith(numbers: readonly string[], name = 'Ganges Stones', by: CompanyActor = company.owner) {
  const roles = ['supplier']
  const id = await createCounterparty(at(), by, { name, roles, country: 'IN', email: 'desk@ganges.example' })
  const documents = []
  for (const number of numbers) documents.push(await bare(id, number, by))
  return { id, documents }
}

const bare = (supplierId: CounterpartyId, number: string, by = company.owner) =>
  recordReceivedDocument(at(), by, {
    input: {
      ...{ supplierId, number, documentDate: '2026-10-01', edition: 'none' },
      lines: [{ goodsClass: 'POLISHED_NATURAL', carats: '1.503' }],
    },
  })

/** Sweeps at an instant and mails whatever it rang for. */
async function tick(instant: string) {
  const deps = at(instant)
  await sweep(deps)
  for (const { name, payload } of deps.rung as { name: string; payload: never }[])
    if (name === 'send-chase') await sendChase(deps, payload, { jobId: 'job', attempt: 1, lastAttempt: true })
}
const chaseOf = async (id: CounterpartyId, who = company.viewer) =>
  (await listChases(at(), who)).chases.find(({ supplierId }) => supplierId === id)

test('one mail asks for all documents of a supplier, and reminders follow until the last statement has come', async () => {
  sent.length = 0
  const { id, documents } = await supplierWith(['R-1', 'R-2'])
  await chaseSupplier(at(), company.compliance, { supplierId: id })
  await tick('2026-11-24T10:01:00Z')
  expect(sent).toHaveLength(1)
  expect(sent[0]).toMatchObject({ to: 'desk@ganges.example' })
  for (const part of ['R-1, invoice of 2026-10-01, 1.503 ct', 'R-2', `${company.compliance.userId}@example.test`])
    expect(sent[0]?.text).toContain(part)
  const secret = /https:\/\/briefke\.example\/send\/([\w-]{43})/.exec(sent[0]?.text ?? '')?.[1] ?? ''
  expect(await openSendLink(at(), secret)).toMatchObject({ companyName: 'Scheldt Diamonds NV', left: 50 })
  await tick('2026-12-07T22:59:00Z')
  expect(sent, 'midnight of 8 December in Antwerp has not come').toHaveLength(1)
  const [first, second] = documents
  const statement = { input: { edition: 'SOW-2021', receivedOn: '2026-11-30' } }
  if (first) await addReceivedStatement(at(), company.owner, first, statement)
  await tick('2026-12-07T23:00:00Z')
  await tick('2026-12-07T23:00:10Z')
  expect(mails()).toEqual([
    '2 documents without a warranty statement, for Scheldt Diamonds NV',
    'Reminder: 1 document without a warranty statement, for Scheldt Diamonds NV',
  ])
  if (second) await addReceivedStatement(at(), company.owner, second, statement)
  expect(await chaseOf(id), 'before any sweep says so').toMatchObject({ isOpen: false, stopReason: 'complete' })
  await tick('2027-01-10T00:00:00Z')
  expect(sent).toHaveLength(2)
  expect(await chaseOf(id)).toMatchObject({ stopReason: 'complete', stoppedByName: 'Reminders', reminders: 1 })
})

test('a withdrawn document is asked for no more, not even by a mail that was on its way', async () => {
  sent.length = 0
  const { id, documents } = await supplierWith(['R-1'], 'Withdrawn NV')
  await chaseSupplier(at(), company.owner, { supplierId: id })
  for (const each of documents) await withdrawReceivedDocument(at(), company.owner, { id: each, reason: 'Twice' })
  await tick('2026-11-24T10:01:00Z')
  await tick('2026-12-30T00:00:00Z')
  expect(sent).toEqual([])
  const { messages } = await listChases(at(), company.viewer)
  expect(messages.find(({ supplierId }) => supplierId === id)).toMatchObject({ mailState: 'not-needed', sentAt: null })
  expect(await chaseOf(id)).toMatchObject({ stopReason: 'complete' })
})

test('after five reminders without an answer it ends, and says so', async () => {
  sent.length = 0
  const { id } = await supplierWith(['R-1'], 'Silent BV')
  await chaseSupplier(at(), company.owner, { supplierId: id })
  for (let month = 1; month <= 9; month++) await tick(`2027-0${month}-20T00:00:00Z`)
  expect(sent.filter(({ subject }) => subject.startsWith('Reminder'))).toHaveLength(5)
  expect(await chaseOf(id)).toMatchObject({ reminders: 5, stopReason: 'unanswered' })
})

test('it is asked again only for what is new, within a day; a person stops it', async () => {
  const { id } = await supplierWith(['R-1'], 'Again BV')
  const first = await chaseSupplier(at(), company.owner, { supplierId: id })
  const again = () => chaseSupplier(at(), company.owner, { supplierId: id })
  await expect(again()).rejects.toMatchObject({ code: 'conflict', details: { reason: 'asked_already' } })
  await bare(id, 'R-2')
  expect(await again()).toBe(first)
  await stopChase(at(), company.compliance, first)
  expect(await chaseOf(id)).toMatchObject({ stopReason: 'stopped', stoppedByName: 'The compliance' })
  await expect(stopChase(at(), company.owner, first)).rejects.toMatchObject({ code: 'conflict' })
})

test('two who ask at once make one chase', async () => {
  const { id } = await supplierWith(['R-1'], 'Twice BV')
  await warm(t)
  const asked = await Promise.allSettled([1, 2, 3].map(() => chaseSupplier(at(), company.owner, { supplierId: id })))
  const refused = asked.filter((each) => each.status === 'rejected')
  const inWords = { reason: { code: 'conflict', details: { reason: 'asked_already' } } }
  expect(refused).toMatchObject([inWords, inWords])
})

test('who has no address, or owes nothing, is not asked, in a sentence', async () => {
  const silent = await newCounterparty(t, company.tenantId, 'No Mail NV')
  await bare(silent, 'R-1')
  await expect(chaseSupplier(at(), company.owner, { supplierId: silent })).rejects.toMatchObject({
    message: 'No Mail NV has no e-mail address. Add one to the counterparty, then ask again.',
  })
  const input = { name: 'No Mail NV', roles: ['supplier'], country: 'BE', email: 'now@nomail.example' }
  await changeCounterparty(at(), company.owner, { id: silent, input })
  await chaseSupplier(at(), company.owner, { supplierId: silent })
  const { id } = await supplierWith([], 'Owes Nothing NV')
  await expect(chaseSupplier(at(), company.owner, { supplierId: id })).rejects.toMatchObject({ code: 'conflict' })
})

test('a company that is suspended reminds nobody', async () => {
  sent.length = 0
  const own = await newCompany(t)
  const { id } = await supplierWith(['R-1'], 'Waiting BV', own.owner)
  await chaseSupplier(at(), own.owner, { supplierId: id })
  await tick('2026-11-24T10:01:00Z')
  await t.admin`update company set state = 'suspended' where tenant_id = ${own.tenantId}`
  const before = sent.length
  await tick('2026-12-20T00:00:00Z')
  expect(sent.slice(before).filter(({ text }) => text.includes('Waiting BV'))).toEqual([])
})

test('a dealer does not write to suppliers; another company’s chase and supplier do not exist', async () => {
  const { id } = await supplierWith(['R-1'], 'Ours BV')
  await expect(chaseSupplier(at(), company.dealer, { supplierId: id })).rejects.toMatchObject({ code: 'forbidden' })
  const chase = await chaseSupplier(at(), company.owner, { supplierId: id })
  const other = await newCompany(t)
  await expect(chaseSupplier(at(), other.owner, { supplierId: id })).rejects.toMatchObject({ code: 'not_found' })
  await expect(stopChase(at(), other.owner, chase)).rejects.toMatchObject({ code: 'not_found' })
  await expect(stopChase(at(), other.owner, newId<ChaseId>())).rejects.toMatchObject({ code: 'not_found' })
  expect(await listChases(at(), other.viewer)).toMatchObject({ suppliers: [], chases: [], messages: [] })
})

test('a job that names another company’s message mails nothing and is reported (ISO-6)', async () => {
  const { id } = await supplierWith(['R-1'], 'Forged BV')
  const deps = at()
  await chaseSupplier(deps, company.owner, { supplierId: id })
  const [rung] = deps.rung as { payload: { messageId: string } }[]
  const other = await newCompany(t)
  sent.length = 0
  const run = { jobId: 'forged', attempt: 1, lastAttempt: true }
  await sendChase(at(), { tenantId: other.tenantId, messageId: rung?.payload.messageId ?? '' }, run)
  expect(sent).toEqual([])
  expect(await t.admin`select count(*)::int as n from job_incident where job_name = 'send-chase'`).toEqual([{ n: 1 }])
})
