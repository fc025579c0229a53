/** What was read is no proof, note or checkpoint as its standard writes it, or does not hold. Recognise it by its name. */
export class ProofError extends Error {
  override readonly name = 'ProofError'
}

/** SHA-256 of bytes, at once: `node:crypto` has it, and `plainSha256` where there is none. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array

const utf8 = new TextEncoder()
// Without `ignoreBOM` a mark at the beginning would be swallowed, and other bytes would read as the same text.
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const MOST_SIZE = 2n ** 64n - 1n

/** Text as UTF-8. */
export function utf8Bytes(text: string): Uint8Array<ArrayBuffer> {
  return utf8.encode(text)
}

/** UTF-8 as text; refuses what is none. */
export function utf8Text(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes)
  } catch {
    throw new ProofError('It is not UTF-8.')
  }
}

/** One after the other. */
export function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** Whether both are the same bytes. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a === b) return true
  let isSame = a.length === b.length
  for (let at = 0; isSame && at < a.length; at += 1) isSame = a[at] === b[at]
  return isSame
}

// Node's own is ten times as fast; a browser has none of this name.
const native = (globalThis as { readonly Buffer?: typeof Buffer }).Buffer

function plainBytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (each) => each.charCodeAt(0))
}

/** Standard Base64 with padding (RFC 4648, 4). */
export function toBase64(bytes: Uint8Array): string {
  if (native) return native.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64')
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

/** The bytes of Base64 that was written the one right way: no spaces, no missing padding, no stray bits. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  if (/^[A-Za-z0-9+/]*={0,2}$/.test(text) && text.length % 4 === 0) {
    const bytes = native ? new Uint8Array(native.from(text, 'base64')) : plainBytes(text)
    if (toBase64(bytes) === text) return bytes
  }
  throw new ProofError(`“${text.slice(0, 60)}” is not Base64.`)
}

/** A hash of 32 bytes from Base64. */
export function hashFromBase64(text: string): Uint8Array<ArrayBuffer> {
  const bytes = fromBase64(text)
  if (bytes.length !== 32) throw new ProofError(`“${text}” is no SHA-256: it has ${bytes.length} bytes, not 32.`)
  return bytes
}

/** A size or index of 64 bits in decimal, without leading zeroes. */
export function readSize(text: string): bigint {
  if (!/^(0|[1-9]\d{0,19})$/.test(text) || BigInt(text) > MOST_SIZE)
    throw new ProofError(`“${text.slice(0, 60)}” is no number of entries.`)
  return BigInt(text)
}

/** Lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
