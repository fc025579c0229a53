import { readFile } from 'node:fs/promises'
import type { Deps } from '../../domain/deps.ts'
import { toBase64 } from '../../domain/evidence-log/bytes.ts'
import { readCheckpoint } from '../../domain/evidence-log/checkpoint.ts'
import { logKeys, signHead } from '../../domain/evidence-log/log-key.ts'
import { formatNoteKey } from '../../domain/evidence-log/note.ts'
import { proofOfEntry } from '../../domain/evidence-log/prove.ts'
import { openProver } from '../../domain/evidence-log/prover.ts'
import { type SealDeps, sealLog } from '../../domain/evidence-log/seal.ts'
import { canonicalJson } from '../../domain/kernel/canonical.ts'
import type { AuditPackId, TenantId } from '../../domain/kernel/ids.ts'
import type { PackLayout } from '../../domain/kernel/pack-layout.ts'
import { packNoteText } from '../../domain/pack-check/pack-note.ts'
import type { SignPack } from './bag.ts'
import type { StoredDocument } from './documents.ts'
import type { Omitted } from './omitted.ts'
import { fixHeads, selectLastHead, selectNaming, selectRecords, selectSeries } from './proof-queries.ts'
import type { Population } from './queries.ts'
import type { InPage } from './register.ts'

const PROOFS = '07_proofs/'
const [RECORDS_AT_ONCE, PROOFS_AT_ONCE] = [2_000n, 500]

type Asked = {
  readonly id: AuditPackId
  readonly scheme: string
  readonly purpose: string
  readonly redacted: boolean
  readonly requested_at: Date
  readonly replaces_id: AuditPackId | null
  readonly checkpoint: string | null
  readonly previous_checkpoint: string | null
}
export type Heads = {
  readonly origin: string
  readonly note: string
  readonly size: bigint
  readonly previous: { readonly note: string; readonly size: bigint } | null
}

/**
 * The heads of the log that a pack stands between. The first attempt signs the head and fixes both, so that every later one
 * gives the same bytes (EVD-4). Throws `conflict` when the log may not be signed.
 */
export async function headsOf(deps: SealDeps, inPage: InPage, tenantId: TenantId, pack: Asked): Promise<Heads> {
  const fixed = pack.checkpoint === null ? await fixNow(deps, inPage, tenantId, pack) : pack
  const { origin, size } = readCheckpoint(fixed.checkpoint ?? '')
  const before = fixed.previous_checkpoint
  const previous = before === null ? null : { note: before, size: readCheckpoint(before).size }
  return { origin, size, note: fixed.checkpoint ?? '', previous }
}

async function fixNow(
  deps: SealDeps,
  inPage: InPage,
  tenantId: TenantId,
  { id, scheme, purpose, redacted, requested_at, replaces_id: replaces }: Asked,
) {
  const { origin, note } = await sealLog(deps, tenantId)
  return inPage(async (tx) => {
    const previous = await selectLastHead(tx, {
      ...{ scheme, purpose, redacted },
      ...{ before: requested_at, origin, replaces },
    })
    await fixHeads(tx, id, { checkpoint: note, previous })
    return { checkpoint: note, previous_checkpoint: previous }
  })
}

/** What the pack says of itself and its log, file by file (docs/packs.md). */
export async function* proofFiles(
  deps: Pick<Deps, 'system'>,
  inPage: InPage,
  { origin, note, size, previous }: Heads,
): AsyncIterable<readonly [path: string, content: AsyncIterable<Uint8Array>]> {
  const keys = await logKeys(deps, origin)
  yield [`${PROOFS}keys.txt`, textOf(keys.map((key) => `${formatNoteKey(key)}\n`).join(''))]
  yield [`${PROOFS}checkpoint.txt`, textOf(note)]
  if (previous) {
    yield [`${PROOFS}previous-checkpoint.txt`, textOf(previous.note)]
    const tops = await inPage((tx) => openProver(tx).peaks(previous.size))
    yield [`${PROOFS}previous-peaks.txt`, textOf(tops.map((hash) => `${toBase64(hash)}\n`).join(''))]
  }
  yield [`${PROOFS}entries.ndjson`, records(inPage, previous?.size ?? 0n, size)]
}

async function* textOf(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text)
}

async function* records(inPage: InPage, from: bigint, to: bigint): AsyncIterable<Uint8Array> {
  for (let at = from; at < to; at += RECORDS_AT_ONCE) {
    const next = at + RECORDS_AT_ONCE < to ? at + RECORDS_AT_ONCE : to
    const page = await inPage((tx) => selectRecords(tx, at, next))
    yield Buffer.from(page.map((record) => `${record}\n`).join(''))
  }
}

