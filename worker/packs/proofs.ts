import { readFile } from 'node:fs/promises'
import type { Deps } from '../../domain/deps.ts'
import { toBase64 } from '../../domain/evidence-log/bytes.ts'
import { readCheckpoint } from '../../domain/evidence-log/checkpoint.ts'
import { logKeys, signHead } from '../../domain/evidence-log/log-key.ts'
import { formatNoteKey } from '../../domain/evidence-log/note.ts'
import { proofOfEntry } from '../../domain/evidence-log/prove.ts'
import { type KeptTiles, openProver } from '../../domain/evidence-log/prover.ts'
import { type SealDeps, sealLog } from '../../domain/evidence-log/seal.ts'
import type { AuditPackId, TenantId } from '../../domain/kernel/ids.ts'
import { packNoteText } from '../../domain/pack-check/pack-note.ts'
import type { SignPack } from './bag.ts'
import type { StoredDocument } from './documents.ts'
import {
  fixHeads,
  measureRecords,
  selectLastHead,
  selectNaming,
  selectRecords,
  selectRecordsAt,
} from './proof-queries.ts'
import type { InPage } from './register.ts'

export const PROOFS = '07_proofs/'
const [RECORDS_AT_ONCE, PROOFS_AT_ONCE] = [500n, 100]

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

/** Papers, with the number of the newest entry of the log below its head that names each; null where none does. */
export async function withEntries<P extends StoredDocument>(
  inPage: InPage,
  papers: readonly P[],
  { size }: Heads,
): Promise<readonly (P & { readonly seq: bigint | null })[]> {
  const named = papers.map(({ entry, sha256 }) => ({ ...entry, sha256 }))
  const found = new Map((await inPage((tx) => selectNaming(tx, named, size))).map(({ place, seq }) => [place, seq]))
  return papers.map((paper, place) => ({ ...paper, seq: found.get(place) ?? null }))
}

/** The proof of every paper that the log names. */
export async function* documentProofs(
  inPage: InPage,
  papers: readonly { readonly path: string; readonly seq: bigint | null }[],
  heads: Heads,
): AsyncIterable<readonly [path: string, content: Uint8Array]> {
  const named = papers.flatMap(({ path, seq }) => (seq === null ? [] : [{ path, seq }]))
  const tiles: KeptTiles = new Map()
  for (let at = 0; at < named.length; at += PROOFS_AT_ONCE) {
    const page = named.slice(at, at + PROOFS_AT_ONCE)
    const proofs = await inPage(async (tx) => {
      const records = await selectRecordsAt(
        tx,
        page.map(({ seq }) => seq),
      )
      const prover = openProver(tx, tiles)
      const made: string[] = []
      for (const { seq } of page) made.push(await proofOfEntry(prover, { seq, record: records.get(seq) ?? '' }, heads))
      return made
    })
    for (const [place, { path }] of page.entries())
      yield [`${PROOFS}documents/${path.slice('05_documents/'.length)}.tlog-proof`, Buffer.from(proofs[place] ?? '')]
  }
}

/** How many bytes the records take that stand in each volume. */
export function recordBytes(inPage: InPage, { previous, size }: Heads): Promise<number> {
  return inPage((tx) => measureRecords(tx, previous?.size ?? 0n, size))
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
