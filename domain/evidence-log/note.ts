import { fromBase64, joined, ProofError, type Sha256, toBase64, toHex, utf8Bytes } from './bytes.ts'

/** Who may have signed a note: the name of the key and its Ed25519 public key. */
export type NoteKey = { readonly name: string; readonly id: string; readonly publicKey: Uint8Array }

type NoteSignature = { readonly name: string; readonly id: string; readonly signature: Uint8Array }
export type Note = { readonly text: string; readonly signatures: readonly NoteSignature[] }

const ED25519 = Uint8Array.of(1)
const [MOST_SIGNATURES, MOST_LENGTH] = [100, 1_000_000]
const NAME = /^[^\s\u0085+]+$/

/** A key under a name, with the id that signatures name it by (C2SP signed-note). */
export function noteKey(sha256: Sha256, name: string, publicKey: Uint8Array): NoteKey {
  if (!NAME.test(name) || publicKey.length !== 32) throw new ProofError(`“${name}” is no key of a note.`)
  const id = toHex(sha256(joined(utf8Bytes(`${name}\n`), ED25519, publicKey)).slice(0, 4))
  return { name, id, publicKey }
}

/** The key in one line, as the tools for such notes take it: name, id and Base64. */
export function formatNoteKey({ name, id, publicKey }: NoteKey): string {
  return `${name}+${id}+${toBase64(joined(ED25519, publicKey))}`
}

/** Reads what `formatNoteKey` writes; refuses an id that is not the key's. */
export function readNoteKey(sha256: Sha256, line: string): NoteKey {
  const [, name = '', id, base64 = ''] = /^([^+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(line) ?? []
  const bytes = fromBase64(base64)
  if (bytes[0] !== 1 || bytes.length !== 33) throw new ProofError('It is not an Ed25519 key in one line.')
  const key = noteKey(sha256, name, bytes.slice(1))
  if (key.id !== id) throw new ProofError(`The key of ${name} has the id ${key.id}, not ${id}.`)
  return key
}

/** Takes a note apart (C2SP signed-note). Nothing of it is to be believed before `verifyNote`. */
export function readNote(note: string): Note {
  if (note.length > MOST_LENGTH) throw new ProofError('The note is too long.')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the standard forbids exactly these
  if (!note.isWellFormed() || /[\u0000-\u0009\u000b-\u001f]/.test(note))
    throw new ProofError('The note holds characters that no note may hold.')
  const split = note.lastIndexOf('\n\n')
  if (split < 1 || !note.endsWith('\n')) throw new ProofError('The note has no signatures.')
  const lines = note.slice(split + 2, -1).split('\n')
  if (lines.length > MOST_SIGNATURES) throw new ProofError(`The note has more than ${MOST_SIGNATURES} signatures.`)
  return { text: note.slice(0, split + 1), signatures: lines.map(readSignature) }
}

function readSignature(line: string): NoteSignature {
  const [, name = '', base64 = ''] = /^— ([^ ]+) ([^ ]+)$/.exec(line) ?? []
  const bytes = fromBase64(base64)
  if (!NAME.test(name) || bytes.length < 5) throw new ProofError(`“${line.slice(0, 60)}” is no signature of a note.`)
  return { name, id: toHex(bytes.slice(0, 4)), signature: bytes.slice(4) }
}

/** What is signed, and by whom: refuses a note that no known key signed, or where a known key's signature is wrong. */
export async function verifyNote(note: string, keys: readonly NoteKey[]): Promise<{ text: string; by: NoteKey[] }> {
  const { text, signatures } = readNote(note)
  const by: NoteKey[] = []
  for (const { name, id, signature } of signatures) {
    const key = keys.find((each) => each.name === name && each.id === id)
    if (!key) continue
    if (by.includes(key)) throw new ProofError(`The key ${id} of ${name} signed twice.`)
    if (!(await isSigned(key, signature, text))) throw new ProofError(`The signature of ${name} (${id}) is wrong.`)
    by.push(key)
  }
  if (by.length === 0) throw new ProofError('No key that is known here signed it.')
  return { text, by }
}

async function isSigned({ publicKey }: NoteKey, signature: Uint8Array, text: string): Promise<boolean> {
  const { subtle } = globalThis.crypto
  const key = await subtle.importKey('raw', new Uint8Array(publicKey), 'Ed25519', false, ['verify'])
  return subtle.verify('Ed25519', key, new Uint8Array(signature), utf8Bytes(text))
}

/** Signs a text, which ends its last line. */
export async function signNote(
  text: string,
  key: NoteKey,
  sign: (data: Uint8Array) => Promise<Uint8Array>,
): Promise<string> {
  if (!text.endsWith('\n')) throw new RangeError('the last line of a note ends')
  const id = Uint8Array.from(key.id.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
  const note = `${text}\n— ${key.name} ${toBase64(joined(id, await sign(utf8Bytes(text))))}\n`
  readNote(note)
  return note
}
