import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readPack } from '../../domain/audit-packs/read-packs.ts'
import { requestPack } from '../../domain/audit-packs/request-pack.ts'
import { schedulePacks } from '../../domain/audit-packs/schedule-packs.ts'
import { recordCheck } from '../../domain/counterparties/registrations/index.ts'
import type { CompanyActor } from '../../domain/kernel/actor.ts'
import { day } from '../../domain/kernel/calendar.ts'
import type { CounterpartyId } from '../../domain/kernel/ids.ts'
import { folderFiles } from '../../platform/files.ts'
import { buildAuditPack } from '../../worker/jobs/build-audit-pack.ts'
import { populationOf } from '../../worker/packs/population.ts'
import { registersOf } from '../../worker/packs/registers.ts'
import { shippedLibrary } from '../support/library.ts'
import {
  type Arranged,
  arrangeCompany,
  arrangeCounterparty,
  arrangedServices,
  arrangeInvoice,
  arrangeReceived,
} from '../support/packs.ts'
import { readPdfText } from '../support/pdf-text.ts'
import { printingGround } from '../support/printing.ts'
import { unzip } from '../support/unzip.ts'

const ground = printingGround()

const period = { kind: 'month', containing: day('2026-09-10') } as const
const PDF = Buffer.from('%PDF-1.7 x')

async function arrange(invoices: readonly Omit<Arranged, 'number' | 'sequence'>[], schemes = ['sow']) {
  const files = folderFiles(ground.folder)
  const deps = {
    ...ground.t,
    ...arrangedServices('2026-10-05T09:00:00Z'),
    files,
    printer: ground.printer,
    log: { warn() {} },
  }
  const owner = await arrangeCompany(ground.t.admin, { schemes })
  const pdf = await files.put(owner.tenantId, PDF)
  const partner = await arrangeCounterparty(ground.t.admin, owner.tenantId, 'Surat Stones', '2026-02-03')
  for (const [at, invoice] of invoices.entries())
    await arrangeInvoice(
      ground.t.admin,
      owner.tenantId,
      partner,
      { ...invoice, number: `INV-${at + 1}`, sequence: at + 1 },
      pdf,
    )
  return { deps, owner, partner }
}

async function packOf(
  deps: Awaited<ReturnType<typeof arrange>>['deps'],
  owner: CompanyActor,
  scheme?: string,
  purpose?: string,
) {
  const packId = await requestPack(deps, owner, { ...period, scheme, purpose })
  await buildAuditPack(deps, { tenantId: owner.tenantId, packId }, { jobId: 'pack', lastAttempt: true })
  const { sha256, failure, contents } = await readPack(deps, owner, packId)
  if (!sha256 || !contents) throw new Error(failure ?? 'no pack')
  const bag = await unzip(join(ground.folder, owner.tenantId, sha256.slice(0, 2), sha256))
  const root = `${contents.folder}/data/`
  const file = (path: string) => Buffer.from(bag.get(`${root}${path}`) ?? '', 'latin1').toString()
  const rows = (path: string) => file(path).trim().split('\r\n').slice(1)
  const paths = [...bag.keys()].filter((path) => path.startsWith(root)).map((path) => path.slice(root.length))
  const cover = () => readPdfText(Buffer.from(bag.get(`${root}00_cover.pdf`) ?? '', 'latin1'))
  return { contents, file, rows, paths, cover }
}

it.each(shippedLibrary.schemes)('the layout of $key puts every register into a file of its own', (scheme) => {
  const asked = {
    scheme: scheme.key,
    purpose: 'audit',
    redacted: false,
    period_from: day('2026-01-01'),
    period_to: day('2026-12-31'),
  }
  const company = { schemes: [scheme.key], time_zone: 'UTC' }
  const { layout, population } = populationOf({ ...asked, requested_at: new Date() }, company, shippedLibrary)
  const files = registersOf(async () => Promise.reject(), population, layout).map(({ path }) => path)
  expect(new Set(files).size).toBe(scheme.auditPack.registers.length)
  for (const file of files) expect(file).toMatch(/^0[0-9]_[a-z]+\/[a-z_]+\.csv$/)
})

