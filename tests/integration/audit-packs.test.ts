import { createHash } from 'node:crypto'
import { chmod, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { checkSignature } from '../../app/ui/verification/check-signature.ts'
import { readOnly } from '../../db/client.ts'
import { openDownload, recordDownload } from '../../domain/audit-packs/download-pack.ts'
import { listPacks, packChoices, readPack } from '../../domain/audit-packs/read-packs.ts'
import { requestPack } from '../../domain/audit-packs/request-pack.ts'
import type { CompanyActor } from '../../domain/kernel/actor.ts'
import { day } from '../../domain/kernel/calendar.ts'
import { type AuditPackId, newId, type UserId } from '../../domain/kernel/ids.ts'
import { authorityCertificate } from '../../domain/signing/index.ts'
import { folderFiles } from '../../platform/files.ts'
import { buildAuditPack } from '../../worker/jobs/build-audit-pack.ts'
import { arrangeCompany, arrangeCounterparty, arrangedServices, arrangeInvoice } from '../support/packs.ts'
import { readPdfText } from '../support/pdf-text.ts'
import { printingGround } from '../support/printing.ts'
import { unzip } from '../support/unzip.ts'

const ground = printingGround()

const september = { kind: 'month', containing: day('2026-09-10') } as const

async function arrange(printed = true) {
  const services = arrangedServices('2026-10-05T09:00:00Z')
  const files = folderFiles(ground.folder)
  const owner = await arrangeCompany(ground.t.admin)
  const pdf = await files.put(owner.tenantId, Buffer.from(`%PDF-1.7 ${owner.tenantId}`))
  const buyer = await arrangeCounterparty(ground.t.admin, owner.tenantId, '=cmd')
  for (const [sequence, on] of ['2026-08-31', '2026-09-01', '2026-09-30', '2026-10-01'].entries()) {
    const invoice = { number: `INV/${sequence + 1}`, sequence: sequence + 1, on: day(on) }
    await arrangeInvoice(ground.t.admin, owner.tenantId, buyer, invoice, printed ? pdf : null)
  }
  return {
    deps: { ...ground.t, ...services, files, printer: ground.printer, log: { warn() {} } },
    owner,
    files,
    pdf,
    services,
  }
}

async function build(deps: Awaited<ReturnType<typeof arrange>>['deps'], owner: CompanyActor, packId: AuditPackId) {
  await buildAuditPack(deps, { tenantId: owner.tenantId, packId }, { jobId: 'pack', lastAttempt: true })
  return readPack(deps, owner, packId)
}

it('is a BagIt bag of the period’s registers and documents, whose every hash holds', async () => {
  const { deps, owner, services } = await arrange()
  const id = await requestPack(deps, owner, september)
  expect(services.rung).toEqual([`build-audit-pack ${id}`])
  const pack = await build(deps, owner, id)
  expect(pack).toMatchObject({ status: 'ready', failure: null, documents: 2, label: '2026-09' })
  expect(pack.done).toBe(pack.total)

  const bag = await unzip(join(ground.folder, owner.tenantId, (pack.sha256 ?? '').slice(0, 2), pack.sha256 ?? ''))
  const root = 'Antwerp_Rough_NV-sow-2026-09'
  expect(bag.get(`${root}/bagit.txt`)).toBe('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')
  for (const manifest of ['manifest-sha256.txt', 'tagmanifest-sha256.txt'])
    for (const line of (bag.get(`${root}/${manifest}`) ?? '').trim().split('\n')) {
      const [hash, path] = line.split('  ')
      const content = bag.get(`${root}/${path}`) ?? 'missing'
      expect(createHash('sha256').update(content, 'latin1').digest('hex'), path).toBe(hash)
    }
  const payload = [...bag.keys()].filter((path) => path.startsWith(`${root}/data/`))
  expect(bag.get(`${root}/manifest-sha256.txt`)?.trim().split('\n')).toHaveLength(payload.length)
  const octets = payload.reduce((sum, path) => sum + (bag.get(path)?.length ?? 0), 0)
  expect(bag.get(`${root}/bag-info.txt`)).toContain(`Payload-Oxum: ${octets}.${payload.length}\n`)
  expect(payload.filter((path) => path.includes('issued/')).map((path) => path.split('/').at(-1))).toEqual([
    'INV_2.pdf',
    'INV_2-warranty.pdf',
    'INV_3.pdf',
    'INV_3-warranty.pdf',
  ])
  const register = bag.get(`${root}/data/01_registers/warranties_issued.csv`)?.split('\r\n') ?? []
  expect(register).toHaveLength(4)
  expect(register[1]).toContain("INV/2,2026-09-01,'=Buyer,")
  expect(register[1]).toContain(',1.500,ct,USD,1234.50,sow-2021,SOW-2021,warranty,1.500,')
  expect(bag.get(`${root}/data/02_reconciliation/carats_by_class.csv`)).toContain(
    'POLISHED_NATURAL,"Polished, natural",ct,3.000,3.000,0.000\r\n',
  )
  expect(bag.get(`${root}/data/01_registers/counterparties.csv`)).toContain(",'=cmd,")
})

it('has its cover and its summary signed by the company, and waits while that cannot be done', async () => {
  const { deps, owner } = await arrange()
  const away = async () => Promise.reject(new Error('the key store is locked'))
  const locked = { ...deps, signing: { ...deps.signing, sign: away } }
  const id = await requestPack(deps, owner, september)
  await expect(build(locked, owner, id)).rejects.toThrow('cannot be signed just now')
  expect((await readPack(deps, owner, id)).status).not.toBe('ready')
  const { sha256 } = await build(deps, owner, id)
  const bag = await unzip(join(ground.folder, owner.tenantId, (sha256 ?? '').slice(0, 2), sha256 ?? ''))
  const authority = await authorityCertificate(ground.t.system)
  for (const page of ['00_cover.pdf', '02_reconciliation/annual_summary.pdf']) {
    const pdf = Buffer.from(bag.get(`Antwerp_Rough_NV-sow-2026-09/data/${page}`) ?? '', 'latin1')
    expect(await checkSignature(pdf, authority)).toMatchObject({ meaning: 'in-order' })
  }
})

it('has its cover and its summary in the language of the company', async () => {
  const { deps, owner } = await arrange()
  await ground.t.admin`update company set language = 'ru' where tenant_id = ${owner.tenantId}`
  const { sha256 } = await build(deps, owner, await requestPack(deps, owner, september))
  const bag = await unzip(join(ground.folder, owner.tenantId, (sha256 ?? '').slice(0, 2), sha256 ?? ''))
  const textOf = (page: string) =>
    readPdfText(Buffer.from(bag.get(`Antwerp_Rough_NV-sow-2026-09/data/${page}`) ?? '', 'latin1'))
  const cover = await textOf('00_cover.pdf')
  for (const words of ['с 1 сентября 2026', 'Счёт-фактура INV/2 – INV/3', '3,00', 'НЕ ПРОВЕРЕНО', 'страница 1 из 2'])
    expect(cover).toContain(words)
  const summary = await textOf('02_reconciliation/annual_summary.pdf')
  expect(summary).toContain('Сводка количеств')
  expect(cover + summary).not.toMatch(/Documents issued|Registers|Closing stock/)
})

it('knows its own table of contents, to the byte and the row', async () => {
  const { deps, owner } = await arrange()
  const pack = await build(deps, owner, await requestPack(deps, owner, september))
  const bag = await unzip(join(ground.folder, owner.tenantId, (pack.sha256 ?? '').slice(0, 2), pack.sha256 ?? ''))
  const root = `${pack.contents?.folder}/data/`
  const payload = [...bag].filter(([path]) => path.startsWith(root))
  expect(pack.contents?.files).toBe(payload.length)
  expect(pack.contents?.bytes).toBe(payload.reduce((sum, [, content]) => sum + content.length, 0))
  const section = (path: string) => pack.contents?.sections.find((each) => each.path === path)
  expect(section('05_documents/issued/')).toMatchObject({ files: 4, rows: null })
  for (const { path, rows, bytes } of pack.contents?.sections.filter((each) => each.rows !== null) ?? []) {
    const content = bag.get(`${root}${path}`) ?? ''
    expect(content.length, path).toBe(bytes)
    expect(content.split('\r\n').length - 2, path).toBe(rows)
  }
})

it.each([
  [{ kind: 'week', containing: '2026-09-10' }, 'kind'],
  [{ kind: 'month', containing: '2026-09-31' }, 'containing'],
  [{ kind: 'month' }, 'containing'],
])('is refused when it is asked for with %j, naming the field %s', async (input, field) => {
  const { deps, owner } = await arrange()
  await expect(requestPack(deps, owner, input)).rejects.toMatchObject({
    code: 'invalid',
    details: { fields: { [field]: [expect.any(String)] } },
  })
})

it('offers for each kind the last period that is over, in the company’s calendar', async () => {
  const { deps, owner } = await arrange()
  expect((await packChoices(deps, owner)).ended.map((period) => period.label)).toEqual([
    '2026-09',
    'FY2026-Q3',
    'FY2026-H1',
    'FY2025',
  ])
})

it('gives the same bytes when it is built again from the same rows', async () => {
  const { deps, owner } = await arrange()
  const id = await requestPack(deps, owner, september)
  const first = await build(deps, owner, id)
  await ground.t.admin`update audit_pack set status = 'queued', sha256 = null where id = ${id}`
  await ground.t.admin`delete from audit_pack_volume where pack_id = ${id}`
  expect((await build(deps, owner, id)).sha256).toBe(first.sha256)
})

it('waits while documents are being printed, and says so when it waited too long', async () => {
  const { deps, owner, services } = await arrange(false)
  const id = await requestPack(deps, owner, september)
  await expect(build(deps, owner, id)).rejects.toThrow('4 documents are still being printed.')
  expect((await readPack(deps, owner, id)).status).toBe('queued')
  services.setTime('2026-10-05T10:00:00Z')
  await expect(build(deps, owner, id)).rejects.toThrow('still being printed')
  expect(await readPack(deps, owner, id)).toMatchObject({
    status: 'failed',
    failure: '4 documents are still being printed.',
  })
})

it('is not built from a stored file whose bytes were changed or lost (META-2)', async () => {
  const { deps, owner, pdf } = await arrange()
  const path = join(ground.folder, owner.tenantId, pdf.sha256.slice(0, 2), pdf.sha256)
  await chmod(path, 0o600)
  await writeFile(path, 'something else')
  const changed = await build(deps, owner, await requestPack(deps, owner, september))
  expect(changed).toMatchObject({ status: 'failed', sha256: null })
  expect(changed.failure).toContain('INV_2.pdf was changed after it was stored')
  await rm(path)
  expect((await build(deps, owner, await requestPack(deps, owner, september))).failure).toContain('is missing')
})

it('of a running period goes up to today and says so; a period that has not begun is refused', async () => {
  const { deps, owner } = await arrange()
  const id = await requestPack(deps, owner, { kind: 'quarter', containing: day('2026-12-01') })
  expect(await readPack(deps, owner, id)).toMatchObject({ label: 'FY2026-Q4-to-date', period_to: '2026-10-05' })
  const future = requestPack(deps, owner, { kind: 'month', containing: day('2026-11-01') })
  await expect(future).rejects.toMatchObject({ code: 'invalid' })
})

it('is handed to the person who recorded the download, for ten minutes, and to nobody else', async () => {
  const { deps, owner, services } = await arrange()
  const id = await requestPack(deps, owner, september)
  await expect(recordDownload(deps, owner, id)).rejects.toMatchObject({ code: 'conflict' })
  const pack = await build(deps, owner, id)
  const download = await recordDownload(deps, owner, id)
  const reading = { ...deps, db: readOnly(deps.db) }
  expect(await openDownload(reading, owner, id, download)).toMatchObject({
    sha256: pack.sha256,
    name: 'sow-2026-09.zip',
  })
  const colleague = { ...owner, userId: newId<UserId>() }
  await expect(openDownload(reading, colleague, id, download)).rejects.toMatchObject({ code: 'not_found' })
  expect((await readPack(deps, owner, id)).downloads).toMatchObject([{ user_name: 'Els Owner', role: 'owner' }])
  services.setTime('2026-10-05T09:10:01Z')
  await expect(openDownload(reading, owner, id, download)).rejects.toMatchObject({ code: 'not_found' })
})

it('is seen by an auditor only when it lies inside the engagement’s period, and never by another company', async () => {
  const { deps, owner } = await arrange()
  const id = await requestPack(deps, owner, september)
  const auditor = (from: string, to: string): CompanyActor => ({
    ...owner,
    role: 'auditor',
    userId: newId<UserId>(),
    engagement: { id: newId(), from: day(from), to: day(to) },
  })
  await ground.t
    .admin`update audit_pack set status = 'ready', sha256 = ${'a'.repeat(64)}, released_at = now(), released_by_name = 'Els' where id = ${id}`
  expect(await listPacks(deps, auditor('2026-01-01', '2026-12-31'))).toHaveLength(1)
  const outside = auditor('2026-09-02', '2026-12-31')
  expect(await listPacks(deps, outside)).toEqual([])
  await expect(readPack(deps, outside, id)).rejects.toMatchObject({ code: 'not_found' })
  const other = await arrangeCompany(ground.t.admin)
  await expect(readPack(deps, other, id)).rejects.toMatchObject({ code: 'not_found' })
  await expect(requestPack(deps, outside, september)).rejects.toMatchObject({ code: 'forbidden' })
})
