import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listPacks, readPack } from '../../domain/audit-packs/read-packs.ts'
import { releasePack } from '../../domain/audit-packs/release-pack.ts'
import { replacePack } from '../../domain/audit-packs/replacing/index.ts'
import { requestPack } from '../../domain/audit-packs/request-pack.ts'
import { makeDuePacks, schedulePacks } from '../../domain/audit-packs/schedule-packs.ts'
import { logKeys } from '../../domain/evidence-log/log-key.ts'
import { formatNoteKey } from '../../domain/evidence-log/note.ts'
import { originOf } from '../../domain/evidence-log/seal.ts'
import { day } from '../../domain/kernel/calendar.ts'
import type { AuditPackId, CounterpartyId, TradeDocumentId } from '../../domain/kernel/ids.ts'
import { checkPack } from '../../domain/pack-check/index.ts'
import { recordReceivedDocument } from '../../domain/received-documents/index.ts'
import { createDraft, issueTradeDocument, voidTradeDocument } from '../../domain/trade-documents/index.ts'
import { folderFiles } from '../../platform/files.ts'
import { buildAuditPack } from '../../worker/jobs/build-audit-pack.ts'
import { renderDocument } from '../../worker/jobs/render-document.ts'
import { bytesSource, nodeEngine } from '../../worker/pack-check/node-engine.ts'
import { columnsOf } from '../../worker/packs/columns-of.ts'
import { omittedOf } from '../../worker/packs/omitted.ts'
import { populationOf } from '../../worker/packs/population.ts'
import { openTemplateRunner, type TemplateRunner } from '../../worker/templates/runner.ts'
import { newCompany, newCounterparty, SCHEME, type TestCompany, testServices } from '../support/builders.ts'
import { shippedLibrary } from '../support/library.ts'
import { readPdfText } from '../support/pdf-text.ts'
import { printingGround } from '../support/printing.ts'
import { unzip } from '../support/unzip.ts'

const ground = printingGround()
const log = { info() {}, warn() {}, error() {} }
const run = { jobId: 'job', attempt: 1, lastAttempt: true }
let now = new Date('2026-04-02T10:00:00Z')
let templates: TemplateRunner
let company: TestCompany
let partner: CounterpartyId
let invoice: TradeDocumentId

const services = testServices()
const deps = () => ({
  ...{ ...services, clock: { now: () => now }, files: folderFiles(ground.folder), printer: ground.printer },
  ...{ templates, log, db: ground.t.db, system: ground.t.system, library: ground.t.library },
  publicUrl: 'https://briefke.example',
})

beforeAll(async () => {
  templates = openTemplateRunner()
  company = await newCompany(ground.t)
  partner = await newCounterparty(ground.t, company.tenantId)
  const lines = [{ goodsClass: 'POLISHED_NATURAL', description: 'Rounds', carats: '1.000', amount: '1000' }]
  const content = { documentDate: '2026-03-03', counterpartyId: partner, currency: 'USD', lines }
  ;({ id: invoice } = await issueTradeDocument(
    deps(),
    company.dealer,
    await createDraft(deps(), company.dealer, content),
  ))
  for (const { id } of await ground.t.admin<{ id: string }[]>`select id from document where status = 'queued'`)
    await renderDocument(deps(), { tenantId: company.tenantId, documentId: id }, run)
  await recordReceivedDocument(deps(), company.owner, {
    input: {
      ...{ supplierId: partner, number: 'R-1', documentDate: '2026-03-04', edition: 'SOW-2021' },
      lines: [{ goodsClass: 'POLISHED_NATURAL', description: 'Rounds', carats: '1' }],
    },
    file: { name: 'r.pdf', content: Buffer.from('%PDF-1.7 received') },
  })
})
afterAll(() => templates.close())

const [scheme] = shippedLibrary.schemes.filter(({ key }) => key === SCHEME)
const purposes = scheme?.auditPack.purposes ?? []

async function built(purpose: string | undefined, containing: string): Promise<AuditPackId> {
  const id = await requestPack(deps(), company.owner, { kind: 'month', containing: day(containing), purpose })
  await buildAuditPack(deps(), { tenantId: company.tenantId, packId: id }, run)
  return id
}

async function look(id: AuditPackId, last?: string) {
  const { sha256, failure, contents, label } = await readPack(deps(), company.owner, id)
  expect(failure).toBeNull()
  const path = join(ground.folder, company.tenantId, (sha256 ?? '').slice(0, 2), sha256 ?? '')
  const keys = (await logKeys({ system: ground.t.system }, originOf(company.tenantId, 1))).map(formatNoteKey)
  const answer = await checkPack(bytesSource(readFileSync(path)), nodeEngine, { keys, last })
  const root = `${contents?.folder}/data/`
  const files = new Map(
    [...(await unzip(path))].flatMap(([name, text]) =>
      name.startsWith(root) ? [[name.slice(root.length), text] as const] : [],
    ),
  )
  const text = (name: string) => Buffer.from(files.get(name) ?? '', 'latin1').toString()
  return { answer, files, text, label, folder: contents?.folder }
}

