import { randomUUID, X509Certificate } from 'node:crypto'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { inTenant } from '../../db/tenant.ts'
import { readPack } from '../../domain/audit-packs/read-packs.ts'
import { releasePack } from '../../domain/audit-packs/release-pack.ts'
import { requestPack } from '../../domain/audit-packs/request-pack.ts'
import {
  certificateStart,
  listCertificates,
  printCertificateAgain,
  readCertificate,
  readCertificateFile,
  withdrawCertificate,
  writeCertificate,
} from '../../domain/auditor-certificates/index.ts'
import { raiseFinding } from '../../domain/findings/index.ts'
import { type CompanyActor, can } from '../../domain/kernel/actor.ts'
import { day } from '../../domain/kernel/calendar.ts'
import type { AuditPackId, LetterId } from '../../domain/kernel/ids.ts'
import { printLetterAgain, readLetterFile } from '../../domain/letters/index.ts'
import { keepBranding, publishTemplate, readBranding } from '../../domain/templates/index.ts'
import { verifyCode } from '../../domain/verification/index.ts'
import { decideItem, drawSample, freezePopulation, readSample } from '../../domain/workbench/index.ts'
import { openSigning } from '../../platform/signing/index.ts'
import { buildAuditPack } from '../../worker/jobs/build-audit-pack.ts'
import { previewTemplate } from '../../worker/jobs/preview-template.ts'
import { renderDocument } from '../../worker/jobs/render-document.ts'
import { signAwaited } from '../../worker/jobs/sign-documents.ts'
import { openTemplateRunner, type TemplateRunner } from '../../worker/templates/runner.ts'
import { engagedAuditor } from '../support/attacked-findings.ts'
import { newCompany, newCounterparty, type TestCompany, testServices } from '../support/builders.ts'
import { arrangeReceived } from '../support/packs.ts'
import { readPdfText } from '../support/pdf-text.ts'
import { printingDeps, printingGround } from '../support/printing.ts'
import { unzip } from '../support/unzip.ts'

const ground = printingGround()
const DAYS = { from: '2026-01-01', to: '2026-03-31' }
const log = { info() {}, warn() {}, error() {} }
let now = new Date('2026-04-02T10:00:00Z')
let templates: TemplateRunner
let company: TestCompany
let auditor: CompanyActor

beforeAll(() => {
  templates = openTemplateRunner()
})
afterAll(() => templates.close())
beforeEach(async () => {
  company = await newCompany(ground.t, { legalName: 'Scheldt Diamonds NV' })
  auditor = await engagedAuditor(ground.t, company, { from: day(DAYS.from), to: day(DAYS.to), name: 'Anna Auditor' })
  const supplier = await newCounterparty(ground.t, company.tenantId)
  for (const number of ['R-1', 'R-2', 'R-3'])
    await arrangeReceived(ground.t.admin, company.tenantId, supplier, { number, on: '2026-02-03' })
})

const services = testServices()
const deps = (changed: object = {}) => ({
  ...printingDeps(ground, services, { clock: { now: () => now }, templates, log }),
  ...changed,
})
const asked = (changed: object = {}) => ({
  ...{ ...DAYS, reportForm: 'agreed-upon-procedures', conclusion: 'with-exceptions', language: 'en', isMine: 'on' },
  basis: 'I compared every received invoice with its warranty.',
  ...changed,
})

/** Draws all that came, and looks at as many as there are results. */
async function sampled(results: readonly ('conforms' | 'deviates')[], question = 'Did a warranty come with it?') {
  const population = await freezePopulation(deps(), auditor, { of: 'received', ...DAYS })
  const sample = await drawSample(deps(), auditor, population, { question, method: 'random', size: '3' })
  const { rows } = await readSample(deps(), auditor, sample, {})
  for (const [at, result] of results.entries())
    await decideItem(deps(), auditor, { sample, position: rows[at]?.position ?? 0 }, { result, note: 'Seen' })
}

