import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readPack } from '../../domain/audit-packs/read-packs.ts'
import { requestPack } from '../../domain/audit-packs/request-pack.ts'
import { logKeys } from '../../domain/evidence-log/log-key.ts'
import { formatNoteKey } from '../../domain/evidence-log/note.ts'
import { originOf } from '../../domain/evidence-log/seal.ts'
import { day } from '../../domain/kernel/calendar.ts'
import type { AuditPackId, CounterpartyId } from '../../domain/kernel/ids.ts'
import { checkPack, type PackAnswer } from '../../domain/pack-check/index.ts'
import { recordReceivedDocument } from '../../domain/received-documents/index.ts'
import { createDraft, issueTradeDocument, voidTradeDocument } from '../../domain/trade-documents/index.ts'
import { buildAuditPack } from '../../worker/jobs/build-audit-pack.ts'
import { renderDocument } from '../../worker/jobs/render-document.ts'
import { bytesSource, nodeEngine } from '../../worker/pack-check/node-engine.ts'
import { openTemplateRunner, type TemplateRunner } from '../../worker/templates/runner.ts'
import { newCompany, newCounterparty, type TestCompany, testServices } from '../support/builders.ts'
import { printingDeps, printingGround } from '../support/printing.ts'

const ground = printingGround()
const log = { info() {}, warn() {}, error() {} }
const run = { jobId: 'job', attempt: 1, lastAttempt: true }
let now = new Date('2026-04-02T10:00:00Z')
let templates: TemplateRunner
let company: TestCompany
let partner: CounterpartyId

beforeAll(async () => {
  templates = openTemplateRunner()
  company = await newCompany(ground.t)
  partner = await newCounterparty(ground.t, company.tenantId)
})
afterAll(() => templates.close())

const services = testServices()
const deps = () => printingDeps(ground, services, { clock: { now: () => now }, templates, log })

async function sold(documentDate: string, isPrinted = true) {
  const lines = [{ goodsClass: 'POLISHED_NATURAL', description: 'Rounds', carats: '1.000', amount: '1000' }]
  const content = { documentDate, counterpartyId: partner, currency: 'USD', lines }
  const { id } = await issueTradeDocument(deps(), company.dealer, await createDraft(deps(), company.dealer, content))
  const waiting = await ground.t.admin<{ id: string }[]>`select id from document where trade_document_id = ${id}`
  if (isPrinted)
    for (const page of waiting) await renderDocument(deps(), { tenantId: company.tenantId, documentId: page.id }, run)
  return id
}

async function built(containing: string): Promise<AuditPackId> {
  const id = await requestPack(deps(), company.owner, { kind: 'month', containing: day(containing) })
  await buildAuditPack(deps(), { tenantId: company.tenantId, packId: id }, run)
  return id
}

async function bytesOf(id: AuditPackId): Promise<Buffer> {
  const { sha256, status, failure } = await readPack(deps(), company.owner, id)
  expect([status, failure]).toEqual(['ready', null])
  return readFileSync(join(ground.folder, company.tenantId, (sha256 ?? '').slice(0, 2), sha256 ?? ''))
}

async function check(bytes: Buffer, last?: string): Promise<PackAnswer> {
  const keys = (await logKeys({ system: ground.t.system }, originOf(company.tenantId, 1))).map(formatNoteKey)
  return checkPack(bytesSource(bytes), nodeEngine, { keys, last })
}

test('a pack of a month proves every paper in it, and the next one that it continues the last', async () => {
  await sold('2026-03-03')
  const voided = await sold('2026-03-10')
  await recordReceivedDocument(deps(), company.owner, {
    input: {
      ...{ supplierId: partner, number: 'R-1', documentDate: '2026-03-04', edition: 'SOW-2021' },
      lines: [{ goodsClass: 'POLISHED_NATURAL', description: 'Rounds', carats: '1' }],
    },
    file: { name: 'r.pdf', content: Buffer.from('%PDF-1.7 received') },
  })
  const march = await bytesOf(await built('2026-03-15'))
  const first = await check(march)
  expect(first.checks.filter(({ outcome }) => outcome !== 'holds')).toEqual([])
  expect(first).toMatchObject({
    verdict: 'valid',
    stated: {
      ...{ company: company.tenantId, label: '2026-03', log: { from: 0 } },
      series: [{ documentType: 'invoice', first: 'INV-00001', last: 'INV-00002', used: 2, voided: 0, missing: [] }],
      files: { issued: 4, received: 1, proven: 5, unproven: [] },
    },
  })

  now = new Date('2026-05-02T10:00:00Z')
  await voidTradeDocument(deps(), company.owner, { id: voided, reason: 'Wrong' })
  await sold('2026-04-20')
  const april = await bytesOf(await built('2026-04-15'))
  const second = await check(april, first.checkpoint ?? '')
  expect(second.checks.filter(({ outcome }) => outcome !== 'holds')).toEqual([])
  expect(second.stated?.log.from).toBe(first.stated?.log.to)
  expect((await check(april, second.checkpoint ?? '')).checks.at(-1)).toMatchObject({
    name: 'last-pack',
    outcome: 'fails',
  })
})

test('a pack that is built again has the same bytes, whatever happened meanwhile (EVD-4)', async () => {
  const id = await requestPack(deps(), company.owner, { kind: 'month', containing: day('2026-03-15') })
  await buildAuditPack(deps(), { tenantId: company.tenantId, packId: id }, run)
  const before = await bytesOf(id)
  await sold('2026-04-21')
  await ground.t.admin`update audit_pack set status = 'queued', sha256 = null where id = ${id}`
  await ground.t.admin`delete from audit_pack_volume where pack_id = ${id}`
  await buildAuditPack(deps(), { tenantId: company.tenantId, packId: id }, run)
  expect((await bytesOf(id)).equals(before)).toBe(true)
})

test('a document of before the log, or one that was put there past it, is listed as unproven', async () => {
  const id = await sold('2026-04-22')
  await ground.t.admin.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`update event set record = replace(record, ${await hashOf(id)}, ${'0'.repeat(64)}) where tenant_id = ${company.tenantId} and verb in ('printed', 'signed')`
    await tx`update event set leaf_hash = sha256('\\x00'::bytea || convert_to(record, 'UTF8')) where tenant_id = ${company.tenantId}`
  })
  now = new Date('2026-05-03T10:00:00Z')
  const answer = await check(await bytesOf(await built('2026-04-15')))
  expect(answer.verdict).toBe('valid')
  expect(answer.stated?.files.unproven).toEqual([expect.stringMatching(/^issued\/INV-.*\.pdf$/)])
})

test('no pack is built on a log that somebody rewrote', async () => {
  now = new Date('2026-05-04T10:00:00Z')
  await ground.t.admin.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`update event set leaf_hash = sha256('other'::bytea) where tenant_id = ${company.tenantId} and seq = 1`
    await tx`delete from evidence_node where tenant_id = ${company.tenantId}`
  })
  const id = await requestPack(deps(), company.owner, { kind: 'month', containing: day('2026-04-15') })
  await expect(buildAuditPack(deps(), { tenantId: company.tenantId, packId: id }, run)).rejects.toThrow('is not signed')
  expect(await readPack(deps(), company.owner, id)).toMatchObject({
    status: 'failed',
    failure: expect.stringContaining('An operator has to record the fork'),
  })
})

async function hashOf(id: string): Promise<string> {
  const [row] = await ground.t
    .admin`select sha256 from document where trade_document_id = ${id} and kind = 'trade-document'`
  return String(row?.['sha256'])
}
