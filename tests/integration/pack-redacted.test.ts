import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { readPack } from '../../domain/audit-packs/read-packs.ts'
import { releasePack } from '../../domain/audit-packs/release-pack.ts'
import { replacePack } from '../../domain/audit-packs/replacing/index.ts'
import { requestPack } from '../../domain/audit-packs/request-pack.ts'
import { logKeys } from '../../domain/evidence-log/log-key.ts'
import { formatNoteKey } from '../../domain/evidence-log/note.ts'
import { originOf } from '../../domain/evidence-log/seal.ts'
import { day } from '../../domain/kernel/calendar.ts'
import type { AuditPackId, ReceivedDocumentId } from '../../domain/kernel/ids.ts'
import { packRegisters } from '../../domain/kernel/pack-layout.ts'
import { checkPack } from '../../domain/pack-check/index.ts'
import { withdrawReceivedDocument } from '../../domain/received-documents/index.ts'
import { folderFiles } from '../../platform/files.ts'
import { buildAuditPack } from '../../worker/jobs/build-audit-pack.ts'
import { bytesSource, nodeEngine } from '../../worker/pack-check/node-engine.ts'
import { columnsOf } from '../../worker/packs/columns-of.ts'
import { redactedColumns } from '../../worker/packs/redaction.ts'
import { testApi } from '../support/api.ts'
import { CANARY, fillCompany } from '../support/attacked-company.ts'
import { newAdmin, newCompany, SCHEME, type TestCompany } from '../support/builders.ts'
import { shippedLibrary } from '../support/library.ts'
import { MARKS, markCompany } from '../support/marked-company.ts'
import { readPdfText } from '../support/pdf-text.ts'
import { printingGround } from '../support/printing.ts'
import { unzip } from '../support/unzip.ts'

const ground = printingGround()
const run = { jobId: 'pack', lastAttempt: true }
let company: TestCompany
let toWithdraw: ReceivedDocumentId
let deps: ReturnType<typeof testApi>['deps'] & Parameters<typeof buildAuditPack>[0]

beforeAll(async () => {
  const api = testApi(ground.t, { files: folderFiles(ground.folder) })
  deps = { ...api.deps, printer: ground.printer }
  company = await newCompany(ground.t)
  const { tenantId } = company
  const ids = await fillCompany(ground.t, api.deps, company, await newAdmin(ground.t))
  toWithdraw = ids['receivedToWithdraw'] as ReceivedDocumentId
  await declareFurther(ids['issued'] ?? '')
  await ground.t
    .admin`update audit_sample_item set result = 'conforms', decided_at = now(), decided_by_name = 'Anna' where tenant_id = ${tenantId}`
  const printed = await ground.t.admin<{ id: string }[]>`select id from document where tenant_id = ${tenantId}`
  for (const { id } of printed) {
    const { sha256, bytes } = await deps.files.put(tenantId, Buffer.from(`%PDF-1.7 ${MARKS.word} ${id}`))
    await ground.t
      .admin`update document set status = 'rendered', sha256 = ${sha256}, bytes = ${bytes}, rendered_at = now() where id = ${id}`
  }
  await ground.t.admin`update registration set number = 'OWN-1' where tenant_id = ${tenantId}`
  expect(await markCompany(ground.t.admin, tenantId)).toBeGreaterThan(100)
}, 120_000)

/** A further declaration, with its print, tells where the goods go, by its very name. */
async function declareFurther(documentId: string): Promise<void> {
  const { tenantId } = company
  const id = randomUUID()
  await ground.t.admin.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`insert into warranty ${tx({
      ...{ tenant_id: tenantId, id, document_id: documentId, scheme: SCHEME, kind: 'declaration' },
      ...{ statement_key: `to-${MARKS.word}`, statement_version: 1, edition: `TO-${MARKS.word}`, text: 'words' },
      ...{ text_hash: 'abc', tokens: '{}', line_positions: '{1}', rule_key: 'a-rule' },
    })}`
    await tx`insert into document ${tx({
      ...{ tenant_id: tenantId, id: randomUUID(), trade_document_id: documentId, warranty_id: id },
      ...{ kind: 'declaration', paper: 'A4', status: 'queued', requested_at: new Date() },
    })}`
  })
}

async function packOf(purpose: string, redacted: boolean) {
  const { owner } = company
  const asked = { kind: 'fiscal-year', containing: day('2026-02-01'), purpose, redacted } as const
  const id = await requestPack(deps, { ...owner, name: 'Els' }, asked)
  return built(id)
}

async function built(id: AuditPackId) {
  const { owner, tenantId } = company
  await buildAuditPack(deps, { tenantId, packId: id }, run)
  const { sha256, failure, contents, label } = await readPack(deps, owner, id)
  expect(failure).toBeNull()
  const path = join(ground.folder, tenantId, (sha256 ?? '').slice(0, 2), sha256 ?? '')
  const keys = (await logKeys({ system: ground.t.system }, originOf(tenantId, 1))).map(formatNoteKey)
  const bytes = readFileSync(path)
  const answer = await checkPack(bytesSource(bytes), nodeEngine, { keys })
  const files = new Map([...(await unzip(path))].map(([name, text]) => [name.split('/').slice(1).join('/'), text]))
  return { id, answer, files, bytes, label, folder: contents?.folder ?? '' }
}

