import { hashFromBase64, sameBytes, utf8Bytes } from '../evidence-log/bytes.ts'
import { type Checkpoint, verifyCheckpoint } from '../evidence-log/checkpoint.ts'
import { growingTree } from '../evidence-log/growing.ts'
import { type NoteKey, readNoteKey, verifyNote } from '../evidence-log/note.ts'
import { type SharedHashes, sharedHashes } from '../evidence-log/shared-hashes.ts'
import { readTlogProof } from '../evidence-log/tlog-proof.ts'
import { isIncluded, leafHash, peaks } from '../evidence-log/tree.ts'
import { type Bag, linesOf } from './bag.ts'
import { type Completeness, documentsOf } from './completeness.ts'
import { type Engine, PackFault, type Source } from './engine.ts'
import { packNoteText } from './pack-note.ts'
import { papersOf } from './withheld.ts'
import { piecesOf, textOf } from './zip.ts'

const PROOFS = 'data/07_proofs/'
const [MOST_NOTE, MOST_PROOF] = [1_000_000, 1_000_000]
type Looking = { readonly source: Source; readonly bag: Bag; readonly engine: Engine }

async function proofFile({ source, bag }: Looking, name: string): Promise<string> {
  const entry = bag.files.get(`${PROOFS}${name}`)
  if (!entry) throw new PackFault(`“07_proofs/${name}” is missing.`)
  return textOf(source, entry, MOST_NOTE)
}

/** The keys that the pack names, and its checkpoint, signed by one of them. */
export async function readHead(looking: Looking, { log }: Completeness, hashes: ReadonlyMap<string, string>) {
  const { sha256 } = looking.engine
  const lines = linesOf(await proofFile(looking, 'keys.txt'), 'keys.txt')
  if (new Set(lines).size !== lines.length) throw new PackFault('“keys.txt” names a key twice.')
  const keys = lines.map((line) => readNoteKey(sha256, line))
  const note = await proofFile(looking, 'checkpoint.txt')
  const checkpoint = await verifyCheckpoint(note, log.origin, keys)
  if (checkpoint.size !== BigInt(log.to))
    throw new PackFault(`The checkpoint is of ${checkpoint.size} entries, and the pack speaks of ${log.to}.`)
  const own = keys.filter(({ name }) => name === log.origin)
  const whole = await verifyNote(looking.bag.tags['pack.note'], own)
  const hashOf = (path: string) => hashes.get(path) ?? ''
  if (whole.text !== packNoteText(log.origin, hashOf('manifest-sha256.txt'), hashOf('bag-info.txt')))
    throw new PackFault('“pack.note” signs another pack than this one.')
  const { by } = await verifyNote(note, own)
  return { note, checkpoint, keys, signed: [by, whole.by] }
}
export type Head = Awaited<ReturnType<typeof readHead>>

/** Whether somebody who holds one of these keys signed the checkpoint, and the pack. */
export function isSignedBy({ signed }: Head, held: readonly NoteKey[]): boolean {
  const isHeld = (own: NoteKey) => held.some((each) => sameBytes(each.publicKey, own.publicKey))
  return signed.every((by) => by.some(isHeld))
}

/** That the entries of the pack lead from the previous checkpoint to this one, all of them, all of this company. */
export async function checkContinuation(
  looking: Looking,
  stated: Completeness,
  { head, hashes }: { readonly head: Head; readonly hashes: ReadonlyMap<string, string> },
): Promise<string | null> {
  const { bag, engine } = looking
  const { company, log } = stated
  const isFirst = log.from === 0
  for (const name of ['previous-checkpoint.txt', 'previous-peaks.txt'])
    if (bag.files.has(`${PROOFS}${name}`) === isFirst)
      throw new PackFault(
        `“07_proofs/${name}” ${isFirst ? 'is there, and the log begins with this pack' : 'is missing'}.`,
      )
  const previous = isFirst ? null : await readPrevious(looking, stated, head.keys)
  const tree = growingTree(engine.sha256, { size: BigInt(log.from), peaks: previous?.tops ?? [] })
  if (previous && !sameBytes(tree.root(), previous.checkpoint.root))
    throw new PackFault('The previous checkpoint is of another tree than “previous-peaks.txt”.')
  const papers = papersOf(stated, documentsOf(bag), hashes)
  const unproven = new Map(stated.files.unproven.map((path) => [papers.get(path), path]))
  let seq = log.from
  for await (const line of entryLines(looking)) {
    const record = recordOf(line)
    const kept = Object.values(record.hashes).find((hash) => unproven.has(String(hash)))
    if (kept !== undefined)
      throw new PackFault(`“${unproven.get(String(kept))}” has no proof, and entry ${seq} names it.`)
    if (record.company !== company) throw new PackFault(`Entry ${seq} is of another company’s log.`)
    if (record.seq !== seq) throw new PackFault(`Entry ${seq} is missing, or not in its place.`)
    tree.add(leafHash(engine.sha256, utf8Bytes(line)))
    seq += 1
  }
  if (seq !== log.to) throw new PackFault(`The entries end with ${seq - 1}, and the log has ${log.to}.`)
  if (!sameBytes(tree.root(), head.checkpoint.root))
    throw new PackFault('The entries do not lead to the checkpoint: one of them was changed.')
  return previous?.note ?? null
}

