import { inTenant, type TenantTx } from '../../db/tenant.ts'
import { insertPackFile, insertVolumes, selectPack, updatePack } from '../../domain/audit-packs/queries.ts'
import { hashesOf, volumeFile } from '../../domain/audit-packs/rules.ts'
import type { Deps } from '../../domain/deps.ts'
import { insertEvent, tellProgress } from '../../domain/events/queries.ts'
import type { SealDeps } from '../../domain/evidence-log/seal.ts'
import type { AuditPackId, TenantId } from '../../domain/kernel/ids.ts'
import type { JobRun } from '../../platform/jobs.ts'
import type { Making } from '../packs/making.ts'
import { populationOf } from '../packs/population.ts'
import { headsOf, type Replaced } from '../packs/proofs.ts'
import { countPopulation, selectCompany } from '../packs/queries.ts'
import type { InPage } from '../packs/register.ts'
import { registersOf } from '../packs/registers.ts'
import { refuseUnprinted } from '../packs/unprinted.ts'
import { type BuiltVolume, contentsOf } from '../packs/volume.ts'
import { writeVolumes } from '../packs/volumes.ts'
import type { Printer } from '../pdf/printer.ts'
import { isRefusedAsPoison, refusePoison } from './poison.ts'
import { type ReportDeps, reportStray } from './report-stray.ts'

type BuildDeps = Pick<Deps, 'db' | 'clock' | 'files' | 'library'> &
  SealDeps &
  ReportDeps & { readonly printer: Pick<Printer, 'print' | 'sandbox'> }
const PATIENCE_MS = 15 * 60_000
type Job = { readonly tenantId: TenantId; readonly packId: AuditPackId }
type JobPayload = { readonly tenantId: string; readonly packId: string }

/**
 * Builds the pack of one row as BagIt bags, one for each volume, and stores them. Failing leaves the row as it was, for the next attempt;
 * the last attempt writes the reason onto the row. While documents are still being printed the row keeps waiting for
 * the sweep's next ring, for a quarter of an hour. A pack that is ready or has failed is left alone; one that the company
 * has not is reported.
 */
export async function buildAuditPack(
  deps: BuildDeps,
  payload: JobPayload,
  run: Omit<JobRun, 'attempt'>,
): Promise<void> {
  const job: Job = { tenantId: payload.tenantId as TenantId, packId: payload.packId as AuditPackId }
  if (!(await inTenant(deps.db, job.tenantId, (tx) => selectPack(tx, job.packId))))
    return reportStray(deps, { jobName: 'build-audit-pack', jobId: run.jobId, row: 'pack', ...job })
  try {
    await refusePoison(deps, 'build-audit-pack', run)
    await build(deps, job)
  } catch (error) {
    const damaged = error instanceof Error && error.name === 'DamagedFile'
    const waiting = error instanceof Error && error.name === 'NotYet'
    const poison = isRefusedAsPoison(error)
    if (damaged || poison || (run.lastAttempt && !(waiting && (await isYoung(deps, job))))) {
      const known =
        error instanceof Error && (damaged || waiting || poison || ['Unprinted', 'DomainError'].includes(error.name))
      const failure = known ? error.message : 'The pack could not be built. Ask for it again, or tell your association.'
      await change(deps, job, { status: 'failed', failure, step: null, finished_at: deps.clock.now() })
    }
    if (!damaged) throw error
  }
}

async function build(deps: BuildDeps, job: Job): Promise<void> {
  const inPage = <T>(work: (tx: TenantTx) => Promise<T>) => inTenant(deps.db, job.tenantId, work)
  const pack = await inPage((tx) => selectPack(tx, job.packId))
  if (!pack || pack.status === 'ready' || pack.status === 'failed') return
  const company = await inPage(selectCompany)
  const { scheme, layout, population } = populationOf(pack, company, (await deps.library.current()).library)
  const replaces = await replacedOf(inPage, pack)
  const counts = await inPage((tx) => countPopulation(tx, population))
  if (layout.papers.has('issued')) refuseUnprinted(counts)
  const heads = await headsOf(deps, inPage, job.tenantId, pack)
  const registers = registersOf(inPage, population, layout).length
  const step = await steps(deps, job, registers + counts.rendered + counts.received + counts.certificates + 5)
  const made = { deps, job, inPage, pack, replaces, company, scheme, layout, population, counts, heads, step }
  await recordReady(made, await writeVolumes(made))
}

async function replacedOf(
  inPage: InPage,
  { replaces_id: id, replaces_because: because }: Making['pack'],
): Promise<Replaced | null> {
  const old = id === null ? undefined : await inPage((tx) => selectPack(tx, id))
  return old && because !== null ? { pack: old.id, label: old.label, sha256: old.sha256 ?? '', because } : null
}

/** Says on the row how far the pack is, twice a second at most. */
async function steps(deps: BuildDeps, job: Job, total: number): Promise<(name: string) => Promise<void>> {
  let done = 0
  let told = Date.now()
  await change(deps, job, {
    ...{ status: 'building', step: 'Registers', done, total },
    started_at: deps.clock.now(),
  })
  return async (name) => {
    done += 1
    if (Date.now() - told < 500) return
    told = Date.now()
    await change(deps, job, { step: name, done })
  }
}

async function recordReady({ deps, job, inPage, pack, counts }: Making, built: readonly BuiltVolume[]): Promise<void> {
  const now = deps.clock.now()
  const volumes = built.map(({ sha256, bytes }, index) => ({ number: index + 1, sha256, bytes: BigInt(bytes) }))
  const sha256 = volumes[0]?.sha256 ?? ''
  await inPage(async (tx) => {
    const current = await selectPack(tx, job.packId)
    if (!current || current.status === 'ready') return
    for (const volume of volumes)
      await insertPackFile(tx, { ...volume, name: volumeFile(pack, volume.number, volumes.length), at: now })
    await insertVolumes(tx, job.packId, volumes)
    const bytes = volumes.reduce((sum, each) => sum + each.bytes, 0n)
    const documents = counts.documents + counts.received
    const finished = { done: current.total, step: null, documents, sha256, bytes, finished_at: now }
    await updatePack(tx, job.packId, { status: 'ready', contents: contentsOf(built), ...finished })
    const worker = { role: 'system', tenantId: job.tenantId, userId: null, name: 'Worker' } as const
    await insertEvent(tx, worker, now, {
      ...{ verb: 'built', objectKind: 'audit-pack', objectId: job.packId },
      details: { scheme: pack.scheme, label: pack.label, sha256, volumes: volumes.length },
      hashes: hashesOf(volumes),
    })
    await tellProgress(tx, { tenantId: job.tenantId, kind: 'audit-pack', id: job.packId })
  })
}

function change(deps: Pick<BuildDeps, 'db'>, job: Job, values: Parameters<typeof updatePack>[2]): Promise<void> {
  return inTenant(deps.db, job.tenantId, async (tx) => {
    await updatePack(tx, job.packId, values)
    await tellProgress(tx, { tenantId: job.tenantId, kind: 'audit-pack', id: job.packId })
  })
}

async function isYoung(deps: BuildDeps, job: Job): Promise<boolean> {
  const pack = await inTenant(deps.db, job.tenantId, (tx) => selectPack(tx, job.packId))
  return pack !== undefined && deps.clock.now().getTime() - pack.requested_at.getTime() < PATIENCE_MS
}
