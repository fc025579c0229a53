import { createHash } from 'node:crypto'
import { deflateSync, inflateSync } from 'node:zlib'

type Place = { readonly number: number; readonly at: number; readonly end: number }

/** A PDF as Chromium writes it: plain objects, one cross-reference table, nothing compressed but streams. */
export type ChromiumFile = {
  /** A copy of the print, to be changed at will where the length stays. */
  readonly bytes: Buffer
  /** Where each object stands, in the order of the file. */
  readonly places: readonly Place[]
  readonly root: number
  readonly info: number
  /** The first number that no object has. */
  readonly size: number
  /** All between `n 0 obj` and `endobj`. Throws when there is no such object. */
  readonly body: (number: number) => Buffer
}

const [ROW, IN_USE] = [20, 'n'.charCodeAt(0)]

/** Takes a PDF of Chromium's apart. Throws when it is written in another way, for then we would not know what we keep. */
export function readChromiumFile(pdf: Uint8Array): ChromiumFile {
  const bytes = Buffer.from(pdf)
  const tail = bytes.toString('latin1', Math.max(0, bytes.length - 2_048))
  const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1] ?? bytes.length)
  const head = /^xref\n0 (\d+)\n/.exec(bytes.toString('latin1', table, table + 40))
  const trailer = /trailer\s*<<([\s\S]*?)>>\s*startxref/.exec(tail)?.[1] ?? ''
  const [root, info] = ['Root', 'Info'].map((key) => Number(new RegExp(`/${key} (\\d+) 0 R`).exec(trailer)?.[1]))
  if (!head || !root || !info) throw new Error('The print is not a PDF as Chromium writes it.')
  const size = Number(head[1])
  const starts: { readonly number: number; readonly at: number }[] = []
  for (let number = 1; number < size; number++) {
    const row = table + head[0].length + number * ROW
    if (bytes[row + 17] === IN_USE) starts.push({ number, at: digitsAt(bytes, row) })
  }
  starts.sort((a, b) => a.at - b.at)
  const places = starts.map((start, index) => ({ ...start, end: starts[index + 1]?.at ?? table }))
  const byNumber = new Map(places.map((place) => [place.number, place]))
  const body = (number: number) => {
    const { at, end } = byNumber.get(number) ?? { at: 0, end: 0 }
    const head = `${number} 0 obj`
    const to = bytes.subarray(at, end).lastIndexOf('endobj')
    if (bytes.toString('latin1', at, at + head.length) !== head || to < 0)
      throw new Error(`Object ${number} of the print does not stand where its table says.`)
    return bytes.subarray(at + head.length, at + to)
  }
  return { bytes, places, root, info, size, body }
}

/** Ten digits of a row of the table. */
function digitsAt(bytes: Buffer, from: number): number {
  let value = 0
  for (let at = from; at < from + 10; at++) value = value * 10 + (bytes[at] as number) - 48
  return value
}

/** The numbers of the page objects, in the order of the pages. */
export function pagesOf(file: ChromiumFile): readonly number[] {
  const kidsOf = (number: number): readonly number[] => {
    const body = file.body(number).toString('latin1')
    if (!/\/Type \/Pages\b/.test(body)) return [number]
    const kids = /\/Kids \[([^\]]*)\]/.exec(body)?.[1] ?? ''
    return [...kids.matchAll(/(\d+) 0 R/g)].flatMap(([, kid]) => kidsOf(Number(kid)))
  }
  return kidsOf(reference(file, file.root, 'Pages'))
}

/** The number of the object that an entry of another one names. Throws when it names none. */
export function reference(file: ChromiumFile, number: number, entry: string): number {
  const found = new RegExp(`/${entry} (\\d+) 0 R`).exec(file.body(number).toString('latin1'))
  if (!found) throw new Error(`Object ${number} of the print has no ${entry} of its own.`)
  return Number(found[1])
}

/** What a stream object holds, inflated. */
export function streamOf(body: Buffer): Buffer {
  const at = body.indexOf('stream\n')
  const dictionary = body.toString('latin1', 0, Math.max(0, at))
  const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1])
  const held = body.subarray(at + 7, at + 7 + length)
  if (at < 0 || held.length !== length) throw new Error('A stream of the print is not as long as it says.')
  return dictionary.includes('/FlateDecode') ? inflateSync(held) : held
}

/** The body of a stream object, deflated unless it has to stay readable, with further entries of its dictionary. */
export function stream(content: Uint8Array, entries: string, { plain = false } = {}): Buffer {
  // The fastest level: a quarter of the time for a twentieth more of the file.
  const held = plain ? content : deflateSync(content, { level: 1 })
  const filter = plain ? '' : '/Filter /FlateDecode '
  return Buffer.concat([
    Buffer.from(`\n<<${entries}${filter}/Length ${held.length}>>\nstream\n`, 'latin1'),
    held,
    Buffer.from('\nendstream\n'),
  ])
}

type Changes = {
  /** New bodies, by number: of objects that are there, and of new ones. */
  readonly bodies: ReadonlyMap<number, Buffer>
  /** The first half of the file's identifier, 32 hexadecimal digits: the same for every state of the document. */
  readonly id: string
}

/** Writes the file anew with changed and further objects. The identifier's second half follows from every byte before it. */
export function rewritten({ bytes, places, root, info, size }: ChromiumFile, { bodies, id }: Changes): Buffer {
  const parts: Buffer[] = []
  const starts = new Map<number, number>()
  let length = 0
  const add = (part: Buffer) => {
    parts.push(part)
    length += part.length
  }
  const write = (number: number, body: Buffer) => {
    starts.set(number, length)
    add(Buffer.from(`${number} 0 obj`))
    add(body)
    add(Buffer.from('endobj\n'))
  }
  // What is not changed goes over in whole stretches, each moved by what was written before it.
  let copied = 8
  add(Buffer.from('%PDF-1.7'))
  for (const { number, at, end } of places) {
    const body = bodies.get(number)
    if (!body) starts.set(number, length + at - copied)
    else {
      add(bytes.subarray(copied, at))
      write(number, body)
      copied = end
    }
  }
  add(bytes.subarray(copied, places.at(-1)?.end))
  for (const [number, body] of bodies) if (number >= size) write(number, body)
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  const table = length
  // Not spread into one call: a long invoice has a million objects.
  let last = 0
  for (const number of starts.keys()) last = Math.max(last, number)
  let rows = '0000000000 65535 f \n'
  for (let number = 1; number <= last; number++) {
    const start = starts.get(number)
    rows += start === undefined ? '0000000000 00001 f \n' : `${String(start).padStart(10, '0')} 00000 n \n`
  }
  const trailer = `/Size ${last + 1} /Root ${root} 0 R /Info ${info} 0 R /ID [<${id}> <${hash.digest('hex').slice(0, 32)}>]`
  add(Buffer.from(`xref\n0 ${last + 1}\n${rows}trailer\n<<${trailer}>>\nstartxref\n${table}\n%%EOF\n`))
  return Buffer.concat(parts)
}
