import { inTenant, type TenantTx } from '../../db/tenant.ts'
import { insertPackFile, selectPack, updatePack } from '../../domain/audit-packs/queries.ts'
import type { PackContents } from '../../domain/audit-packs/schema.ts'
import type { Deps } from '../../domain/deps.ts'
import { insertEvent, tellProgress } from '../../domain/events/queries.ts'
import type { SealDeps } from '../../domain/evidence-log/seal.ts'
import type { AuditPackId, TenantId } from '../../domain/kernel/ids.ts'
import { safeName } from '../../platform/file-names.ts'
import type { JobRun } from '../../platform/jobs.ts'
import { auditorCertificateList } from '../packs/auditor-certificates.ts'
import { type BagEntry, openBag } from '../packs/bag.ts'
import { countedBag } from '../packs/contents.ts'
import { coverFacts } from '../packs/cover-facts.ts'
import { documentsOf, readAhead, refuseChanged, type StoredDocument } from '../packs/documents.ts'
import { governanceOf } from '../packs/governance.ts'
import { selectMoved } from '../packs/ledger-queries.ts'
import { omittedOf } from '../packs/omitted.ts'
import { populationOf } from '../packs/population.ts'
import {
  completenessOf,
  documentProofs,
  type Heads,
  headsOf,
  howToVerify,
  packSigner,
  proofFiles,
  type Replaced,
  verifyPage,
} from '../packs/proofs.ts'
import { countPopulation, selectCompany, selectQuantities } from '../packs/queries.ts'
import { readmeOf } from '../packs/readme.ts'
import { type Beside, csvOf, type InPage } from '../packs/register.ts'
import { registersOf } from '../packs/registers.ts'
import { samplesOf } from '../packs/samples.ts'
import { signedPage } from '../packs/signed-page.ts'
import { summaryFacts } from '../packs/summary-facts.ts'
import { refuseUnprinted } from '../packs/unprinted.ts'
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
 * Builds the pack of one row as a BagIt bag and stores it. Failing leaves the row as it was, for the next attempt;
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

  const name = safeName(`${company.trade_name ?? company.legal_name}-${pack.scheme}-${pack.label}`, 120)
  const bag = openBag(name, pack.requested_at)
  const counted = countedBag(bag, name)
  const stored = deps.files.put(job.tenantId, bag.output)
  stored.catch(() => {})
  const made: Making = { deps, job, inPage, pack, replaces, company, scheme, layout, population, counts }
  try {
    const heads = await headsOf(deps, inPage, job.tenantId, pack)
    await fill(made, counted, heads)
    const info = [
      ['Source-Organization', company.legal_name],
      ['Contact-Name', pack.requested_by_name],
      ['Bagging-Date', pack.requested_at.toISOString().slice(0, 10)],
      ['External-Identifier', pack.id],
      ['Bag-Group-Identifier', `${pack.scheme}-${pack.label.replace(/-r\d+$/, '')}`],
      ...(replaces ? [['External-Description', replacesText(replaces)] as const] : []),
      ['Bag-Count', '1 of 1'],
    ] as const
    await bag.finish(info, packSigner(deps, heads))
  } catch (error) {
    bag.abandon(error as Error)
    await stored.catch(() => {})
    throw error
  }
  await recordReady(made, { ...(await stored), name, contents: counted.contents() })
}

async function replacedOf(
  inPage: InPage,
  { replaces_id: id, replaces_because: because }: Making['pack'],
): Promise<Replaced | null> {
  const old = id === null ? undefined : await inPage((tx) => selectPack(tx, id))
  return old && because !== null ? { pack: old.id, label: old.label, sha256: old.sha256 ?? '', because } : null
}

function replacesText({ pack, label, sha256, because }: Replaced): string {
  return `Replaces ${label} (${pack}, SHA-256 ${sha256}) because: ${because}`
}

type Making = ReturnType<typeof populationOf> & {
  readonly deps: BuildDeps
  readonly job: Job
  readonly inPage: InPage
  readonly pack: NonNullable<Awaited<ReturnType<typeof selectPack>>>
  readonly replaces: Replaced | null
  readonly company: Awaited<ReturnType<typeof selectCompany>>
  readonly counts: Awaited<ReturnType<typeof countPopulation>>
}

/** Registers, documents, the README and at last the cover, which names the hashes of what came before. */
async function fill(made: Making, counted: ReturnType<typeof countedBag>, heads: Heads): Promise<void> {
  const { deps, job, inPage, pack, company, scheme, layout, population, counts } = made
  const registers = registersOf(inPage, population, layout)
  const step = await steps(made, registers.length + counts.rendered + counts.received + counts.certificates + 5)
  const files: BagEntry[] = []
  for (const register of registers) {
    files.push(await counted.addRegister(register, csvOf))
    await step('Registers')
  }
  if (layout.parts.has('summary')) {
    const moved = await inPage((tx) => selectMoved(tx, population))
    const summary = summaryFacts({ ...made, goods: population.goods, moved })
    files.push(await counted.add(SUMMARY, [await signedPage(made, 'audit-summary', summary)]))
    await step('Summary')
  }
  const documents: StoredDocument[] = []
  const papers = documentsOf(inPage, population)
  if (layout.redacted) for await (const document of papers) documents.push(document)
  else
    for await (const { document, content } of readAhead(deps.files, job.tenantId, papers)) {
      documents.push(document)
      refuseChanged(document, await counted.add(document.path, content))
      await step('Documents')
    }
  const lists = [...counted.rowsOf(registers), ...(await addBeside(made, counted))]
  const completeness = await addProofs(made, counted, { heads, documents, registers: lists, step })
  const about = { company: company.legal_name, label: pack.label, from: pack.period_from, to: pack.period_to }
  const whom = { layout, omitted: completeness.omitted }
  const scope = { scheme: scheme.name, at: pack.requested_at, timeZone: company.time_zone, elsewhere: counts.elsewhere }
  const readme = readmeOf({ ...about, ...whom, ...scope }, registers)
  files.push(await counted.add('README.txt', [Buffer.from(readme)]))
  const quantities = await inPage((tx) => selectQuantities(tx, population))
  const { sandbox } = deps.printer
  const facts = coverFacts({ ...made, completeness, goods: population.goods, quantities, registers: files, sandbox })
  await counted.add('00_cover.pdf', [await signedPage(made, 'audit-cover', facts)])
}