async function print(changed: object = {}): Promise<void> {
  const waiting = await ground.t.admin<{ id: string }[]>`
    select id from document where tenant_id = ${company.tenantId} and status = 'queued'`
  const run = { jobId: randomUUID(), attempt: 1, lastAttempt: true }
  for (const { id } of waiting) await renderDocument(deps(changed), { tenantId: company.tenantId, documentId: id }, run)
}

async function textOf(id: LetterId, who: CompanyActor = company.owner) {
  const { sha256 } = await readCertificateFile(deps(), who, id)
  const pdf = await buffer(deps().files.read(company.tenantId, sha256))
  return { pdf, text: (await readPdfText(pdf)).replaceAll(/\s+/g, ' ') }
}

describe('an auditor’s certificate', () => {
  test('says what was examined and found, and is signed in the auditor’s own name in no dress of the company’s', async () => {
    await sampled(['conforms', 'deviates', 'conforms'])
    await raiseFinding(deps(), auditor, {
      ...{ severity: 'major', title: 'No warranty', found: 'None came.', criterion: 'The scheme.' },
      answerBy: '2026-05-01',
    })
    const look = { accent: '#224466', font: 'serif', letterhead: 'OF THE COMPANY', footer: 'ITS FOOTER' }
    await keepBranding(deps(), company.owner, { ...look, bank: '', columns: ['goods', 'carats', 'amount'] }, null)
    const { draft } = await readBranding(deps(), company.owner)
    const run = { jobId: 'preview', attempt: 1, lastAttempt: true }
    const ring = (_: string, payload: never) => previewTemplate(deps(), payload, run)
    await publishTemplate(deps({ ring }), company.owner, draft?.id as never)
    const id = await writeCertificate(deps(), auditor, asked({ notExamined: 'Stock was not counted.' }))
    await print()
    const { text } = await textOf(id)
    expect(text).toContain('Auditor’s certificate AUC-00001')
    expect(text).toContain('with the exceptions listed here')
    expect(text).toContain('I compared every received invoice with its warranty.')
    expect(text).toContain('Stock was not counted.')
    expect(text).toMatch(
      /Did a warranty come with it\? Documents received, 1 January 2026 – 31 March 2026: 3 [0-9a-f ]{64,80} At random 3 1 33\.3 %/,
    )
    expect(text).toMatch(/F-1 Major Open/)
    expect(text).not.toMatch(/OF THE COMPANY|ITS FOOTER/)
    const [key] = await ground.t.admin`
      select k.certificate, k.engagement_id from document d join signing_key k on k.id = d.signing_key_id where d.letter_id = ${id}`
    expect(key?.['engagement_id']).toBe(auditor.engagement?.id)
    expect(new X509Certificate(key?.['certificate']).subject).toMatch(/^O=.*\nCN=Anna Auditor$/)
    expect(await readCertificate(deps(), company.viewer, id)).toMatchObject({
      ...{ number: 'AUC-00001', signature: 'signed', mayWithdraw: false },
      said: {
        samples: [{ examined: 3, deviations: 1 }],
        findings: [{ number: 'F-1', severity: 'major', state: 'open' }],
      },
    })
  })

  test('in another language says so from head to foot, right to left where it is so', async () => {
    await sampled(['conforms', 'conforms', 'conforms'])
    const german = await writeCertificate(deps(), auditor, asked({ language: 'de', conclusion: 'without-exceptions' }))
    await writeCertificate(deps(), auditor, asked({ language: 'he' }))
    await print()
    expect((await textOf(german)).text).toMatch(
      /Bescheinigung des Prüfers AUC-00001.*1\. Januar 2026 bis.*ohne Ausnahmen.*Es wurden keine Feststellungen getroffen/,
    )
    expect((await listCertificates(deps(), company.viewer)).map(({ number }) => number)).toEqual([
      'AUC-00002',
      'AUC-00001',
    ])
  })

  test('waits for every item of every sample, and names the sample, unless it concludes nothing', async () => {
    await sampled(['conforms', 'conforms'])
    expect((await certificateStart(deps(), auditor)).unfinished).toContain('1 item has no result yet')
    await expect(writeCertificate(deps(), auditor, asked())).rejects.toMatchObject({
      details: {
        fields: {
          conclusion: ['The sample “Did a warranty come with it?” is not finished: 1 item has no result yet.'],
        },
      },
    })
    const id = await writeCertificate(deps(), auditor, asked({ conclusion: 'no-conclusion' }))
    expect((await readCertificate(deps(), auditor, id)).said.samples).toMatchObject([{ examined: 2 }])
  })

  test('does not say “without exceptions” beside a deviation, nor anything where nothing was looked at', async () => {
    await expect(writeCertificate(deps(), auditor, asked())).rejects.toMatchObject({
      details: { fields: { conclusion: [expect.stringContaining('nothing to conclude from')] } },
    })
    await sampled(['conforms', 'conforms', 'deviates'])
    const clean = asked({ conclusion: 'without-exceptions' })
    await expect(writeCertificate(deps(), auditor, clean)).rejects.toMatchObject({
      details: { fields: { conclusion: [expect.stringContaining('has 1 deviation')] } },
    })
  })

  test('needs the auditor’s word that it is his own, and days of his engagement', async () => {
    await expect(writeCertificate(deps(), auditor, asked({ isMine: undefined }))).rejects.toMatchObject({
      details: { fields: { isMine: [expect.stringContaining('signed in your name')] } },
    })
    await expect(writeCertificate(deps(), auditor, asked({ to: '2026-04-01' }))).rejects.toMatchObject({
      details: { fields: { to: ['Your engagement ends on 2026-03-31.'] } },
    })
  })

  test('is written by nobody of the company, and seen by no auditor of another engagement', async () => {
    await sampled(['conforms', 'conforms', 'conforms'])
    expect(can(company.owner, 'auditor-certificate:write')).toBe(false)
    await expect(writeCertificate(deps(), company.owner, asked())).rejects.toMatchObject({ code: 'forbidden' })
    const id = await writeCertificate(deps(), auditor, asked())
    const other = await engagedAuditor(ground.t, company, { from: day(DAYS.from), to: day(DAYS.to) })
    expect(await listCertificates(deps(), other)).toEqual([])
    await expect(readCertificate(deps(), other, id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(withdrawCertificate(deps(), other, id, { reason: 'No' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(withdrawCertificate(deps(), company.owner, id, { reason: 'No' })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })

  test('is no letter of the company: the door of its letters neither hands it out nor prints it again', async () => {
    await sampled(['conforms', 'conforms', 'conforms'])
    const id = await writeCertificate(deps(), auditor, asked())
    await print()
    expect((await readCertificateFile(deps(), company.owner, id)).bytes).toBeGreaterThan(0)
    await expect(readLetterFile(deps(), company.owner, id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(printLetterAgain(deps(), company.owner, id)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('is found by its code as the auditor’s, and as voided once he withdrew it; that is done once', async () => {
    await sampled(['conforms', 'conforms', 'conforms'])
    const id = await writeCertificate(deps(), auditor, asked({ conclusion: 'without-exceptions' }))
    await print()
    const look = () => verifyCode(ground.t.system, services.keys.linkSecret('verification', id))
    expect(await look()).toMatchObject({
      ...{ status: 'valid', documentType: 'auditor-certificate', number: 'AUC-00001', unit: 'items' },
      auditor: { name: 'Anna Auditor' },
    })
    await withdrawCertificate(deps(), auditor, id, { reason: 'A sample was drawn from the wrong year.' })
    expect(await look()).toMatchObject({ status: 'voided' })
    await expect(withdrawCertificate(deps(), auditor, id, { reason: 'Again' })).rejects.toMatchObject({
      code: 'conflict',
    })
    const change = (sets: string) =>
      inTenant(ground.t.db, company.tenantId, (tx) =>
        tx.updateTable('letter').set({ withdraw_reason: sets }).where('id', '=', id).execute(),
      )
    await expect(change('Another reason')).rejects.toThrow('withdrawn already')
    expect(await readCertificate(deps(), company.owner, id)).toMatchObject({
      withdrawReason: 'A sample was drawn from the wrong year.',
    })
  })

  test('is signed later by the auditor’s key when signing was down, and printed again when printing was', async () => {
    await sampled(['conforms', 'conforms', 'conforms'])
    const id = await writeCertificate(deps(), auditor, asked())
    await ground.t
      .admin`update document set status = 'failed', failure = 'the browser went away' where letter_id = ${id}`
    await printCertificateAgain(deps(), auditor, id)
    await print({ signing: openSigning(Buffer.alloc(32, 8)) })
    expect(await readCertificate(deps(), auditor, id)).toMatchObject({ status: 'rendered', signature: 'awaited' })
    now = new Date(now.getTime() + 120_000)
    await signAwaited(deps())
    expect(await readCertificate(deps(), auditor, id)).toMatchObject({ signature: 'signed' })
    const [key] = await ground.t.admin`
      select k.engagement_id from document d join signing_key k on k.id = d.signing_key_id where d.letter_id = ${id}`
    expect(key?.['engagement_id']).toBe(auditor.engagement?.id)
  })
})

describe('the pack of its period', () => {
  const built = async () => {
    const id = await requestPack(deps(), company.owner, { kind: 'quarter', containing: day('2026-02-10') })
    const run = { jobId: 'pack', lastAttempt: true }
    await buildAuditPack(deps(), { tenantId: company.tenantId, packId: id }, run)
    return id
  }
  const filesOf = async (id: AuditPackId) => {
    const { sha256, failure } = await readPack(deps(), company.owner, id)
    expect(failure).toBeNull()
    return unzip(join(ground.folder, company.tenantId, (sha256 ?? '').slice(0, 2), sha256 ?? ''))
  }

  test('holds the certificate with its proof and what became of it; the one of before says that it lacks it', async () => {
    const before = await built()
    await releasePack(deps(), company.compliance, before, {})
    await sampled(['conforms', 'conforms', 'deviates'])
    now = new Date('2026-04-10T10:00:00Z')
    const id = await writeCertificate(deps(), auditor, asked({ packs: before }))
    now = new Date('2026-04-11T10:00:00Z')
    expect((await readPack(deps(), company.owner, before)).changes).toMatchObject([
      { what: 'concluded', number: 'AUC-00001' },
    ])
    await print()
    const { sha256 } = await readPack(deps(), company.owner, before)
    expect((await readCertificate(deps(), auditor, id)).said.packs).toEqual([{ label: 'FY2026-Q1', sha256 }])
    const files = await filesOf(await built())
    const paths = [...files.keys()].map((path) => path.slice(path.indexOf('/') + 1))
    expect(paths).toEqual(
      expect.arrayContaining([
        'data/05_documents/auditor/AUC-00001.pdf',
        'data/07_proofs/documents/auditor/AUC-00001.pdf.tlog-proof',
        'data/01_registers/auditor_certificates.csv',
      ]),
    )
    const list = [...files].find(([path]) => path.endsWith('auditor_certificates.csv'))?.[1] ?? ''
    expect(list).toContain('AUC-00001,2026-04-10,Anna Auditor')
    expect(list).toContain(',with-exceptions,en,2026-04-10T10:00:00.000Z,,,auditor/AUC-00001.pdf')
  })

  test('is not built while a certificate has no PDF', async () => {
    await sampled(['conforms', 'conforms', 'conforms'])
    const id = await writeCertificate(deps(), auditor, asked())
    await ground.t
      .admin`update document set status = 'failed', failure = 'the browser went away' where letter_id = ${id}`
    const pack = await requestPack(deps(), company.owner, { kind: 'quarter', containing: day('2026-02-10') })
    const run = { jobId: 'pack', lastAttempt: true }
    await expect(buildAuditPack(deps(), { tenantId: company.tenantId, packId: pack }, run)).rejects.toThrow(
      '1 document of the period could not be printed',
    )
  })
})
