import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { readCollected } from '../../domain/bulk-jobs/collected.ts'
import { listBulkJobs, orderBulkJob, readBulkJob } from '../../domain/bulk-jobs/index.ts'
import { takeTurn } from '../../domain/bulk-jobs/turn.ts'
import type { CompanyActor } from '../../domain/kernel/actor.ts'
import { type CounterpartyId, newId } from '../../domain/kernel/ids.ts'
import type { Message } from '../../domain/kernel/mail.ts'
import { listTradeDocuments } from '../../domain/trade-documents/index.ts'
import { newCompany, newCounterparty, type TestCompany } from '../support/builders.ts'
import { type BulkHouse, bulkHouse } from '../support/bulk-house.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let t: TestDatabase
let house: BulkHouse
let company: TestCompany
let partner: CounterpartyId

beforeAll(async () => {
  t = await testDatabase()
})
beforeEach(async () => {
  house = await bulkHouse(t)
  ;({ company, partner } = house)
})
afterAll(() => t.close())

test('each draft has its answer, and one that is refused keeps none of the others', async () => {
  const ids = [
    await house.draft(),
    await house.draft({ documentDate: '2000-01-01' }),
    await house.draft({ currency: 'EUR' }),
  ]
  const id = await house.ask({ kind: 'issue', ids: [...ids, ids[0]] })
  expect(await house.turn(id)).toEqual({ next: 'nothing' })
  expect(await house.read(id)).toMatchObject({ status: 'done', total: 3, done: 2, refused: 1 })
  const { items } = await house.read(id, { state: 'done' })
  expect(items).toMatchObject([
    { documentId: ids[0], number: 'INV-00001', is: 'issued' },
    { documentId: ids[2], number: 'INV-00002', is: 'issued' },
  ])
  const { documents } = await listTradeDocuments(house.deps, company.viewer, { status: 'draft' })
  expect(documents.map((each) => each.id)).toEqual([ids[1]])
  const rung = house.services.rung.filter((each) => JSON.stringify(each).includes(id))
  expect(rung, 'the worker is told once, after the commit').toHaveLength(1)
})

test('what was refused is tried again when its fault is mended', async () => {
  await t.admin`update company set back_dating_days = 10 where tenant_id = ${company.tenantId}`
  const id = await house.ask({
    kind: 'issue',
    ids: [await house.draft(), await house.draft({ documentDate: '2026-10-01' })],
  })
  await house.turn(id)
  expect(await house.read(id)).toMatchObject({ done: 1, refused: 1 })
  await t.admin`update company set back_dating_days = 365 where tenant_id = ${company.tenantId}`
  await orderBulkJob(house.deps, company.dealer, { id, order: 'again' })
  expect(await house.read(id)).toMatchObject({ status: 'queued', done: 1, refused: 0 })
  await house.turn(id)
  expect(await house.read(id)).toMatchObject({ status: 'done', done: 2, refused: 0 })
})

test('all that fit the filters are taken, oldest first, and nothing else', async () => {
  const other = await newCounterparty(t, company.tenantId, 'Other NV')
  const [late, early] = [await house.draft(), await house.draft({ documentDate: '2026-10-01' })]
  await house.draft({ counterpartyId: other })
  const id = await house.ask({ kind: 'issue', matching: { status: 'draft', counterpartyId: partner } })
  const { items } = await house.read(id, { state: 'waiting' })
  expect(items.map(({ documentId }) => documentId)).toEqual([early, late])
})

test('the list is narrowed by currency and counterparty, issued and drafts alike', async () => {
  const other = await newCounterparty(t, company.tenantId, 'Other NV')
  const [theirs, euro] = [await house.draft({ counterpartyId: other }), await house.issue({ currency: 'EUR' })]
  const ids = async (query: object) =>
    (await listTradeDocuments(house.deps, company.viewer, query)).documents.map(({ id }) => id)
  expect(await ids({ status: 'draft', counterpartyId: other })).toEqual([theirs])
  expect(await ids({ status: 'draft', currency: 'EUR' })).toEqual([])
  expect(await ids({ currency: 'EUR' })).toEqual([euro.id])
  expect(await ids({ counterpartyId: other })).toEqual([])
})

