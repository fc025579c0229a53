import { execFileSync, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTenant } from '../../db/tenant.ts'
import { openDownload, recordDownload } from '../../domain/audit-packs/download-pack.ts'
import { insertVolumes } from '../../domain/audit-packs/queries.ts'
import { readPack } from '../../domain/audit-packs/read-packs.ts'
import { requestPack } from '../../domain/audit-packs/request-pack.ts'
import { logKeys } from '../../domain/evidence-log/log-key.ts'
import { formatNoteKey } from '../../domain/evidence-log/note.ts'
import { originOf } from '../../domain/evidence-log/seal.ts'
import { day } from '../../domain/kernel/calendar.ts'
import type { AuditPackId, CounterpartyId } from '../../domain/kernel/ids.ts'
import { recordReceivedDocument } from '../../domain/received-documents/index.ts'
import { folderFiles } from '../../platform/files.ts'
import { answerLines, verifyPacks } from '../../worker/commands/verify.ts'
import { buildAuditPack } from '../../worker/jobs/build-audit-pack.ts'
import { newCompany, newCounterparty, type TestCompany, testServices } from '../support/builders.ts'
import { printingGround } from '../support/printing.ts'

const ground = printingGround()
const run = { jobId: 'job', attempt: 1, lastAttempt: true }
const folder = mkdtempSync(join(tmpdir(), 'briefke-in-volumes-'))
const python = process.env['BAGIT_PYTHON'] ?? 'python3'
const hasBagit = spawnSync(python, ['-c', 'import bagit']).status === 0
let company: TestCompany
let partner: CounterpartyId
let id: AuditPackId

const services = testServices()
const deps = () => ({
  ...{ ...services, clock: { now: () => new Date('2026-04-02T10:00:00Z') }, files: folderFiles(ground.folder) },
  ...{ printer: ground.printer, log: { info() {}, warn() {}, error() {} } },
  ...{ db: ground.t.db, system: ground.t.system, library: ground.t.library, publicUrl: 'https://briefke.example' },
})

