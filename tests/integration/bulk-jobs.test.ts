import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { orderBulkJob, readBulkJob, requestBulkJob } from '../../domain/bulk-jobs/index.ts'
import { type BulkJobId, type CounterpartyId, newId, type TradeDocumentId } from '../../domain/kernel/ids.ts'
import { createDraft, deleteDraft, issueTradeDocument } from '../../domain/trade-documents/index.ts'
import { readMailbox } from '../../platform/mail.ts'
import { type OpenQueue, openQueue } from '../../platform/queue.ts'
import { newDrafts } from '../bench/trade.ts'
import { newCompany, newCounterparty, type TestCompany, testServices } from '../support/builders.ts'
import { type BulkWorker, startBulkWorker } from '../support/bulk.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let t: TestDatabase
let folder: string
let queue: OpenQueue
let company: TestCompany
let buyer: CounterpartyId
const workers: BulkWorker[] = []
const deps = () => ({ ...testServices(), db: t.db, library: t.library, ring: queue.ring })

beforeAll(async () => {
  t = await testDatabase()
  folder = await mkdtemp(join(tmpdir(), 'bulk-'))
  queue = openQueue({ databaseUrl: t.urls.queueUrl }, pino({ level: 'silent' }))
})
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.stop()
})
afterAll(async () => {
  await queue.close()
  await t.close()
  await rm(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  company = await newCompany(t)
  buyer = await newCounterparty(t, company.tenantId, 'Bijoux BV')
  await t.admin`update counterparty set email = 'bijoux@example.test' where id = ${buyer}`
})

async function worker(): Promise<BulkWorker> {
  const started = await startBulkWorker(t, { files: join(folder, 'files'), mailbox: mailbox() })
  workers.push(started)
  return started
}
async function kill(): Promise<void> {
  for (const each of workers.splice(0)) await each.stop('SIGKILL')
}
const mailbox = () => join(folder, company.tenantId)
const lines = [{ goodsClass: 'POLISHED_NATURAL', description: 'Rounds', carats: '1', pricePerCarat: '100' }]
const draft = (more: object = {}) =>
  createDraft(deps(), company.dealer, {
    ...{ documentType: 'invoice', documentDate: '2026-11-20', counterpartyId: buyer, currency: 'USD', lines },
    ...more,
  })
async function drafts(count: number): Promise<TradeDocumentId[]> {
  const made: TradeDocumentId[] = []
  while (made.length < count)
    made.push(...(await Promise.all(Array.from({ length: Math.min(8, count - made.length) }, () => draft()))))
  return made
}
const ask = async (input: object, actor = company.dealer) => (await requestBulkJob(deps(), actor, input)).id
const read = (id: BulkJobId) => readBulkJob(deps(), company.viewer, id)
const order = (id: BulkJobId, what: 'pause' | 'resume' | 'cancel' | 'again', actor = company.dealer) =>
  orderBulkJob(deps(), actor, { id, order: what })
const until = (id: BulkJobId, hold: (job: Awaited<ReturnType<typeof read>>) => boolean, ms = 60_000) =>
  vi.waitFor(
    async () => {
      const job = await read(id)
      if (!hold(job))
        throw new Error(
          `not yet: ${JSON.stringify({ ...job, items: job.items.length }, (_, v) => (typeof v === 'bigint' ? Number(v) : v))}`,
        )
      return job
    },
    { timeout: ms, interval: 20 },
  )
/** The numbers that were given, as they count. */
async function sequences(): Promise<number[]> {
  const rows = await t.admin<{ sequence: string }[]>`
    select sequence from trade_document where tenant_id = ${company.tenantId} order by sequence`
  return rows.map(({ sequence }) => Number(sequence))
}
const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1)

test('three hundred drafts are issued once each, and those with a fault keep none of the others', async () => {
  const good = await drafts(296)
  const old = await draft({ documentDate: '2001-01-01' })
  const gone = await draft()
  await deleteDraft(deps(), company.dealer, gone)
  const early = await draft()
  const { number } = await issueTradeDocument(deps(), company.dealer, early)
  const stranger = newId<TradeDocumentId>()
  await worker()
  const id = await ask({ kind: 'issue', ids: [old, ...good.slice(0, 150), gone, early, ...good.slice(150), stranger] })
  const job = await until(id, ({ status }) => status === 'done')
  expect(job).toMatchObject({ total: 300, done: 297, refused: 3, failure: null })
  expect(job.items).toMatchObject([
    { position: 1, documentId: old, is: 'draft', sentence: expect.stringContaining('2001-01-01') },
    { position: 152, documentId: gone, sentence: 'There is no such document.' },
    { position: 300, documentId: stranger, sentence: 'There is no such document.' },
  ])
  expect(await sequences()).toEqual(upTo(297))
  const [told] = await t.admin`select number from bulk_item where job_id = ${id} and document_id = ${early}`
  expect(told?.['number'], 'what was issued before keeps its number').toBe(number)
}, 90_000)