test.each([
  ['no documents', () => ({ kind: 'issue', ids: [] })],
  ['twenty thousand and one', () => ({ kind: 'issue', ids: Array.from({ length: 20_001 }, () => newId()) })],
  ['what is no id', () => ({ kind: 'issue', ids: ['x'] })],
  ['both ids and filters', () => ({ kind: 'issue', ids: [newId()], matching: {} })],
  ['neither', () => ({ kind: 'issue' })],
  ['another deed', () => ({ kind: 'burn', ids: [newId()] })],
  ['filters that leave nothing', () => ({ kind: 'send', matching: { search: 'nobody' } })],
  ['issuing what is issued', () => ({ kind: 'issue', matching: { status: 'issued' } })],
  ['mailing drafts', () => ({ kind: 'send', matching: { status: 'draft' } })],
])('%s is refused in a sentence', async (_what, input) => {
  await expect(house.ask(input())).rejects.toMatchObject({ code: 'invalid' })
})

test('another company’s documents and jobs are not there, and a viewer issues and mails nothing', async () => {
  const other = await newCompany(t)
  const mine = await house.draft()
  await expect(house.ask({ kind: 'issue', ids: [mine] }, other.owner)).rejects.toMatchObject({ code: 'not_found' })
  const id = await house.ask({ kind: 'issue', ids: [mine] })
  await expect(readBulkJob(house.deps, other.owner, id)).rejects.toMatchObject({ code: 'not_found' })
  await expect(orderBulkJob(house.deps, other.owner, { id, order: 'cancel' })).rejects.toMatchObject({
    code: 'not_found',
  })
  await expect(readCollected(house.deps, other.owner, id)).rejects.toMatchObject({ code: 'not_found' })
  await expect(house.ask({ kind: 'download', jobId: id }, other.owner)).rejects.toMatchObject({ code: 'not_found' })
  expect(await takeTurn(house.deps, { tenantId: other.tenantId, jobId: id })).toEqual({ next: 'unknown' })
  expect((await listBulkJobs(house.deps, other.owner, { cursor: null })).jobs).toEqual([])
  for (const kind of ['issue', 'send'])
    await expect(house.ask({ kind, ids: [mine] }, company.viewer)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(orderBulkJob(house.deps, company.viewer, { id, order: 'cancel' })).rejects.toMatchObject({
    code: 'forbidden',
  })
  const reading: CompanyActor = { ...company.dealer, scopes: ['read', 'write'] }
  await expect(house.ask({ kind: 'issue', ids: [mine] }, reading)).rejects.toMatchObject({ code: 'forbidden' })
})

test('somebody who may not any more has nothing done in his name, and whoever may takes it over', async () => {
  const id = await house.ask({ kind: 'issue', ids: [await house.draft(), await house.draft()] })
  await t.admin`update membership set role = 'viewer' where user_id = ${company.dealer.userId}`
  expect(await house.turn(id)).toEqual({ next: 'nothing' })
  expect(await house.read(id)).toMatchObject({
    status: 'failed',
    done: 0,
    failure: expect.stringContaining('may not do this'),
  })
  await orderBulkJob(house.deps, company.owner, { id, order: 'resume' })
  await house.turn(id)
  expect(await house.read(id)).toMatchObject({ status: 'done', done: 2, failure: null })
  const [by] = await t.admin`select issued_by_name from trade_document where tenant_id = ${company.tenantId} limit 1`
  expect(by).toEqual({ issued_by_name: company.owner.name })
  const suspended = await house.ask({ kind: 'issue', ids: [await house.draft()] }, company.owner)
  await t.admin`update company set state = 'suspended' where tenant_id = ${company.tenantId}`
  await house.turn(suspended)
  expect(await house.read(suspended)).toMatchObject({ status: 'failed', failure: expect.stringContaining('suspended') })
})

test('while one worker has a job no other gets it, and a worker that lost it writes nothing', async () => {
  const { sent } = house
  const ids = [await house.issue(), await house.issue(), await house.issue()].map(({ id }) => id)
  await house.print()
  const id = await house.ask({ kind: 'send', ids })
  const first = house.deps
  const second: { end?: unknown } = {}
  const slow = {
    ...first,
    mail: {
      async send(message: Message) {
        sent.push(message)
        if (sent.length === 1) second.end = await house.turn(id)
        if (sent.length === 2) await t.admin`update bulk_job set lease = ${newId()} where id = ${id}`
      },
    },
  }
  expect(await takeTurn(slow, { tenantId: company.tenantId, jobId: id })).toEqual({ next: 'nothing' })
  expect(second.end).toEqual({ next: 'nothing' })
  expect(sent).toHaveLength(2)
  expect((await house.read(id)).done, 'the second was sent, and is written down by whoever has the job now').toBe(1)
})

test.each(['pause', 'cancel'])('%s is heeded before the next document', async (order) => {
  const ids = [await house.issue(), await house.issue(), await house.issue()].map(({ id }) => id)
  await house.print()
  const id = await house.ask({ kind: 'send', ids })
  const send = async (message: Message) => {
    house.sent.push(message)
    if (house.sent.length === 1) await orderBulkJob(house.deps, company.dealer, { id, order })
  }
  expect(await house.turn(id, { mail: { send } })).toEqual({ next: 'nothing' })
  expect(house.sent).toHaveLength(1)
  expect(await house.read(id)).toMatchObject({ done: 1, status: order === 'pause' ? 'paused' : 'cancelled' })
  expect(await house.turn(id)).toEqual({ next: 'nothing' })
  expect(house.sent).toHaveLength(1)
})

test('a document is mailed with its PDFs to whom it is for, or the sentence says why not', async () => {
  const { sent } = house
  const mute = await newCounterparty(t, company.tenantId, 'Mute NV')
  const [good, unaddressed, voided] = [
    await house.issue(),
    await house.issue({ counterpartyId: mute }),
    await house.issue(),
  ]
  await house.print()
  await t.admin`update trade_document set status = 'voided', voided_at = now(), voided_by_name = 'x', void_reason = 'x' where id = ${voided.id}`
  const id = await house.ask({ kind: 'send', ids: [good.id, unaddressed.id, voided.id, await house.draft()] })
  await house.turn(id)
  expect(sent).toHaveLength(1)
  const [mail] = sent
  expect(mail).toMatchObject({
    id: `${id}-1`,
    to: 'gems@example.test',
    subject: 'Invoice INV-00001 of Scheldt Diamonds NV',
    text: expect.stringContaining(
      `https://briefke.example/v/${house.services.keys.linkSecret('verification', good.id)}`,
    ),
    attachments: [{ name: 'INV-00001.pdf' }, { name: 'INV-00001-warranty.pdf' }],
  })
  expect(mail?.text).toContain(`Answers go to ${company.dealer.userId}@example.test`)
  const { items } = await house.read(id)
  expect(items.map(({ sentence }) => sentence)).toEqual([
    'Mute NV has no e-mail address. Write it down with the counterparty.',
    'INV-00003 is voided; it was not sent.',
    'There is no such document.',
  ])
  const events =
    await t.admin`select verb, object_id, details from event where tenant_id = ${company.tenantId} and verb = 'mailed'`
  expect(events).toEqual([
    { verb: 'mailed', object_id: good.id, details: { number: 'INV-00001', to: 'gems@example.test' } },
  ])
})

test('a mail server that is away is waited for, one that says no is believed', async () => {
  const [one, two] = [await house.issue(), await house.issue()]
  await house.print()
  const id = await house.ask({ kind: 'send', ids: [one.id, two.id] })
  const failing = (error: Error) => ({ ...house.deps, mail: { send: () => Promise.reject(error) } })
  const job = { tenantId: company.tenantId, jobId: id }
  for (let turns = 0; turns < 4; turns++)
    expect(await takeTurn(failing(new Error('connect ECONNREFUSED')), job)).toMatchObject({ next: 'later' })
  expect(await house.read(id)).toMatchObject({ status: 'running', done: 0, refused: 0 })
  const no = Object.assign(new Error('the mail server refused it (550 no such user).'), { name: 'MailRefused' })
  await takeTurn(failing(no), job)
  expect(await house.read(id)).toMatchObject({ status: 'done', done: 0, refused: 2 })
})

test('what fails by no fault of its own is tried three times, and then told', async () => {
  const { errors } = house
  const id = await house.ask({ kind: 'issue', ids: [await house.draft(), await house.draft()] })
  const library = { current: () => Promise.reject(new Error('the disk is on fire')) }
  const job = { tenantId: company.tenantId, jobId: id }
  const broken = { ...house.deps, library }
  expect(await takeTurn(broken, job)).toMatchObject({ next: 'later' })
  expect(await takeTurn(broken, job)).toMatchObject({ next: 'later' })
  expect(await takeTurn(broken, job)).toMatchObject({ next: 'nothing' })
  const { items } = await house.read(id)
  expect(items.map(({ sentence }) => sentence)).toEqual(Array(2).fill(expect.stringContaining('failed three times')))
  expect(items[0]?.sentence).not.toContain('fire')
  expect(errors).toHaveLength(6)
})
