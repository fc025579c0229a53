import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readPack } from '../../domain/audit-packs/read-packs.ts'
import { requestPack } from '../../domain/audit-packs/request-pack.ts'
import { recordCertificate, withdrawCertificate } from '../../domain/certificates/index.ts'
import { day } from '../../domain/kernel/calendar.ts'
import { folderFiles } from '../../platform/files.ts'
import { buildAuditPack } from '../../worker/jobs/build-audit-pack.ts'
import { aCertificate } from '../support/certificates.ts'
import { arrangeCompany, arrangedServices } from '../support/packs.ts'
import { printingGround } from '../support/printing.ts'
import { unzip } from '../support/unzip.ts'

const ground = printingGround()

it('a pack holds the register of the period’s certificates and their files, withdrawn ones with the reason', async () => {
  const services = arrangedServices('2026-03-05T09:00:00Z')
  const deps = {
    ...ground.t,
    ...services,
    files: folderFiles(ground.folder),
    printer: ground.printer,
    log: { warn() {} },
  }
  const owner = await arrangeCompany(ground.t.admin)
  const record = (change: object) => {
    const file = { name: 'scan.pdf', content: Buffer.from('%PDF-1.7 a certificate') }
    return recordCertificate(deps, owner, { input: aCertificate(change), file })
  }
  await record({ exporter: '=cmd' })
  const wrong = await record({ number: 'BW 2', importedOn: '2026-02-28' })
  await withdrawCertificate(deps, owner, { id: wrong, input: { reason: 'Another parcel' } })
  await record({ number: 'BW 3', importedOn: '2026-03-01' })
  const id = await requestPack(deps, owner, { kind: 'month', containing: day('2026-02-10') })
  await buildAuditPack(deps, { tenantId: owner.tenantId, packId: id }, { jobId: 'pack', lastAttempt: true })
  const pack = await readPack(deps, owner, id)
  expect([pack.status, pack.done]).toEqual(['ready', pack.total])
  const bag = await unzip(join(ground.folder, owner.tenantId, (pack.sha256 ?? '').slice(0, 2), pack.sha256 ?? ''))
  const root = 'Antwerp_Rough_NV-sow-2026-02/data'
  const [head, ...rows] = (bag.get(`${root}/01_registers/kpc.csv`) ?? '').trim().split('\r\n')
  const columns = head?.split(',') ?? []
  const cells = rows.map((row) =>
    Object.fromEntries(row.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((cell, at) => [columns[at], cell])),
  )
  expect(cells).toMatchObject([
    {
      ...{ number: 'BW 0012345', status: 'recorded', issuer: 'BW', exporter: "'=cmd", carats: '100.500' },
      ...{ value_usd: '25000.50', hs_codes: '7102.10 7102.31', confirmation_due: '2026-02-27', predecessors: 'ZA 77' },
      ...{ bought_carats: '0.000', sold_carats: '0.000', findings: 'confirmation-overdue' },
    },
    { number: 'BW 2', status: 'withdrawn', withdraw_reason: 'Another parcel', findings: '' },
  ])
  const files = [...bag.keys()]
    .filter((path) => path.includes('/05_documents/kpc/'))
    .map((path) => path.split('/').at(-1))
  expect(files).toEqual(['BW_0012345.pdf', 'BW_2.pdf'])
  expect(pack.contents?.sections.find(({ of }) => of === 'certificates')).toMatchObject({ rows: 2 })
  expect(bag.get(`${root}/README.txt`)).toContain('confirmation_due: last day to confirm the import')
})