test.each(purposes)('a pack for $key holds what that purpose names, and says what it leaves out', async (purpose) => {
  const { answer, files, text, label, folder } = await look(await built(purpose.key, '2026-03-15'))
  expect(answer.checks.filter(({ outcome }) => outcome !== 'holds')).toEqual([])
  expect(label).toBe(purpose.key === 'audit' ? '2026-03' : `2026-03-${purpose.key}`)
  expect(folder).toContain(label)
  const registers = scheme?.auditPack.registers ?? []
  const isNamed = (of: (typeof registers)[number]['of']) =>
    purpose.registers === 'all' || purpose.registers.includes(of)
  for (const { of, file } of registers) {
    expect(files.has(file), file).toBe(isNamed(of))
    expect(
      answer.stated?.omitted?.some(({ path }) => path === file),
      file,
    ).toBe(!isNamed(of))
  }
  expect(files.has('02_reconciliation/annual_summary.pdf')).toBe(purpose.parts.includes('summary'))
  expect(answer.stated).toMatchObject({ purpose: { key: purpose.key, name: purpose.name }, files: { unproven: [] } })
  const left = answer.stated?.omitted?.map(({ path }) => path) ?? []
  expect(left.length === 0).toBe(purpose.key === 'audit')
  const says = answer.checks.find(({ name }) => name === 'completeness')?.says ?? ''
  expect(says).toContain(`It is for: ${purpose.name}.`)
  const cover = (await readPdfText(Buffer.from(files.get('00_cover.pdf') ?? '', 'latin1'))).replace(/\s+/g, '')
  expect(cover).toContain(`For${purpose.name}`.replace(/\s+/g, ''))
  for (const path of left) {
    expect(says).toContain(path)
    expect(text('README.txt')).toContain(`  ${path}\r\n`)
    expect(cover).toContain(path)
  }
})

test('packs of several purposes alternate, and each continues the last of its own', async () => {
  now = new Date('2026-04-03T10:00:00Z')
  const march = {
    audit: await look(await built('audit', '2026-03-15')),
    rjc: await look(await built('rjc', '2026-03-15')),
  }
  now = new Date('2026-05-02T10:00:00Z')
  for (const purpose of ['rjc', 'bank', 'audit'] as const) {
    const before = purpose === 'bank' ? undefined : (march[purpose].answer.checkpoint ?? '')
    const { answer } = await look(await built(purpose, '2026-04-15'), before)
    expect(answer.checks.filter(({ outcome }) => outcome !== 'holds')).toEqual([])
    if (purpose !== 'bank') expect(answer.stated?.log.from).toBe(march[purpose].answer.stated?.log.to)
  }
})

test('a pack of another purpose is released and replaced like any: the next one is for the same', async () => {
  const old = await built('rjc', '2026-03-15')
  await releasePack(deps(), company.compliance, old, {})
  now = new Date('2026-05-03T10:00:00Z')
  await voidTradeDocument(deps(), company.owner, { id: invoice, reason: 'Wrong' })
  const next = await replacePack(deps(), company.owner, old)
  await buildAuditPack(deps(), { tenantId: company.tenantId, packId: next }, run)
  const { answer, label } = await look(next, (await look(old)).answer.checkpoint ?? '')
  expect(answer).toMatchObject({ verdict: 'valid', stated: { purpose: { key: 'rjc' }, replaces: { pack: old } } })
  expect(label).toBe('2026-03-rjc-r1')
})

test('a purpose that the scheme has not is refused, naming those that it has', async () => {
  const asked = { kind: 'month', containing: day('2026-03-15'), purpose: 'tax' } as const
  const said = {
    details: { fields: { purpose: ['There is no purpose “tax”: choose one of audit, rjc, bpp, customs, bank.'] } },
  }
  await expect(requestPack(deps(), company.owner, asked)).rejects.toMatchObject(said)
  await expect(schedulePacks(deps(), company.owner, { ...asked })).rejects.toMatchObject(said)
})

test('schedules of two purposes run beside each other; of one there is one', async () => {
  const yearly = await schedulePacks(deps(), company.owner, { kind: 'quarter' })
  const bank = await schedulePacks(deps(), company.owner, { kind: 'quarter', purpose: 'bank' })
  await expect(schedulePacks(deps(), company.owner, { kind: 'quarter', purpose: 'bank' })).rejects.toMatchObject({
    code: 'conflict',
  })
  now = new Date('2026-07-02T10:00:00Z')
  const worker = { role: 'system', tenantId: company.tenantId, userId: null, name: 'Worker' } as const
  const made = [...(await makeDuePacks(deps(), worker, yearly)), ...(await makeDuePacks(deps(), worker, bank))]
  const labels = (await listPacks(deps(), company.owner)).flatMap(({ id, label }) => (made.includes(id) ? [label] : []))
  expect(labels.toSorted()).toEqual(['FY2026-Q2', 'FY2026-Q2-bank'])
})

test('columns that a shipped purpose is without stand in one of its registers, and are stated as left out', () => {
  for (const { key, auditPack } of shippedLibrary.schemes)
    for (const purpose of auditPack.purposes) {
      const asked = {
        scheme: key,
        purpose: purpose.key,
        redacted: false,
        period_from: day('2026-01-01'),
        period_to: day('2026-12-31'),
      }
      const of = { schemes: [key], time_zone: 'UTC' }
      const { layout } = populationOf({ ...asked, requested_at: new Date() }, of, shippedLibrary)
      for (const column of purpose.without) {
        expect(
          layout.registers.some((each) => columnsOf(each.of).includes(column)),
          column,
        ).toBe(true)
        expect(
          omittedOf(layout).some(({ columns }) => columns?.includes(column)),
          column,
        ).toBe(true)
      }
    }
})