/** Everything that somebody with the pack can read: its bytes, what its PDFs say and hold inside, and what is written in Base64. */
async function* readable(bytes: Buffer, files: ReadonlyMap<string, string>): AsyncIterable<readonly [string, string]> {
  yield ['its bytes', bytes.toString('latin1')]
  for (const [name, latin1] of files) {
    const content = Buffer.from(latin1, 'latin1')
    yield [name, content.toString('utf8')]
    if (latin1.startsWith('%PDF')) {
      // What the company keeps as a PDF need not be one.
      const text = /(00_cover|annual_summary)\.pdf$/.test(name)
        ? readPdfText(content)
        : readPdfText(content).catch(() => '')
      yield [`the text of ${name}`, await text]
      for (const stream of latin1.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)) {
        const inflated = inflatedOf(Buffer.from(stream[1] ?? '', 'latin1'))
        if (inflated) yield [`a stream of ${name}`, inflated.toString('latin1')]
      }
    }
    for (const [base64] of latin1.matchAll(/[A-Za-z0-9+/]{40,}={0,2}/g))
      yield [`Base64 in ${name}`, Buffer.from(base64, 'base64').toString('latin1')]
  }
}

function inflatedOf(bytes: Buffer): Buffer | null {
  try {
    return inflateSync(bytes)
  } catch {
    return null
  }
}

/** The word as a PDF and others may write it: plain, in hexadecimal, and in UTF-16 from either end. */
const written = (word: string) => {
  const utf16 = Buffer.from(word, 'utf16le')
  const all = [Buffer.from(word), utf16, Buffer.from(utf16).swap16()]
  return all.flatMap((bytes) => [bytes.toString('latin1'), bytes.toString('hex'), bytes.toString('hex').toUpperCase()])
}
const SECRETS = [MARKS.word, CANARY].flatMap(written)
/** With any sign between thousands. */
const AMOUNT = /7[.,’' \u00a0\u202f]?654[.,’' \u00a0\u202f]?321/

async function leaksOf({ bytes, files }: Awaited<ReturnType<typeof packOf>>): Promise<readonly string[]> {
  const leaks: string[] = []
  for await (const [where, text] of readable(bytes, files)) {
    const found = SECRETS.find((secret) => text.includes(secret))
    if (found !== undefined)
      leaks.push(`${where}: …${text.slice(Math.max(0, text.indexOf(found) - 60), text.indexOf(found) + 60)}…`)
    const isWords = /\.(csv|json|ndjson|txt)$/.test(where) || where.startsWith('the text of')
    if (!isWords) continue
    if (AMOUNT.test(text) || text.includes(MARKS.minor)) leaks.push(`${where}: an amount`)
    if (new RegExp(`\\b(${MARKS.currency}|USD|${MARKS.country})\\b`).test(text))
      leaks.push(`${where}: a currency or a country`)
  }
  return leaks
}

const [scheme] = shippedLibrary.schemes.filter(({ key }) => key === SCHEME)

describe('a redacted pack', () => {
  test.each(scheme?.auditPack.purposes ?? [])(
    'for $key says nothing of partners and prices in any byte',
    async ({ key }) => {
      const pack = await packOf(key, true)
      expect(await leaksOf(pack)).toEqual([])
      expect(pack.answer.checks.filter(({ outcome }) => outcome !== 'holds')).toEqual([])
      expect(pack.label).toMatch(/-redacted$/)
      expect(pack.folder).toContain('redacted')
      const paths = [...pack.files.keys()]
      expect(paths.filter((path) => /^data\/(04|05|08)_|counterparties|users_roles/.test(path))).toEqual([])
      const { withheld = [], files, omitted } = pack.answer.stated ?? {}
      expect(withheld.length).toBeGreaterThan(5)
      expect(files).toMatchObject({ issued: 0, received: 0, other: 0 })
      expect(withheld.length).toBe((files?.proven ?? 0) + (files?.unproven.length ?? 0))
      expect(paths.filter((path) => path.endsWith('.tlog-proof'))).toHaveLength(files?.proven ?? -1)
      expect(omitted).toContainEqual({ path: '01_registers/counterparties.csv' })
      expect(omitted?.find(({ path }) => path.endsWith('warranties_issued.csv'))?.columns).toContain('amount')
    },
  )

  test('is looked through by what finds them in the whole one', async () => {
    const whole = await packOf('audit', false)
    const leaks = await leaksOf(whole)
    for (const part of [
      'its bytes',
      'counterparties.csv',
      'warranties_issued.csv: an amount',
      '04_sample',
      '05_documents',
      '06_governance/',
    ])
      expect(
        leaks.some((leak) => leak.includes(part)),
        part,
      ).toBe(true)
  })

  test('that replaces another says how much has changed, and of whom nothing', async () => {
    const { id } = await packOf('audit', true)
    await releasePack(deps, company.compliance, id, {})
    await withdrawReceivedDocument(deps, company.owner, { id: toWithdraw, reason: MARKS.word })
    const next = await replacePack(deps, { ...company.owner, name: 'Els' }, id)
    const pack = await built(next)
    expect(pack.answer.stated?.replaces).toMatchObject({ pack: id, because: '1 × invoice received, and withdrawn' })
    expect(pack.answer.verdict).toBe('valid')
    expect(await leaksOf(pack)).toEqual([])
  })

  test('keeps columns that there are, and for each register it is decided', () => {
    for (const of of packRegisters)
      for (const column of redactedColumns(of) ?? []) expect(columnsOf(of), of).toContain(column)
  })
})
