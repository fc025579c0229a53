import { canonicalJson } from '../../domain/kernel/canonical.ts'
import type { TenantId } from '../../domain/kernel/ids.ts'
import type { PackLayout } from '../../domain/kernel/pack-layout.ts'
import type { Volume } from '../../domain/pack-check/volume.ts'
import type { StoredDocument } from './documents.ts'
import type { Omitted } from './omitted.ts'
import { selectSeries } from './proof-queries.ts'
import type { Heads, Replaced } from './proofs.ts'
import type { Population } from './queries.ts'
import type { InPage } from './register.ts'

type About = {
  readonly tenantId: TenantId
  readonly company: string
  readonly scheme: string
  readonly pack: {
    readonly label: string
    readonly period_from: string
    readonly period_to: string
    readonly requested_at: Date
  }
  readonly replaces: Replaced | null
  readonly population: Population
  readonly heads: Heads
  readonly layout: Pick<PackLayout, 'purpose' | 'redacted'>
  /** What its purpose and its redaction leave out. */
  readonly omitted: readonly Omitted[]
}
type Share = {
  readonly registers: readonly { readonly path: string; readonly rows: number }[]
  readonly documents: readonly (StoredDocument & { readonly seq: bigint | null })[]
  /** Which volume of how many it is; none of a pack of one. */
  readonly volume: Omit<Volume, 'whole'> | null
}

/**
 * The statement of completeness: numbers used, voided and missing, and how many files and rows there have to be. What every volume of
 * a pack says in the same words is read once; a share of the pack has its own counts.
 */
export async function statementsOf(inPage: InPage, about: About, all: Share['documents']) {
  const { tenantId, company, scheme, pack, replaces, population, heads, layout, omitted } = about
  const { purpose, redacted } = layout
  const series = await inPage((tx) => selectSeries(tx, population))
  const whole = countsOf(redacted ? [] : all)
  return ({ registers, documents, volume }: Share) => ({
    ...{ format: 'briefke/completeness/1', company: tenantId, companyName: company, scheme, label: pack.label },
    ...{ from: pack.period_from, to: pack.period_to, at: pack.requested_at.toISOString() },
    ...(replaces ? { replaces } : {}),
    ...{ purpose: { key: purpose.key, name: purpose.name }, omitted },
    ...(redacted ? { withheld: withheldOf(documents) } : {}),
    ...(volume ? { volume: { ...volume, whole } } : {}),
    log: { origin: heads.origin, from: Number(heads.previous?.size ?? 0n), to: Number(heads.size) },
    series,
    registers,
    files: { ...countsOf(redacted ? [] : documents), ...provenOf(documents) },
  })
}
export type Statements = Awaited<ReturnType<typeof statementsOf>>
export type Completeness = ReturnType<Statements>

/** The bytes of completeness.json. */
export function statementFile(statement: Completeness): Uint8Array {
  return Buffer.from(`${canonicalJson(statement)}\n`)
}

const within = (path: string) => path.slice('05_documents/'.length)

function countsOf(documents: readonly StoredDocument[]) {
  const inFolder = (folder: string) => documents.filter(({ path }) => within(path).startsWith(`${folder}/`)).length
  const [issued, received] = [inFolder('issued'), inFolder('received')]
  return { issued, received, other: documents.length - issued - received }
}

function provenOf(documents: Share['documents']) {
  const unproven = documents.filter(({ seq }) => seq === null).map(({ path }) => within(path))
  return { proven: documents.length - unproven.length, unproven: unproven.toSorted() }
}

/** The papers that a redacted pack proves and does not hold, by their path in `05_documents`. */
function withheldOf(documents: readonly StoredDocument[]) {
  const all = documents.map(({ path, sha256 }) => ({ path: within(path), sha256 }))
  return all.toSorted((a, b) => (a.path < b.path ? -1 : 1))
}
