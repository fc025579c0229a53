import { fromBase64, hashFromBase64, ProofError, readSize, type Sha256, toBase64 } from './bytes.ts'
import { type Checkpoint, readCheckpoint, verifyCheckpoint } from './checkpoint.ts'
import type { NoteKey } from './note.ts'
import { isIncluded, nodeHash } from './tree.ts'

/** That an entry is in a log, to be checked without the log (C2SP tlog-proof). */
export type TlogProof = {
  readonly index: bigint
  readonly proof: readonly Uint8Array[]
  /** The signed note, as the log wrote it. */
  readonly checkpoint: string
  /** Beside the proof, and not proven by it. */
  readonly extra?: Uint8Array
}

const HEAD = 'c2sp.org/tlog-proof@v1'
const MOST_HASHES = 64

/** The proof as its file holds it. */
export function formatTlogProof({ index, proof, checkpoint, extra }: TlogProof): string {
  const lines = [HEAD, ...(extra ? [`extra ${toBase64(extra)}`] : []), `index ${index}`, ...proof.map(toBase64)]
  return `${lines.join('\n')}\n\n${checkpoint}`
}

type Reading = {
  /** How the hashes of the proof are read. */
  readonly hash?: (base64: string) => Uint8Array
  /** A checkpoint that was read before: the same text need not be read again. */
  readonly checkpoint?: string
}

/** Reads a proof's file; refuses whatever the standard does not write. */
export function readTlogProof(text: string, { hash = hashFromBase64, checkpoint: known }: Reading = {}): TlogProof {
  const end = text.indexOf('\n\n')
  const [head, ...lines] = text.slice(0, Math.max(end, 0)).split('\n')
  if (end < 0 || head !== HEAD) throw new ProofError(`It is no proof: its first line is not “${HEAD}”.`)
  const extra = lines[0]?.startsWith('extra ') ? fromBase64(lines.shift()?.slice(6) ?? '') : undefined
  const [, index = ''] = /^index (\S+)$/.exec(lines.shift() ?? '') ?? []
  if (lines.length > MOST_HASHES) throw new ProofError(`The proof has more than ${MOST_HASHES} hashes.`)
  const checkpoint = text.slice(end + 2)
  if (checkpoint !== known) readCheckpoint(checkpoint)
  return { index: readSize(index), proof: lines.map(hash), checkpoint, ...(extra ? { extra } : {}) }
}

type Known = {
  readonly leaf: Uint8Array
  readonly origin: string
  readonly keys: readonly NoteKey[]
}

/** Where in which tree the leaf is. Refuses a proof that is not of this leaf, this log and one of its keys. */
export async function verifyTlogProof(
  sha256: Sha256,
  text: string,
  { leaf, origin, keys }: Known,
): Promise<{ readonly index: bigint; readonly checkpoint: Checkpoint }> {
  const { index, proof, checkpoint: note } = readTlogProof(text)
  const checkpoint = await verifyCheckpoint(note, origin, keys)
  const hashNode = (left: Uint8Array, right: Uint8Array) => nodeHash(sha256, left, right)
  if (!isIncluded(hashNode, { leaf, index, size: checkpoint.size, root: checkpoint.root, proof }))
    throw new ProofError(`The proof does not lead from this entry to the tree of ${checkpoint.size} entries.`)
  return { index, checkpoint }
}