/** The job once its count stood still for a second: what was begun before the order is done by then, however slow the machine. */
async function settled(id: BulkJobId) {
  for (let before = -1; ; ) {
    const job = await read(id)
    if (job.done === before) return job
    before = job.done
    await new Promise((resolve) => setTimeout(resolve, 1_000))
  }
}

test('pausing stops it between two documents, and resuming takes up where it was', async () => {
  const ids = await drafts(200)
  await worker()
  const id = await ask({ kind: 'issue', ids })
  await until(id, ({ done }) => done >= 20)
  await order(id, 'pause')
  const paused = await settled(id)
  expect(paused.status).toBe('paused')
  expect(paused.done).toBeLessThan(200)
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  expect((await read(id)).done).toBe(paused.done)
  expect(await sequences()).toEqual(upTo(paused.done))
  await order(id, 'resume', company.owner)
  expect(await until(id, ({ status }) => status === 'done')).toMatchObject({ done: 200, refused: 0 })
  expect(await sequences()).toEqual(upTo(200))
}, 90_000)

test('what is cancelled stays a draft, and nothing goes on', async () => {
  const ids = await drafts(200)
  await worker()
  const id = await ask({ kind: 'issue', ids })
  await until(id, ({ done }) => done >= 20)
  await order(id, 'cancel')
  const { status, done } = await settled(id)
  expect(status).toBe('cancelled')
  expect(done).toBeLessThan(200)
  expect(await sequences()).toHaveLength(done)
  await expect(order(id, 'resume')).rejects.toMatchObject({ code: 'conflict' })
}, 90_000)

test('a worker that is killed is followed by another where it was: every draft is issued once', async () => {
  const ids = await drafts(300)
  await worker()
  const id = await ask({ kind: 'issue', ids })
  for (const from of [40, 160]) {
    await until(id, ({ done }) => done >= from)
    await kill()
    expect((await read(id)).done).toBeLessThan(300)
    await worker()
  }
  expect(await until(id, ({ status }) => status === 'done')).toMatchObject({ done: 300, refused: 0 })
  expect(await sequences()).toEqual(upTo(300))
}, 150_000)

test('a worker that is killed while it mails is followed by another: every mail is there once', async () => {
  const ids = await drafts(120)
  await worker()
  await until(await ask({ kind: 'issue', ids }), ({ status }) => status === 'done')
  const mute = await newCounterparty(t, company.tenantId, 'Mute NV')
  const unread = await draft({ counterpartyId: mute })
  await issueTradeDocument(deps(), company.dealer, unread)
  const id = await ask({ kind: 'send', ids: [...ids, unread] })
  await until(id, ({ done }) => done >= 30)
  await kill()
  await worker()
  const job = await until(id, ({ status }) => status === 'done')
  expect(job).toMatchObject({ done: 120, refused: 1 })
  expect(job.items[0]?.sentence).toContain('Mute NV has no e-mail address')
  const mails = await readMailbox(mailbox(), 1_000)
  expect(mails).toHaveLength(120)
  expect(new Set(mails.map(({ subject }) => subject)).size).toBe(120)
  for (const mail of mails) expect(mail).toMatchObject({ to: 'bijoux@example.test' })
  expect(mails[0]?.attachments.map(({ name }) => name)).toEqual([
    expect.stringMatching(/^INV-\d+\.pdf$/),
    expect.stringMatching(/^INV-\d+-warranty\.pdf$/),
  ])
}, 150_000)

test('three thousand in one job take a worker no more memory than the first thousand', async () => {
  const ids = await newDrafts(t, { company, counterpartyId: buyer }, 3_000)
  const one = await worker()
  const id = await ask({ kind: 'issue', ids })
  await until(id, ({ done }) => done >= 1_000, 120_000)
  const early = await one.heapMb()
  await until(id, ({ status }) => status === 'done', 240_000)
  expect((await one.heapMb()) - early).toBeLessThan(20)
  expect(await sequences()).toEqual(upTo(3_000))
}, 400_000)
