import { hashFromBase64, ProofError, readSize, toBase64 } from './bytes.ts'
import { type NoteKey, readNote, verifyNote } from './note.ts'

/** The head of a log's tree (C2SP tlog-checkpoint). */
export type Checkpoint = { readonly origin: string; readonly size: bigint; readonly root: Uint8Array }

/** What the log signs. We write no extension lines: nobody who watches a log could check them. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`
}

/** Reads a checkpoint without looking at who signed it: for what we wrote ourselves, or to say whose it claims to be. */
export function readCheckpoint(note: string): Checkpoint {
  return readText(readNote(note).text)
}

function readText(text: string): Checkpoint {
  const [origin = '', size = '', root = '', ...extensions] = text.slice(0, -1).split('\n')
  if (origin === '') throw new ProofError('The checkpoint does not say of which log it is.')
  if (extensions.includes('')) throw new ProofError('The checkpoint has an empty line.')
  return { origin, size: readSize(size), root: hashFromBase64(root) }
}

/** A checkpoint of this log, signed by one of its keys; refuses every other. */
export async function verifyCheckpoint(note: string, origin: string, keys: readonly NoteKey[]): Promise<Checkpoint> {
  const own = keys.filter(({ name }) => name === origin)
  const checkpoint = readText((await verifyNote(note, own)).text)
  if (checkpoint.origin !== origin)
    throw new ProofError(`The checkpoint is of the log “${checkpoint.origin}”, not of “${origin}”.`)
  return checkpoint
}
