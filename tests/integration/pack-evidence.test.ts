import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readPack } from '../../domain/audit-packs/read-packs.ts'
import { requestPack } from '../../domain/audit-packs/request-pack.ts'
import { recordGovernance, withdrawGovernance } from '../../domain/governance/index.ts'
import type { CompanyActor } from '../../domain/kernel/actor.ts'
import { day } from '../../domain/kernel/calendar.ts'
import { decideItem, drawSample, freezePopulation, readSample } from '../../domain/workbench/index.ts'
import { folderFiles } from '../../platform/files.ts'
import { buildAuditPack } from '../../worker/jobs/build-audit-pack.ts'
import { engagedAuditor } from '../support/attacked-findings.ts'
import { arrangeCompany, arrangeCounterparty, arrangedServices, arrangeReceived } from '../support/packs.ts'
import { printingGround } from '../support/printing.ts'
import { unzip } from '../support/unzip.ts'

const ground = printingGround()

it('a pack holds the samples that were finished, with their plans, populations and results, and none that is not', async () => {
  const services = arrangedServices('2026-03-05T09:00:00Z')
  const deps = {
    ...ground.t,
    ...services,
    files: folderFiles(ground.folder),
    printer: ground.printer,
    log: { warn() {} },
  }
  const owner = await arrangeCompany(ground.t.admin)
  const supplier = await arrangeCounterparty(ground.t.admin, owner.tenantId, 'Surat Stones')
  for (const number of ['R-1', 'R-2', 'R-3'])
    await arrangeReceived(ground.t.admin, owner.tenantId, supplier, { number, on: '2026-02-03' })
  const auditor = await engagedAuditor(ground.t, owner, {
    from: day('2026-01-01'),
    to: day('2026-03-31'),
    name: 'Anna Auditor',
  })
  const sampled = async (question: string) => {
    const population = await freezePopulation(deps, auditor, { of: 'received', from: '2026-02-01', to: '2026-02-28' })
    const id = await drawSample(deps, auditor, population, { question, method: 'random', size: '2' })
    return readSample(deps, auditor, id, {})
  }
  const finished = await sampled('Did a warranty come with it?')
  for (const [at, { position }] of finished.rows.entries())
    await decideItem(
      deps,
      auditor,
      { sample: finished.id, position },
      at === 0 ? { result: 'missing', note: '=No paper' } : { result: 'conforms' },
    )
  const begun = await sampled('Was its supplier registered?')
  await decideItem(deps, auditor, { sample: begun.id, position: begun.rows[0]?.position ?? 0 }, { result: 'conforms' })

  const bag = await packOf(deps, owner)
  const inSample = [...bag.keys()]
    .filter((path) => path.includes('/data/04_sample/'))
    .map((path) => path.split('/').slice(-2).join('/'))
  expect(inSample.toSorted()).toEqual(['01/plan.json', '01/population.csv', '01/selection.csv'])
  const text = (name: string) => [...bag].find(([path]) => path.endsWith(`/04_sample/01/${name}`))?.[1] ?? ''
  const plan = JSON.parse(text('plan.json'))
  expect(plan).toMatchObject({ question: 'Did a warranty come with it?', plan: { method: 'random', size: 2 } })
  expect(createHash('sha256').update(text('population.csv')).digest('hex')).toBe(plan.population.sha256)
  const rows = text('selection.csv').trim().split('\r\n').slice(1)
  expect(rows.map((row) => Number(row.split(',')[0]))).toEqual(finished.rows.map(({ position }) => position))
  expect(rows[0]).toContain(",missing,'=No paper,Anna Auditor,2026-03-05T09:00:00.000Z")
})

it('a pack holds the governance of its year: list, papers and trainings, without what was withdrawn', async () => {
  const services = arrangedServices('2026-03-05T09:00:00Z')
  const deps = {
    ...ground.t,
    ...services,
    files: folderFiles(ground.folder),
    printer: ground.printer,
    log: { warn() {} },
  }
  const owner = await arrangeCompany(ground.t.admin)
  const record = (title: string, year: string, changed: object = {}) =>
    recordGovernance(deps, owner, {
      input: { kind: 'policy', title, day: '2026-02-01', year, ...changed },
      file: { name: 'policy.pdf', content: Buffer.from(`%PDF-1.7 ${title}`) },
    })
  await record('Against ../laundering', '2026')
  await record('Old', '2025')
  await withdrawGovernance(deps, owner, await record('A draft', '2026'), { reason: 'A draft' })
  await record('For sellers', '2026', { kind: 'training', people: 'Ada, Ben' })
  const bag = await packOf(deps, owner)
  const within = [...bag].flatMap(([path, text]) =>
    path.includes('/data/06_governance/') ? [[path.split('/06_governance/')[1], text] as const] : [],
  )
  const paths = within.map(([path]) => path)
  expect(paths).toEqual(expect.arrayContaining(['records.csv', 'training.csv']))
  expect(within.find(([, text]) => text === '%PDF-1.7 Against ../laundering')?.[0]).toMatch(
    /^policy\/2026-001-[^/]*laundering\.pdf$/,
  )
  const rows =
    within
      .find(([path]) => path === 'records.csv')?.[1]
      .trim()
      .split('\r\n')
      .slice(1) ?? []
  expect(rows.map((row) => row.split(',')[3])).toEqual(['Against ../laundering', 'For sellers'])
  expect(within.find(([path]) => path === 'training.csv')?.[1]).toContain('For sellers,"Ada, Ben"')
})

async function packOf(
  deps: Parameters<typeof buildAuditPack>[0] & Parameters<typeof requestPack>[0],
  owner: CompanyActor,
) {
  const id = await requestPack(deps, owner, { kind: 'month', containing: day('2026-02-10') })
  await buildAuditPack(deps, { tenantId: owner.tenantId, packId: id }, { jobId: 'pack', lastAttempt: true })
  const { sha256 } = await readPack(deps, owner, id)
  return unzip(join(ground.folder, owner.tenantId, (sha256 ?? '').slice(0, 2), sha256 ?? ''))
}