/** What was drawn of the period's records, and what shows how the company is led; tells the rows of each list. */
async function addBeside({ deps, job, inPage, layout, population }: Making, counted: ReturnType<typeof countedBag>) {
  const lists: { readonly path: string; readonly rows: number }[] = []
  const lasting: readonly (readonly [boolean, AsyncIterable<Beside>])[] = [
    [layout.parts.has('samples'), samplesOf(inPage, population)],
    [layout.papers.has('auditor-certificates') && !layout.redacted, auditorCertificateList(inPage, population)],
    [
      layout.parts.has('governance'),
      governanceOf(inPage, population, (sha256) => deps.files.read(job.tenantId, sha256)),
    ],
  ]
  for (const files of lasting.flatMap(([isIn, each]) => (isIn ? [each] : [])))
    for await (const { path, content, rows } of files) {
      if (rows !== null) lists.push({ path, rows })
      await counted.add(path, content)
    }
  return lists
}

const SUMMARY = '02_reconciliation/annual_summary.pdf'
type Proving = {
  readonly heads: Heads
  readonly documents: readonly StoredDocument[]
  readonly registers: readonly { readonly path: string; readonly rows: number }[]
  readonly step: (name: string) => Promise<void>
}

/** What proves the pack without us: the log that it continues, each document in it, and what it counts. */
async function addProofs(
  made: Making,
  counted: ReturnType<typeof countedBag>,
  { heads, documents, registers, step }: Proving,
) {
  const { deps, job, inPage, pack, replaces, company, scheme, layout, population } = made
  for await (const [path, content] of proofFiles(deps, inPage, heads)) await counted.add(path, content)
  await step('Proofs')
  const unproven: string[] = []
  for await (const [path, content] of documentProofs(inPage, documents, {
    heads,
    unproven: (each) => unproven.push(each),
  }))
    await counted.add(path, [content])
  await step('Proofs')
  const about = { tenantId: job.tenantId, company: company.legal_name, scheme: scheme.name, pack, replaces }
  const { path, content, statement } = await completenessOf(inPage, {
    ...about,
    population,
    heads,
    registers,
    documents,
    unproven,
    layout,
    omitted: omittedOf(layout),
  })
  await counted.add(path, [content])
  await counted.add('verify.html', [await verifyPage()])
  await counted.add('how-to-verify.md', [await howToVerify()])
  return statement
}

/** Says on the row how far the pack is, twice a second at most. */
async function steps({ deps, job }: Making, total: number): Promise<(name: string) => Promise<void>> {
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

type Built = {
  readonly sha256: string
  readonly bytes: number
  readonly name: string
  readonly contents: PackContents
}

async function recordReady({ deps, job, inPage, pack, counts }: Making, file: Built): Promise<void> {
  const bytes = BigInt(file.bytes)
  const now = deps.clock.now()
  await inPage(async (tx) => {
    const current = await selectPack(tx, job.packId)
    if (!current || current.status === 'ready') return
    await insertPackFile(tx, { sha256: file.sha256, bytes, name: `${file.name}.zip`, at: now })
    const documents = counts.documents + counts.received
    const finished = { done: current.total, step: null, documents, sha256: file.sha256, bytes, finished_at: now }
    await updatePack(tx, job.packId, { status: 'ready', contents: file.contents, ...finished })
    const worker = { role: 'system', tenantId: job.tenantId, userId: null, name: 'Worker' } as const
    const [details, hashes] = [{ scheme: pack.scheme, label: pack.label, sha256: file.sha256 }, { pack: file.sha256 }]
    const about = { verb: 'built', objectKind: 'audit-pack', objectId: job.packId, details, hashes } as const
    await insertEvent(tx, worker, now, about)
    await tellProgress(tx, { tenantId: job.tenantId, kind: 'audit-pack', id: job.packId })
  })
}

function change(deps: BuildDeps, job: Job, values: Parameters<typeof updatePack>[2]): Promise<void> {
  return inTenant(deps.db, job.tenantId, async (tx) => {
    await updatePack(tx, job.packId, values)
    await tellProgress(tx, { tenantId: job.tenantId, kind: 'audit-pack', id: job.packId })
  })
}

async function isYoung(deps: BuildDeps, job: Job): Promise<boolean> {
  const pack = await inTenant(deps.db, job.tenantId, (tx) => selectPack(tx, job.packId))
  return pack !== undefined && deps.clock.now().getTime() - pack.requested_at.getTime() < PATIENCE_MS
}