beforeAll(async () => {
  company = await newCompany(ground.t)
  partner = await newCounterparty(ground.t, company.tenantId)
  // Eleven megabytes of papers, in volumes of five.
  for (const number of ['R-1', 'R-2', 'R-3', 'R-4', 'R-5'])
    await recordReceivedDocument(deps(), company.owner, {
      input: {
        ...{ supplierId: partner, number, documentDate: '2026-03-04', edition: 'SOW-2021' },
        lines: [{ goodsClass: 'POLISHED_NATURAL', description: 'Rounds', carats: '1' }],
      },
      file: { name: 'r.pdf', content: Buffer.concat([Buffer.from('%PDF-1.7 '), randomBytes(2_200_000)]) },
    })
  id = await built()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function built(volumeMegabytes = 5): Promise<AuditPackId> {
  const input = { kind: 'month', containing: day('2026-03-15'), volumeMegabytes }
  const asked = await requestPack(deps(), company.owner, input)
  await buildAuditPack(deps(), { tenantId: company.tenantId, packId: asked }, run)
  return asked
}

async function filesOf(packId: AuditPackId): Promise<readonly string[]> {
  const { volumes, failure } = await readPack(deps(), company.owner, packId)
  expect(failure).toBeNull()
  return volumes.map(({ sha256, file }) => {
    const path = join(folder, `${packId.slice(-6)}-${file}`)
    writeFileSync(path, readFileSync(join(ground.folder, company.tenantId, sha256.slice(0, 2), sha256)))
    return path
  })
}

async function verified(packs: readonly string[]) {
  const keys = (await logKeys({ system: ground.t.system }, originOf(company.tenantId, 1))).map(formatNoteKey)
  return verifyPacks({ packs, keys })
}

test('papers of eleven megabytes are three volumes of five, and verify together alone', async () => {
  const pack = await readPack(deps(), company.owner, id)
  expect(pack.volumes.map(({ number, file }) => [number, file])).toEqual([
    [1, `sow-${pack.label}-1-of-3.zip`],
    [2, `sow-${pack.label}-2-of-3.zip`],
    [3, `sow-${pack.label}-3-of-3.zip`],
  ])
  for (const { bytes } of pack.volumes) expect(Number(bytes)).toBeLessThan(5_000_000)
  expect(pack.bytes).toBe(pack.volumes.reduce((sum, { bytes }) => sum + bytes, 0n))
  expect(pack.contents?.sections.find(({ path }) => path === '05_documents/received/')?.files).toBe(5)
  const files = await filesOf(id)
  const whole = await verified(files)
  expect(answerLines(whole).at(-1)).toMatch(/^VALID/)
  expect(whole.volumes.map(({ stated }) => stated?.files.received)).toEqual([1, 2, 2])
  expect(whole.volumes.map(({ stated }) => stated?.registers.length === 0)).toEqual([false, true, true])
  expect((await verified(files.slice(0, 2))).verdict).toBe('could-not-verify')
  expect((await verified(files.slice(1, 2))).verdict).toBe('could-not-verify')
})

test('each volume is a bag that bagit.py takes, and says which it is', async (context) => {
  if (!hasBagit) return context.skip()
  for (const [index, path] of (await filesOf(id)).entries()) {
    const root = join(folder, `unpacked-${index}`)
    execFileSync(python, ['-m', 'zipfile', '-e', path, root])
    const [name = ''] = execFileSync('ls', [root], { encoding: 'utf8' }).split('\n')
    const valid = spawnSync(python, ['-m', 'bagit', '--validate', join(root, name)], { encoding: 'utf8' })
    expect(valid.status, valid.stderr).toBe(0)
    const info = readFileSync(join(root, name, 'bag-info.txt'), 'utf8')
    expect(info).toContain(`Bag-Count: ${index + 1} of 3\n`)
    expect(info).toContain('Bag-Group-Identifier: sow-2026-03\n')
  }
})

test('built again, every volume has the same bytes (EVD-4)', async () => {
  const hashes = async () => (await readPack(deps(), company.owner, id)).volumes.map(({ sha256 }) => sha256)
  const before = await hashes()
  await ground.t.admin`update audit_pack set status = 'queued', sha256 = null where id = ${id}`
  await ground.t.admin`delete from audit_pack_volume where pack_id = ${id}`
  await buildAuditPack(deps(), { tenantId: company.tenantId, packId: id }, run)
  expect(await hashes()).toEqual(before)
})

test('a volume of another pack of the same period is no part of it', async () => {
  const [other, files] = [await filesOf(await built()), await filesOf(id)]
  const mixed = await verified([files[0] ?? '', other[1] ?? '', files[2] ?? ''])
  expect(mixed.verdict).toBe('invalid')
})

test('each volume is taken by itself, and the log names the hash of each', async () => {
  const { volumes } = await readPack(deps(), company.owner, id)
  const download = await recordDownload(deps(), company.owner, id, { volume: '2' })
  expect(await openDownload(deps(), company.owner, id, download)).toMatchObject({
    sha256: volumes[1]?.sha256,
    name: volumes[1]?.file,
  })
  expect((await readPack(deps(), company.owner, id)).downloads).toMatchObject([{ volume: 2 }])
  await expect(recordDownload(deps(), company.owner, id, { volume: 4 })).rejects.toMatchObject({ code: 'not_found' })
  await expect(recordDownload(deps(), company.owner, id, { volume: 'all' })).rejects.toMatchObject({ code: 'invalid' })
  const [entry] = await ground.t.admin<{ record: string }[]>`
    select record from event where object_id = ${id} and verb = 'built' order by seq desc limit 1`
  for (const { sha256 } of volumes) expect(entry?.record).toContain(sha256)
})

test('the volumes of a built pack cannot be added to, and those of another company are not there', async () => {
  const more = { number: 4, sha256: 'a'.repeat(64), bytes: 1n }
  const adding = inTenant(ground.t.db, company.tenantId, (tx) => insertVolumes(tx, id, [more]))
  await expect(adding).rejects.toThrow('row-level security')
  const other = await newCompany(ground.t)
  await expect(readPack(deps(), other.owner, id)).rejects.toMatchObject({ code: 'not_found' })
  await expect(recordDownload(deps(), other.owner, id, { volume: 2 })).rejects.toMatchObject({ code: 'not_found' })
})

test.each(['4', '4001', '25.5', 'large'])('volumes of %s megabytes are refused in a sentence', async (size) => {
  const input = { kind: 'month', containing: '2026-03-15', volumeMegabytes: size }
  await expect(requestPack(deps(), company.owner, input)).rejects.toMatchObject({
    details: { fields: { volumeMegabytes: [expect.stringContaining('from 5 to 4000')] } },
  })
})
