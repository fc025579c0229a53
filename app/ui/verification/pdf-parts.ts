import { z } from 'zod'

// Inside a PDF of ours this may be said; whatever else stands there is not shown.
const dataSchema = z.object({
  format: z.enum(['briefke/trade-document/1', 'briefke/letter/1']),
  page: z.string().optional(),
  documentType: z.string(),
  number: z.string(),
  documentDate: z.iso.date(),
  seller: z.object({ legalName: z.string() }),
  unit: z.string(),
  totals: z.object({ carats: z.string() }),
  statements: z.array(z.object({ edition: z.string(), suppliedOn: z.iso.date().nullish() })),
  verification: z.string(),
})
/** What a PDF of ours says of itself, to machines. */
export type PdfData = z.output<typeof dataSchema>

const [SEARCHED, MOST_DATA] = [8_192, 20_000_000]
const latin = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes)

/** The data that travels in a PDF of ours; null when it holds none that can be read. */
export async function dataOf(pdf: Uint8Array): Promise<PdfData | null> {
  const at = lastIndexOf(pdf, '/Type /EmbeddedFile ')
  if (at < 0) return null
  const dictionary = latin(pdf.subarray(at, at + SEARCHED))
  const length = Number(/\/Length (\d+)>>\nstream\n/.exec(dictionary)?.[1] ?? Number.NaN)
  const from = at + dictionary.indexOf('stream\n') + 'stream\n'.length
  if (!Number.isInteger(length)) return null
  try {
    const text = await inflated(pdf.subarray(from, from + length))
    return dataSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

async function inflated(held: Uint8Array): Promise<string> {
  const stream = new Blob([new Uint8Array(held)]).stream().pipeThrough(new DecompressionStream('deflate'))
  const parts: string[] = []
  const decoder = new TextDecoder()
  let bytes = 0
  for (const reader = stream.getReader(); ; ) {
    const { done, value } = await reader.read()
    if (done) return parts.join('') + decoder.decode()
    bytes += value.length
    if (bytes > MOST_DATA) throw new Error('The data is too large.')
    parts.push(decoder.decode(value, { stream: true }))
  }
}

/** What a signature covers, the signature itself, and whether anything stands behind it; null when there is none. */
export type SignaturePart = {
  readonly covered: Uint8Array
  readonly cms: Uint8Array
  /** The file goes on behind what was signed: somebody added to it. */
  readonly isLonger: boolean
}

/** The last signature in a PDF, in the form in which we write one (ISO 32000-1, 12.8.1). */
export function signatureOf(pdf: Uint8Array): SignaturePart | null {
  const at = lastIndexOf(pdf, '/ByteRange [')
  const said = at < 0 ? null : /^\/ByteRange \[ *0 +(\d+) +(\d+) +(\d+)\]/.exec(latin(pdf.subarray(at, at + 200)))
  if (!said) return null
  const [first = 0, from = 0, rest = 0] = said.slice(1).map(Number)
  const held = latin(pdf.subarray(first, from))
  if (!/^<[0-9a-f]+>$/i.test(held) || from + rest > pdf.length) return null
  const digits = held.slice(1, -1)
  const bytes = Uint8Array.from({ length: digits.length / 2 }, (_, index) =>
    Number.parseInt(digits.slice(index * 2, index * 2 + 2), 16),
  )
  // A sequence of a length in two bytes; the zeros behind it fill its place.
  const length = bytes[0] === 0x30 && bytes[1] === 0x82 ? 4 + ((bytes[2] ?? 0) << 8) + (bytes[3] ?? 0) : 0
  const covered = new Uint8Array(first + rest)
  covered.set(pdf.subarray(0, first))
  covered.set(pdf.subarray(from, from + rest), first)
  return { covered, cms: bytes.subarray(0, length), isLonger: from + rest !== pdf.length }
}

function lastIndexOf(bytes: Uint8Array, text: string): number {
  const sought = new TextEncoder().encode(text)
  for (
    let at = bytes.lastIndexOf(sought[0] ?? 0);
    at >= 0;
    at = at === 0 ? -1 : bytes.lastIndexOf(sought[0] ?? 0, at - 1)
  )
    if (sought.every((byte, index) => bytes[at + index] === byte)) return at
  return -1
}
