import { formatCarat, type MilliCarat, parseCarat } from './carat.ts'

/** What a printed code says of its document, so that it can be read without a network. */
export type PrintClaim = {
  readonly documentType: string
  readonly number: string
  readonly documentDate: string
  readonly issuer: string
  readonly carats: string
  readonly unit: string
  /** The editions of the statements on it; the last entry may say how many more there are. */
  readonly editions: readonly string[]
  /** SHA-256, in hex, of the document's canonical JSON, which its PDF carries as an attachment. */
  readonly dataSha256: string
}

/** A claim as it is printed: which key signed what. */
export type PrintedClaim = {
  readonly keyId: string
  readonly claim: PrintClaim
  readonly body: Uint8Array
  readonly signature: Uint8Array
}

const [VERSION, SIGNATURE_BYTES, HASH_BYTES, DAY_MS] = [1, 64, 32, 86_400_000]
// The code must still be read from paper: what is longer is cut, and shows it.
const [MOST_NUMBER, MOST_ISSUER, MOST_EDITIONS] = [48, 64, 72]
const utf8 = new TextEncoder()

/** The claim as few bytes, to be signed; the same claim gives the same bytes. Throws on a day or weight that is none. */
export function encodeClaim(keyId: string, claim: PrintClaim): Uint8Array {
  const days = Date.parse(`${claim.documentDate}T00:00:00Z`) / DAY_MS
  if (!Number.isInteger(days) || days < 0 || days > 0xffff) throw new RangeError(`not a day: ${claim.documentDate}`)
  const texts = [claim.documentType, cut(claim.number, MOST_NUMBER), cut(claim.issuer, MOST_ISSUER), claim.unit]
  const editions = fewer(claim.editions)
  return Uint8Array.from([
    ...[VERSION, ...fromHex(keyId), days >> 8, days & 0xff],
    ...varint(parseCarat(claim.carats)),
    ...fromHex(claim.dataSha256),
    ...[...texts, ...editions].flatMap((text) => [utf8.encode(text).length, ...utf8.encode(text)]),
  ])
}

/** What is signed: the claim together with the code beside it, so that neither can be put next to another. */
export function signedBytes(code: string, body: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([...utf8.encode(`briefke/print/1 ${code} `), ...body])
}

/** Claim and signature as decimal digits: a QR code holds three of them in ten bits, and any address may end in them. */
export function toDigits(body: Uint8Array, signature: Uint8Array): string {
  return BigInt(`0x01${toHex(body)}${toHex(signature)}`).toString()
}

/** Reads what `toDigits` wrote; null when it is nothing that we print. Whether it is true, its signature says. */
export function readDigits(digits: string): PrintedClaim | null {
  if (!/^\d{200,2000}$/.test(digits)) return null
  const hex = BigInt(digits).toString(16)
  if (!hex.startsWith('1') || hex.length % 2 === 0) return null
  const bytes = fromHex(hex.slice(1))
  const [body, signature] = [bytes.subarray(0, -SIGNATURE_BYTES), bytes.subarray(-SIGNATURE_BYTES)]
  try {
    return { ...decodeBody(body), body, signature }
  } catch {
    return null
  }
}

function decodeBody(body: Uint8Array): Pick<PrintedClaim, 'keyId' | 'claim'> {
  let at = 0
  const take = (count: number) => {
    if (at + count > body.length) throw new RangeError('too short')
    at += count
    return body.subarray(at - count, at)
  }
  const byte = () => take(1)[0] ?? 0
  const text = () => new TextDecoder('utf-8', { fatal: true }).decode(take(byte()))
  if (byte() !== VERSION) throw new RangeError('another version')
  const keyId = toHex(take(4))
  const days = byte() * 256 + byte()
  const carats = readVarint(byte)
  const dataSha256 = toHex(take(HASH_BYTES))
  const [documentType, number, issuer, unit] = [text(), text(), text(), text()]
  const editions: string[] = []
  while (at < body.length) editions.push(text())
  const documentDate = new Date(days * DAY_MS).toISOString().slice(0, 10)
  const weight = formatCarat(carats as MilliCarat)
  return { keyId, claim: { documentType, number, documentDate, issuer, carats: weight, unit, editions, dataSha256 } }
}

/** As many editions as there is room for, and how many more there are. */
function fewer(editions: readonly string[]): readonly string[] {
  const kept: string[] = []
  let room = MOST_EDITIONS
  for (const [index, edition] of editions.entries()) {
    room -= utf8.encode(edition).length + 1
    if (room < 0) return [...kept, `and ${editions.length - index} more`]
    kept.push(edition)
  }
  return kept
}

/** The text in so many bytes of UTF-8, no sign cut in half. */
function cut(text: string, most: number): string {
  if (utf8.encode(text).length <= most) return text
  let kept = ''
  for (const sign of text) {
    if (utf8.encode(kept + sign).length > most - 3) break
    kept += sign
  }
  return `${kept}…`
}

/** Seven bits a byte, the lowest first; by arithmetic, because weights outgrow 32 bits. */
function varint(value: number): readonly number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))]
}

function readVarint(byte: () => number): number {
  const next = byte()
  return next < 128 ? next : next - 128 + 128 * readVarint(byte)
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function fromHex(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, at) => Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16))
}
