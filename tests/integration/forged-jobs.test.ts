import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tableFacts } from '../../db/wall.ts'
import { requestPack } from '../../domain/audit-packs/request-pack.ts'
import { requestBulkJob } from '../../domain/bulk-jobs/index.ts'
import { uploadToInbox } from '../../domain/inbox/receive.ts'
import { day } from '../../domain/kernel/calendar.ts'
import { createDraft, issueTradeDocument } from '../../domain/trade-documents/index.ts'
import { buildAuditPack } from '../../worker/jobs/build-audit-pack.ts'
import { readInboxItem } from '../../worker/jobs/read-inbox-item.ts'
import { renderDocument } from '../../worker/jobs/render-document.ts'
import { runBulkJob } from '../../worker/jobs/run-bulk-job.ts'
import { newCompany, newCounterparty, type TestCompany, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { tenantSnapshot } from '../support/tenant-snapshot.ts'

const FORGED = 100
const services = testServices()
let t: TestDatabase
let companies: readonly TestCompany[]
let tables: readonly string[]
let documents: readonly string[]
let packs: readonly string[]
let papers: readonly string[]
let bulkJobs: readonly string[]
let warned: object[] = []
let printed = 0

const deps = () => ({
  ...services,
  db: t.db,
  library: t.library,
  system: t.system,
  publicUrl: 'https://briefke.example',
  log: { warn: (fields: object) => void warned.push(fields), error: () => void printed++ },
  mail: { send: async () => void printed++ },
  reader: { read: async () => ({ problem: 'no-text' as const, printed: ++printed }) },
  printer: { sandbox: 'none' as const, print: async () => new Uint8Array(++printed), measure: async () => null },
})
const run = (jobId: string) => ({ jobId, attempt: 1, lastAttempt: true })
const all = () => Promise.all(companies.map(({ tenantId }) => tenantSnapshot(t.admin, tables, tenantId)))
const incidents = (job: string) =>
  t.admin<{ job_id: string; reason: string }[]>`select job_id, reason from job_incident where job_name = ${job}`

beforeAll(async () => {
  t = await testDatabase()
  companies = [await newCompany(t), await newCompany(t), await newCompany(t)]
  tables = (await tableFacts(t.admin)).filter(({ hasTenant }) => hasTenant).map(({ name }) => name)
  const { tenantId, owner } = companies[0] ?? (await newCompany(t))
  const counterpartyId = await newCounterparty(t, tenantId)
  const lines = [{ goodsClass: 'POLISHED_NATURAL', description: 'Rounds', carats: '1', amount: '10' }]
  for (let count = 0; count < 3; count++) {
    const id = await createDraft(deps(), owner, { documentDate: '2026-02-01', counterpartyId, currency: 'USD', lines })
    await issueTradeDocument(deps(), owner, id)
    await requestBulkJob(deps(), owner, { kind: 'send', ids: [id] })
    await uploadToInbox(deps(), owner, [{ name: 'a.pdf', content: Buffer.from(`%PDF-1.7 ${count}`) }])
    await requestPack(deps(), owner, { kind: 'month', containing: day(`2026-0${count + 1}-01`) })
  }
  const ids = async (table: string) =>
    (await t.admin<{ id: string }[]>`select id from ${t.admin(table)}`).map(({ id }) => id)
  documents = await ids('document')
  packs = await ids('audit_pack')
  papers = await ids('inbox_item')
  bulkJobs = await ids('bulk_job')
})
afterAll(() => t.close())

/** Two hundred in all: real rows under two other companies, under nobody, and rows that are not there. */
function forged(rows: readonly string[]) {
  const [owner, ...others] = companies.map(({ tenantId }) => tenantId)
  return Array.from({ length: FORGED }, (_, at) => {
    const real = rows[at % rows.length] ?? ''
    const strangers = [...others, randomUUID()]
    return at % 4 === 3
      ? { tenantId: owner ?? '', id: randomUUID() }
      : { tenantId: strangers[at % strangers.length] ?? '', id: real }
  })
}

describe('a job whose payload names another company than its row (ISO-6)', () => {
  it('prints nothing, changes nothing and is reported: a hundred forged pages', async () => {
    const before = await all()
    warned = []
    for (const [at, { tenantId, id }] of forged(documents).entries())
      await renderDocument(deps(), { tenantId, documentId: id }, run(`forged-page-${at}`))
    expect([await all(), printed]).toEqual([before, 0])
    expect(new Set((await incidents('render-document')).map(({ job_id }) => job_id)).size).toBe(FORGED)
    expect(warned).toHaveLength(FORGED)
  })

  it('builds nothing, changes nothing and is reported: a hundred forged packs', async () => {
    const before = await all()
    warned = []
    for (const [at, { tenantId, id }] of forged(packs).entries())
      await buildAuditPack(deps(), { tenantId, packId: id }, run(`forged-pack-${at}`))
    expect([await all(), printed]).toEqual([before, 0])
    expect(new Set((await incidents('build-audit-pack')).map(({ job_id }) => job_id)).size).toBe(FORGED)
    expect(warned).toHaveLength(FORGED)
  })

  it('reads nothing, changes nothing and is reported: a hundred forged papers', async () => {
    const before = await all()
    warned = []
    for (const [at, { tenantId, id }] of forged(papers).entries())
      await readInboxItem(deps(), { tenantId, itemId: id }, run(`forged-paper-${at}`))
    expect([await all(), printed]).toEqual([before, 0])
    expect(new Set((await incidents('read-inbox-item')).map(({ job_id }) => job_id)).size).toBe(FORGED)
    expect(warned).toHaveLength(FORGED)
  })

  it('mails nothing, changes nothing and is reported: a hundred forged jobs of many documents', async () => {
    const before = await all()
    warned = []
    for (const [at, { tenantId, id }] of forged(bulkJobs).entries())
      await runBulkJob(deps(), { tenantId, jobId: id, turn: 0 }, run(`forged-job-${at}`))
    expect([await all(), printed]).toEqual([before, 0])
    expect(new Set((await incidents('run-bulk-job')).map(({ job_id }) => job_id)).size).toBe(FORGED)
    expect(warned).toHaveLength(FORGED)
  })

  it('says why, without a word of any row', async () => {
    const reasons = new Set((await incidents('build-audit-pack')).map(({ reason }) => reason))
    expect([...reasons]).toEqual(['There is no such pack in the company that the job names.'])
  })
})
