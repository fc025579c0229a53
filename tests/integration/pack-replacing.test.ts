import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readPack } from '../../domain/audit-packs/read-packs.ts'
import { releasePack } from '../../domain/audit-packs/release-pack.ts'
import { replacePack } from '../../domain/audit-packs/replacing/index.ts'
import { requestPack } from '../../domain/audit-packs/request-pack.ts'
import { schedulePacks } from '../../domain/audit-packs/schedule-packs.ts'
import { logKeys } from '../../domain/evidence-log/log-key.ts'
import { formatNoteKey } from '../../domain/evidence-log/note.ts'
import { originOf } from '../../domain/evidence-log/seal.ts'
import type { CompanyActor } from '../../domain/kernel/actor.ts'
import { day } from '../../domain/kernel/calendar.ts'
import { type AuditPackId, type CounterpartyId, newId, type UserId } from '../../domain/kernel/ids.ts'
import { checkPack } from '../../domain/pack-check/index.ts'
import { recordReceivedDocument, withdrawReceivedDocument } from '../../domain/received-documents/index.ts'
import { createDraft, issueTradeDocument, voidTradeDocument } from '../../domain/trade-documents/index.ts'
import { answerLines } from '../../worker/commands/verify.ts'
import { buildAuditPack } from '../../worker/jobs/build-audit-pack.ts'
import { renderDocument } from '../../worker/jobs/render-document.ts'
import { sweep } from '../../worker/jobs/sweep.ts'
import { bytesSource, nodeEngine } from '../../worker/pack-check/node-engine.ts'
import { openTemplateRunner, type TemplateRunner } from '../../worker/templates/runner.ts'
import { newCompany, newCounterparty, type TestCompany, testServices } from '../support/builders.ts'
import { printingDeps, printingGround } from '../support/printing.ts'
import { unzip } from '../support/unzip.ts'

const ground = printingGround()
const failures: object[] = []
const log = { info() {}, warn() {}, error: (about: object) => void failures.push(about) }
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
const deps = () => printingDeps(ground, services, { clock: { now: () => now }, templates, log, sandbox: 'none' })
const lines = [{ goodsClass: 'POLISHED_NATURAL', description: 'Rounds', carats: '1.000', amount: '1000' }]

async function sold(documentDate: string) {
  const content = { documentDate, counterpartyId: partner, currency: 'USD', lines }
  const { id } = await issueTradeDocument(deps(), company.dealer, await createDraft(deps(), company.dealer, content))
  await print()
  return id
}

async function print(): Promise<void> {
  const waiting = await ground.t.admin<
    { id: string }[]
  >`select id from document where tenant_id = ${company.tenantId} and status = 'queued'`
  for (const { id } of waiting) await renderDocument(deps(), { tenantId: company.tenantId, documentId: id }, run)
}

const bought = (number: string, documentDate: string) =>
  recordReceivedDocument(deps(), company.owner, {
    input: {
      ...{ supplierId: partner, number, documentDate, edition: 'SOW-2021' },
      lines: [{ goodsClass: 'POLISHED_NATURAL', description: 'Rounds', carats: '1' }],
    },
  })

async function built(id: AuditPackId, isReleased = true): Promise<AuditPackId> {
  await buildAuditPack(deps(), { tenantId: company.tenantId, packId: id }, run)
  if (isReleased) await releasePack(deps(), company.compliance, id, {})
  return id
}
const march = async () =>
  built(await requestPack(deps(), company.owner, { kind: 'month', containing: day('2026-03-15') }))
const read = (id: AuditPackId, who: CompanyActor = company.owner) => readPack(deps(), who, id)
const changes = async (id: AuditPackId) =>
  (await read(id)).changes.map(({ what, number }) => `${what} ${number}`).toSorted()

async function answerOf(id: AuditPackId, last?: string) {
  const keys = (await logKeys({ system: ground.t.system }, originOf(company.tenantId, 1))).map(formatNoteKey)
  const { sha256 } = await read(id)
  const path = join(ground.folder, company.tenantId, (sha256 ?? '').slice(0, 2), sha256 ?? '')
  const answer = await checkPack(bytesSource(readFileSync(path)), nodeEngine, { keys, last })
  return { answer, files: await unzip(path) }
}

test('a released pack says what has changed in its period since, and nothing of other periods', async () => {
  const [toVoid, kept] = [await sold('2026-03-03'), await sold('2026-03-04')]
  const toWithdraw = await bought('R-1', '2026-03-05')
  const pack = await march()
  expect(await changes(pack)).toEqual([])
  await expect(replacePack(deps(), company.owner, pack)).rejects.toMatchObject({ details: { reason: 'unchanged' } })
  now = new Date('2026-05-04T10:00:00Z')
  await voidTradeDocument(deps(), company.owner, { id: toVoid, reason: 'Wrong' })
  await withdrawReceivedDocument(deps(), company.owner, { id: toWithdraw, reason: 'Twice' })
  await bought('R-2', '2026-03-06')
  await sold('2026-03-07')
  await sold('2026-04-07')
  await bought('R-3', '2026-04-01')
  expect(await changes(pack)).toEqual([
    'issued-late INV-00003',
    'received-late R-2',
    'voided INV-00001',
    'withdrawn R-1',
  ])
  expect(kept).not.toBe(toVoid)
  // A pack of another period in between, which the next one of March does not continue.
  await built(await requestPack(deps(), company.owner, { kind: 'month', containing: day('2026-04-15') }))
})