it('a company of two schemes is asked which one; each pack has its scheme’s layout and its own documents alone', async () => {
  const { deps, owner, partner } = await arrange(
    [
      { on: day('2026-09-01') },
      { on: day('2026-09-02'), scheme: 'fsc', goodsClass: 'WOOD_FSC_100', unit: 'm³', carats: '7.250' },
    ],
    ['fsc', 'sow'],
  )
  for (const [number, goodsClass] of [
    ['R-1', 'POLISHED_NATURAL'],
    ['R-2', 'WOOD_FSC_100'],
  ] as const)
    await arrangeReceived(ground.t.admin, owner.tenantId, partner, { number, on: '2026-09-05', goodsClass })
  await expect(requestPack(deps, owner, period)).rejects.toMatchObject({
    details: { fields: { scheme: ['Choose one of the schemes: fsc, sow.'] } },
  })
  await expect(schedulePacks(deps, owner, { kind: 'month' })).rejects.toMatchObject({ code: 'invalid' })
  await schedulePacks(deps, owner, { kind: 'month', scheme: 'fsc' })
  await schedulePacks(deps, owner, { kind: 'month', scheme: 'sow' })

  const wood = await packOf(deps, owner, 'fsc')
  expect(wood.rows('01_registers/sales_claims.csv')).toEqual([expect.stringContaining('INV-2,')])
  expect(wood.rows('01_registers/inbound_claims.csv')).toEqual([expect.stringContaining('R-2,')])
  expect(wood.rows('02_reconciliation/annual_volume_summary.csv')).toEqual([
    'WOOD_FSC_100,"FSC 100%, wood",m³,7.250,7.250,2.000',
  ])
  expect(wood.paths.filter((path) => path.startsWith('05_documents/issued/'))).toEqual([
    '05_documents/issued/INV-2.pdf',
    '05_documents/issued/INV-2-warranty.pdf',
  ])
  expect(wood.file('README.txt')).toContain('Left out: 1 of the period')
  expect(await wood.cover()).toContain('FSC chain of custody')

  const asked = await packOf(deps, owner, 'fsc', 'transactions')
  expect(asked.paths.filter((path) => path.startsWith('05_') || path.startsWith('03_'))).toEqual([])
  const [head] = asked.file('01_registers/sales_claims.csv').split('\r\n')
  expect(head).toContain(',unit,statement,')
  expect(head).not.toContain('amount')
  expect(asked.rows('01_registers/sales_claims.csv')).toEqual([expect.stringContaining('7.250,m³,')])
  expect(JSON.parse(asked.file('07_proofs/completeness.json')).omitted).toContainEqual({
    path: '01_registers/sales_claims.csv',
    columns: ['currency', 'amount'],
  })

  const stones = await packOf(deps, owner, 'sow')
  expect(stones.rows('01_registers/warranties_issued.csv')).toEqual([expect.stringContaining('INV-1,')])
  expect(stones.rows('02_reconciliation/carats_by_class.csv')).toHaveLength(1)
})

it('an override stands in the register with its reason and its person, and is counted on the cover', async () => {
  const override = { reason: 'The renewal is on its way', by: 'Cora Compliance' }
  const { deps, owner } = await arrange([{ on: day('2026-09-01'), override }, { on: day('2026-09-02') }])
  const { rows, cover } = await packOf(deps, owner)
  const [first, second] = rows('01_registers/warranties_issued.csv')
  expect(first).toContain(',warranty,1.500,a-rule,,The renewal is on its way,Cora Compliance,')
  expect(second).toContain(',warranty,1.500,a-rule,,,,')
  expect(await cover()).toMatch(/by override, without a valid SoW registration 1 /)
})

it('each look at a partner’s registration stands in the registers with who looked, and its evidence is packed', async () => {
  const { deps, owner, partner } = await arrange([])
  await arrangeReceived(ground.t.admin, owner.tenantId, partner, { number: 'R-1', on: '2026-09-05' })
  await arrangeReceived(ground.t.admin, owner.tenantId, partner, { number: 'R-2', on: '2026-09-30' })
  const input = { checkedOn: '2026-09-20', seen: 'No entry under this name' }
  await recordCheck(deps, owner, {
    of: partner as CounterpartyId,
    input,
    file: { name: 'screen.pdf', content: PDF },
  })
  const pack = await packOf(deps, owner)
  const looks = pack.rows('01_registers/counterparties.csv')
  expect(looks).toHaveLength(2)
  expect(looks[0]).toContain(',P-1,2026-01-01,2026-12-31,2026-02-03,Els Owner,Its entry in the register,,')
  expect(looks[1]).toContain(',,,,2026-09-20,Els Owner,No entry under this name,')
  const [before, after] = pack.rows('01_registers/warranties_received.csv')
  expect(before).toContain(',valid,P-1,2026-02-03,Els Owner,')
  expect(after).toContain(',not-verified,,2026-09-20,Els Owner,')
  expect(pack.paths).toContain('05_documents/registrations/Surat_Stones-2026-09-20.pdf')
})
