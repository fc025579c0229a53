import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTenant } from '../../db/tenant.ts'
import { readPack } from '../../domain/audit-packs/read-packs.ts'
import { requestPack } from '../../domain/audit-packs/request-pack.ts'
import { checkLog } from '../../domain/evidence-log/check.ts'
import { logKeys } from '../../domain/evidence-log/log-key.ts'
import { formatNoteKey } from '../../domain/evidence-log/note.ts'
import { originOf, sealLog } from '../../domain/evidence-log/seal.ts'
import { selectIssuedRows } from '../../domain/exceptions/load/queries.ts'
import { day } from '../../domain/kernel/calendar.ts'
import type { AuditPackId, CounterpartyId } from '../../domain/kernel/ids.ts'
import { checkPack, type PackAnswer } from '../../domain/pack-check/index.ts'
import { recordReceivedDocument } from '../../domain/received-documents/index.ts'
import { goneRecord } from '../../domain/retention/gone.ts'
import { createDraft, issueTradeDocument, readTradeDocument } from '../../domain/trade-documents/index.ts'
import { verifyCode } from '../../domain/verification/index.ts'
import { folderFiles } from '../../platform/files.ts'
import { buildAuditPack } from '../../worker/jobs/build-audit-pack.ts'
import { renderDocument } from '../../worker/jobs/render-document.ts'
import { sweep } from '../../worker/jobs/sweep.ts'
import { bytesSource, nodeEngine } from '../../worker/pack-check/node-engine.ts'
import { openTemplateRunner, type TemplateRunner } from '../../worker/templates/runner.ts'
import { PDF } from '../support/api.ts'
import { newCompany, newCounterparty, type TestCompany, testServices } from '../support/builders.ts'
import { agreeToDelete, closeUpTo } from '../support/kept-house.ts'
import { printingDeps, printingGround } from '../support/printing.ts'

const ground = printingGround()
const errors: string[] = []
const log = { info() {}, warn() {}, error: (about: object) => void errors.push(JSON.stringify(about)) }
const run = { jobId: 'job', attempt: 1, lastAttempt: true }
let now = new Date('2015-06-02T10:00:00Z')
let templates: TemplateRunner
let company: TestCompany
let partner: CounterpartyId
beforeAll(async () => {
  templates = openTemplateRunner()
  company = await newCompany(ground.t, { registration: { number: 'WDC-1', from: '2010-01-01', to: '2030-12-31' } })
  partner = await newCounterparty(ground.t, company.tenantId, 'Hudson Secret Gems')
})
afterAll(() => templates.close())

const services = testServices()
const deps = () => printingDeps(ground, services, { clock: { now: () => now }, templates, log })
async function sold(documentDate: string) {
  const lines = [{ goodsClass: 'POLISHED_NATURAL', description: 'Secret rounds', carats: '1.000', amount: '1000' }]
  const content = { documentDate, counterpartyId: partner, currency: 'USD', lines }
  const { id } = await issueTradeDocument(deps(), company.dealer, await createDraft(deps(), company.dealer, content))
  for (const page of await ground.t.admin<{ id: string }[]>`select id from document where trade_document_id = ${id}`)
    await renderDocument(deps(), { tenantId: company.tenantId, documentId: page.id }, run)
  return id
}
async function built(containing: string): Promise<Buffer> {
  const id: AuditPackId = await requestPack(deps(), company.owner, { kind: 'month', containing: day(containing) })
  await buildAuditPack(deps(), { tenantId: company.tenantId, packId: id }, run)
  const { sha256, status, failure } = await readPack(deps(), company.owner, id)
  expect([status, failure]).toEqual(['ready', null])
  return readFileSync(join(ground.folder, company.tenantId, (sha256 ?? '').slice(0, 2), sha256 ?? ''))
}
async function check(bytes: Buffer): Promise<PackAnswer> {
  const keys = (await logKeys({ system: ground.t.system }, originOf(company.tenantId, 1))).map(formatNoteKey)
  return checkPack(bytesSource(bytes), nodeEngine, { keys })
}
const filesThere = async () =>
  (
    await Promise.all(
      (
        await ground.t.admin<{ sha256: string }[]>`select sha256 from document where sha256 is not null
        union select file_sha256 from received_document where file_sha256 is not null`
      ).map(async ({ sha256 }) => ({
        size: await folderFiles(ground.folder).size(company.tenantId, sha256),
      })),
    )
  ).filter(({ size }) => size !== null).length