test('one click makes the next one: it names the old, says why, continues its log, and the old one stays', async () => {
  const [old] = await ground.t.admin<
    { id: AuditPackId; sha256: string }[]
  >`select id, sha256 from audit_pack where label = '2026-03'`
  if (!old) throw new Error('there is a pack')
  now = new Date('2026-05-05T10:00:00Z')
  const both = await Promise.allSettled([
    replacePack(deps(), company.owner, old.id),
    replacePack(deps(), company.compliance, old.id),
  ])
  const made = both.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
  const [id] = made
  if (!id || made.length !== 1) throw new Error(`one of both makes it, not ${made.length}`)
  const [asked] = await ground.t.admin`select requested_by from audit_pack where id = ${id}`
  await built(id, false)
  const auditor: CompanyActor = {
    ...{ role: 'auditor', tenantId: company.tenantId, userId: newId<UserId>(), name: 'Aya', companyState: 'active' },
    engagement: { id: newId(), from: day('2026-01-01'), to: day('2026-12-31') },
  }
  expect((await read(old.id, auditor)).replacedBy).toBeNull()
  await releasePack(
    deps(),
    asked?.['requested_by'] === company.owner.userId ? company.compliance : company.owner,
    id,
    {},
  )
  expect(await read(old.id, auditor)).toMatchObject({ replacedBy: { id, label: '2026-03-r1' }, changes: [] })
  const first = (await answerOf(old.id)).answer
  const { answer, files } = await answerOf(id, first.checkpoint ?? '')
  expect(answer.checks.filter(({ outcome }) => outcome !== 'holds')).toEqual([])
  const because = 'invoice INV-00001 voided'
  expect(answer.stated?.replaces).toMatchObject({ pack: old.id, label: '2026-03', sha256: old.sha256 })
  expect(answer.stated?.replaces?.because).toContain(because)
  expect(answer.stated?.log.from).toBe(first.stated?.log.to)
  expect(answerLines({ ...answer, checks: [], volumes: [{ ...answer, name: 'pack.zip' }] })[1]).toContain(
    `It replaces 2026-03 (SHA-256 ${old.sha256}) because: `,
  )
  const info = [...files].find(([path]) => path.endsWith('/bag-info.txt'))?.[1] ?? ''
  expect(info).toContain('Bag-Group-Identifier: sow-2026-03\n')
  expect(info).toContain(`External-Description: Replaces 2026-03 (${old.id}`)
  expect((await read(old.id)).sha256).toBe(old.sha256)
  expect(failures).toEqual([])
})

test('a schedule that was told to replaces a released pack by itself, once nobody has changed anything for an hour', async () => {
  now = new Date('2026-06-20T10:00:00Z')
  await schedulePacks(deps(), company.owner, { kind: 'month', replacesByItself: 'on' })
  now = new Date('2026-07-01T10:00:00Z')
  await sweep(deps())
  const [june] = await ground.t.admin<{ id: AuditPackId }[]>`select id from audit_pack where label = '2026-06'`
  if (!june) throw new Error('June is over')
  await built(june.id)
  const labels = async () =>
    (await ground.t.admin`select label from audit_pack where label like '2026-06%' order by label`).map(
      ({ label }) => label,
    )
  now = new Date('2026-07-03T10:00:00Z')
  await bought('R-6', '2026-06-30')
  now = new Date('2026-07-03T10:59:00Z')
  await sweep(deps())
  expect(await labels()).toEqual(['2026-06'])
  now = new Date('2026-07-03T12:00:00Z')
  await Promise.all([sweep(deps()), sweep(deps())])
  now = new Date('2026-07-03T14:00:00Z')
  await sweep(deps())
  expect(await labels()).toEqual(['2026-06', '2026-06-r1'])
  const [next] = await ground.t.admin`select requested_by, replaces_because from audit_pack where label = '2026-06-r1'`
  expect(next).toEqual({ requested_by: null, replaces_because: 'invoice R-6 received and recorded afterwards' })
  expect(failures).toEqual([])
})

test('another company’s pack is not there to be replaced', async () => {
  const [old] = await ground.t.admin<{ id: AuditPackId }[]>`select id from audit_pack where label = '2026-06'`
  const other = await newCompany(ground.t)
  await expect(replacePack(deps(), other.owner, old?.id as AuditPackId)).rejects.toMatchObject({ code: 'not_found' })
  await expect(replacePack(deps(), company.dealer, old?.id as AuditPackId)).rejects.toMatchObject({ code: 'forbidden' })
})