async function readPrevious(looking: Looking, { log }: Completeness, keys: readonly NoteKey[]) {
  const note = await proofFile(looking, 'previous-checkpoint.txt')
  const checkpoint: Checkpoint = await verifyCheckpoint(note, log.origin, keys)
  if (checkpoint.size !== BigInt(log.from))
    throw new PackFault(
      `The previous checkpoint is of ${checkpoint.size} entries, and the pack begins with ${log.from}.`,
    )
  const tops = linesOf(await proofFile(looking, 'previous-peaks.txt'), 'previous-peaks.txt').map(hashFromBase64)
  if (tops.length !== peaks(checkpoint.size).length)
    throw new PackFault('“previous-peaks.txt” has another number of hashes than such a tree.')
  return { note, checkpoint, tops }
}

async function* entryLines({ source, bag }: Looking): AsyncIterable<string> {
  const entry = bag.files.get(`${PROOFS}entries.ndjson`)
  if (!entry) throw new PackFault('“07_proofs/entries.ndjson” is missing.')
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let rest = ''
  for await (const piece of piecesOf(source, entry)) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest + decoder.decode() !== '') throw new PackFault('“entries.ndjson” does not end with the end of a line.')
}

type LogRecord = {
  readonly company: unknown
  readonly seq: unknown
  readonly hashes: Readonly<Record<string, unknown>>
}

function recordOf(line: string): LogRecord {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    value = null
  }
  const found = Object(value) as { format?: unknown; hashes?: unknown; company?: unknown; seq?: unknown }
  if (found.format !== 'briefke/entry/1' || typeof found.hashes !== 'object' || found.hashes === null)
    throw new PackFault(`A record of the log cannot be read: “${line.slice(0, 80)}”.`)
  return { company: found.company, seq: found.seq, hashes: found.hashes as Readonly<Record<string, unknown>> }
}

/** That every document which the pack calls proven is named by an entry of the log, and the others are listed. */
export async function checkDocuments(
  looking: Looking,
  stated: Completeness,
  { head, hashes }: { readonly head: Head; readonly hashes: ReadonlyMap<string, string> },
): Promise<void> {
  const { bag } = looking
  const papers = papersOf(stated, documentsOf(bag), hashes)
  const unproven = new Set(stated.files.unproven)
  const stray = stated.files.unproven.find((path) => !papers.has(path))
  if (stray !== undefined || unproven.size !== stated.files.unproven.length)
    throw new PackFault(`It lists “${stray ?? 'a file'}” as unproven, which is not there, or twice.`)
  const proofs = new Set([...bag.files.keys()].filter((path) => path.startsWith(PROOFS)))
  for (const name of KNOWN) proofs.delete(`${PROOFS}${name}`)
  const shared = sharedHashes(looking.engine.sha256)
  let proven = 0
  for (const [path, hash] of papers) {
    if (unproven.has(path)) continue
    const name = `documents/${path}.tlog-proof`
    if (!proofs.delete(`${PROOFS}${name}`)) throw new PackFault(`“05_documents/${path}” has no proof.`)
    await checkProof(looking, stated, { path, head, name, hash, shared })
    proven += 1
  }
  for (const path of proofs) throw new PackFault(`“${path}” is a proof of nothing in the pack.`)
  if (proven !== stated.files.proven)
    throw new PackFault(`It states ${stated.files.proven} proven files, and ${proven} are there.`)
}

const KNOWN = [
  ...['keys.txt', 'checkpoint.txt', 'previous-checkpoint.txt', 'previous-peaks.txt', 'entries.ndjson'],
  'completeness.json',
]

type Proven = {
  readonly path: string
  readonly name: string
  readonly head: Head
  readonly hash: string
  readonly shared: SharedHashes
}

async function checkProof(
  looking: Looking,
  { company }: Completeness,
  { path, name, head, hash, shared }: Proven,
): Promise<void> {
  const { source, bag } = looking
  const entry = bag.files.get(`${PROOFS}${name}`)
  const text = entry ? await textOf(source, entry, MOST_PROOF) : ''
  const { index, proof, checkpoint, extra } = readTlogProof(text, { hash: shared.read, checkpoint: head.note })
  if (checkpoint !== head.note) throw new PackFault(`The proof of “${path}” is of another checkpoint.`)
  const { size, root } = head.checkpoint
  const leaf = shared.leaf(extra ?? new Uint8Array())
  if (!extra || !isIncluded(shared.node, { leaf, index, size, root, proof }))
    throw new PackFault(`The proof of “${path}” does not lead to the checkpoint.`)
  const record = recordOf(new TextDecoder().decode(extra))
  if (record.company !== company || record.seq !== Number(index))
    throw new PackFault(`The proof of “${path}” is of another entry, or of another company.`)
  if (!Object.values(record.hashes).includes(hash))
    throw new PackFault(`“${path}” is another file than the one that the log names.`)
}
