import { afterAll, beforeAll, expect, test } from 'vitest'
import { beat } from '../../db/system/workers.ts'
import { createDraft, issueTradeDocument } from '../../domain/trade-documents/index.ts'
import { printAgain } from '../../domain/trade-documents/print-again.ts'
import type { JobRun } from '../../platform/jobs.ts'
import { renderDocument } from '../../worker/jobs/render-document.ts'
import { newCompany, newCounterparty, type TestCompany, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

// JOB-4: what took three workers down is not started again, says why, and can be asked for again.
const services = testServices()
const now = services.clock.now().getTime()
const log = { info() {}, warn() {} }
let t: TestDatabase
let company: TestCompany
beforeAll(async () => {
  t = await testDatabase()
  company = await newCompany(t)
})
afterAll(async () => {
  services.templates.close()
  await t.close()
})

const deps = () => {
  const printer = {
    ...{ sandbox: 'none' as const, measure: async () => null },
    print: async () => {
      throw new Error('It was started all the same.')
    },
  }
  const edges = { db: t.db, system: t.system, library: t.library, printer, log, publicUrl: 'https://briefke.example' }
  return { ...services, ...edges }
}

async function issued() {
  const id = await createDraft(deps(), company.dealer, {
    ...{ documentType: 'invoice', documentDate: '2026-11-20', currency: 'USD' },
    counterpartyId: await newCounterparty(t, company.tenantId),
    lines: [{ goodsClass: 'POLISHED_NATURAL', description: 'Round', carats: '1.5', pricePerCarat: '100' }],
  })
  await issueTradeDocument(deps(), company.dealer, id)
  const [row] = await t.admin`select id from document where trade_document_id = ${id} and kind = 'trade-document'`
  return { id, documentId: row?.['id'] as string }
}

/** Workers that were last seen this long ago, and did not say that they stop. */
async function lose(...secondsAgo: readonly number[]): Promise<void> {
  const numbers = { tabs: 1, busy: 1, waiting: 0, browser_mb: 1, worker_mb: 1, browsers_started: 1 }
  for (const seconds of secondsAgo)
    await beat(t.system, {
      ...{ id: crypto.randomUUID(), sandbox: 'none', at: new Date(now - seconds * 1000), numbers },
      ...{ printed: 0, failed: 0, restarts: [] },
    })
}

const run = (losses: number): JobRun => ({
  ...{ jobId: 'render', attempt: 1, lastAttempt: false, losses },
  rungAt: new Date(now - 300_000),
})
const stateOf = async (id: string) => (await t.admin`select status, failure from document where id = ${id}`)[0]

test('a page that took three workers down is given up with the reason, reported, and printed when it is asked for again', async () => {
  const { id, documentId } = await issued()
  const render = (losses: number) => renderDocument(deps(), { tenantId: company.tenantId, documentId }, run(losses))
  await lose(200, 100)
  await expect(render(2)).rejects.toThrow('It was started all the same.')
  expect(await stateOf(documentId)).toMatchObject({ status: 'queued' })
  await lose(50)
  await expect(render(3)).rejects.toThrow('It was started 3 times, and each time the worker went down with it.')
  expect(await stateOf(documentId)).toMatchObject({ status: 'failed', failure: expect.stringContaining('3 times') })
  const incidents = await t.admin`select job_name, reason from job_incident`
  expect(incidents).toMatchObject([{ job_name: 'render-document', reason: expect.stringContaining('3 times') }])
  await printAgain(deps(), company.dealer, id)
  expect(await stateOf(documentId)).toMatchObject({ status: 'queued' })
})

test('where workers die of something else, what they happened to have is started again', async () => {
  const { documentId } = await issued()
  await lose(...Array.from({ length: 20 }, (_, index) => 250 - index * 10))
  await expect(renderDocument(deps(), { tenantId: company.tenantId, documentId }, run(4))).rejects.toThrow(
    'It was started all the same.',
  )
})