test('what goes leaves its number, its weight and its proofs, and every pack and log of before and after is valid', async () => {
  const id = await sold('2015-06-01')
  const received = await recordReceivedDocument(deps(), company.dealer, {
    input: {
      ...{ documentType: 'invoice', supplierId: partner, number: 'S-1', documentDate: '2015-06-01', edition: 'none' },
      lines: [{ goodsClass: 'POLISHED_NATURAL', description: 'Secret rounds', carats: '2.000' }],
    },
    file: { name: 'secret.pdf', content: Buffer.from(PDF) },
  })
  now = new Date('2015-07-02T10:00:00Z')
  const before = await built('2015-06-01')
  expect(await check(before)).toMatchObject({ verdict: 'valid' })
  const sums = () =>
    ground.t
      .admin`select bucket, carats, warranted from ledger_balance where tenant_id = ${company.tenantId} order by bucket`
  const [sumsBefore, files] = [await sums(), await filesThere()]
  expect(files).toBeGreaterThan(1)

  now = new Date('2026-11-28T10:00:00Z')
  await closeUpTo(ground.t, company.tenantId, '2025-12-31')
  await agreeToDelete(deps(), company)
  await sweep(deps())
  expect(errors).toEqual([])
  expect(await ground.t.admin`select status from deletion`).toEqual([{ status: 'done' }])
  expect(await filesThere()).toBe(0)
  expect(await sums()).toEqual(sumsBefore)

  // Of all rows only the counterparty's own, and papers about the deletion, still know the names.
  for (const table of [
    'trade_document',
    'trade_document_line',
    'received_document',
    'received_document_line',
    'warranty',
    'event',
  ])
    expect(
      await ground.t
        .admin`select 1 from ${ground.t.admin(table)} x where tenant_id = ${company.tenantId} and x::text ilike '%secret%'`,
    ).toEqual([])
  expect(
    await ground.t.admin`select number, total_carats, counterparty_name from trade_document where id = ${id}`,
  ).toMatchObject([{ total_carats: '1.000', counterparty_name: '' }])
  expect(await goneRecord(deps(), company.viewer, 'issued', id)).toMatchObject({
    ...{ keptUntil: '2025-12-31', rule: 'Anything of the scheme, where nothing longer applies, 10 years' },
    ...{ proposedBy: 'The compliance', approvedBy: 'The owner' },
  })
  expect(await goneRecord(deps(), company.viewer, 'received', received)).not.toBeNull()
  await expect(readTradeDocument(deps(), company.owner, id)).rejects.toMatchObject({
    details: { reason: 'content_deleted' },
  })
  const secret = services.keys.linkSecret('verification', id)
  expect(await verifyCode(ground.t.system, secret)).toMatchObject({
    outcome: 'found',
    status: 'valid',
    deleted: { at: now },
  })
  await inTenant(ground.t.db, company.tenantId, async (tx) => expect(await selectIssuedRows(tx, [id])).toEqual([]))

  await sealLog(deps(), company.tenantId)
  expect(await checkLog(deps(), company.tenantId)).toMatchObject({ whole: true })
  expect(await check(before)).toMatchObject({ verdict: 'valid' })
  const after = await check(await built('2026-10-01'))
  expect(after).toMatchObject({ verdict: 'valid' })
  // The month itself, once more: its registers without content, and no file that is not there.
  expect(await check(await built('2015-06-01'))).toMatchObject({ verdict: 'valid' })
})

test('a file that is missing although no entry says that it went is found', async () => {
  now = new Date('2026-11-28T11:00:00Z')
  const id = await sold('2026-11-01')
  const [page] = await ground.t.admin<
    { sha256: string }[]
  >`select sha256 from document where trade_document_id = ${id} and sha256 is not null`
  await folderFiles(ground.folder).remove(company.tenantId, page?.sha256 ?? '')
  await sealLog(deps(), company.tenantId)
  const found = await checkLog(deps(), company.tenantId)
  expect(found.whole ? '' : found.sentence).toMatch(/is about a file that is missing[.]$/)
})