/** The proof of every document that the log names; what it does not name is told by `unproven`. */
export async function* documentProofs(
  inPage: InPage,
  documents: readonly StoredDocument[],
  { heads, unproven }: { readonly heads: Heads; readonly unproven: (path: string) => void },
): AsyncIterable<readonly [path: string, content: Uint8Array]> {
  for (let at = 0; at < documents.length; at += PROOFS_AT_ONCE) {
    const page = documents.slice(at, at + PROOFS_AT_ONCE)
    const proofs = await inPage(async (tx) => {
      const named = page.map(({ entry, sha256 }) => ({ ...entry, sha256 }))
      const entries = new Map((await selectNaming(tx, named, heads.size)).map((row) => [row.place, row]))
      const prover = openProver(tx)
      const made: (string | null)[] = []
      for (const place of page.keys()) {
        const entry = entries.get(place)
        made.push(entry ? await proofOfEntry(prover, entry, heads) : null)
      }
      return made
    })
    for (const [place, { path }] of page.entries()) {
      const within = path.slice('05_documents/'.length)
      const proof = proofs[place]
      if (proof) yield [`${PROOFS}documents/${within}.tlog-proof`, Buffer.from(proof)]
      else unproven(within)
    }
  }
}

/** The log's signature over a pack as a whole. */
export function packSigner(deps: SealDeps, { origin }: Heads): SignPack {
  return (manifest, info) => signHead(deps, origin, packNoteText(origin, manifest, info))
}

/** The pack that this one takes the place of, and why. */
export type Replaced = {
  readonly pack: string
  readonly label: string
  readonly sha256: string
  readonly because: string
}

type Stated = {
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
  readonly registers: readonly { readonly path: string; readonly rows: number }[]
  readonly documents: readonly StoredDocument[]
  readonly unproven: readonly string[]
  readonly layout: Pick<PackLayout, 'purpose' | 'redacted'>
  /** What its purpose and its redaction leave out. */
  readonly omitted: readonly Omitted[]
}

/** The statement of completeness: numbers used, voided and missing, and how many files and rows there have to be. */
export async function completenessOf(inPage: InPage, stated: Stated) {
  const { tenantId, company, scheme, pack, replaces, population, heads, registers, documents, unproven } = stated
  const { layout, omitted } = stated
  const { purpose, redacted } = layout
  const there = redacted ? [] : documents
  const within = (folder: string) => there.filter(({ path }) => path.startsWith(`05_documents/${folder}/`)).length
  const [issued, received] = [within('issued'), within('received')]
  const statement = {
    ...{ format: 'briefke/completeness/1', company: tenantId, companyName: company, scheme, label: pack.label },
    ...{ from: pack.period_from, to: pack.period_to, at: pack.requested_at.toISOString() },
    ...(replaces ? { replaces } : {}),
    ...{ purpose: { key: purpose.key, name: purpose.name }, omitted },
    ...(redacted ? { withheld: withheldOf(documents) } : {}),
    log: { origin: heads.origin, from: Number(heads.previous?.size ?? 0n), to: Number(heads.size) },
    series: await inPage((tx) => selectSeries(tx, population)),
    registers,
    files: {
      ...{ issued, received, other: there.length - issued - received },
      ...{ proven: documents.length - unproven.length, unproven: unproven.toSorted() },
    },
  }
  return { path: `${PROOFS}completeness.json`, content: Buffer.from(`${canonicalJson(statement)}\n`), statement }
}

/** The papers that a redacted pack proves and does not hold, by their path in `05_documents`. */
function withheldOf(documents: readonly StoredDocument[]) {
  const all = documents.map(({ path, sha256 }) => ({ path: path.slice('05_documents/'.length), sha256 }))
  return all.toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

export type Completeness = Awaited<ReturnType<typeof completenessOf>>['statement']

const BY_HAND = new URL('../../docs/packs.md', import.meta.url)

/** What stands in a pack, and how to check it by hand. */
export function howToVerify(): Promise<Uint8Array> {
  return readFile(BY_HAND)
}

const PAGE = new URL('../../build/pack-page/verify.html', import.meta.url)

/** The page that verifies a pack from a folder, as the build made it. */
export async function verifyPage(): Promise<Uint8Array> {
  return readFile(PAGE).catch(() => {
    throw new Error('The page that verifies packs was not built: run the build first.')
  })
}
