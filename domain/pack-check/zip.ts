import { sameBytes, utf8Text } from '../evidence-log/bytes.ts'
import { PackFault, type Source } from './engine.ts'

export type Entry = {
  readonly name: string
  readonly size: number
  readonly crc: number
  /** Where its bytes begin. */
  readonly at: number
}

const [LOCAL, DESCRIPTOR, CENTRAL, END] = [0x04034b50, 0x08074b50, 0x02014b50, 0x06054b50]
const [MADE_BY, NEEDED, FLAGS, ATTRIBUTES] = [0x033f, 20, 0x0808, 0x81a40000]
const [LOCAL_BYTES, DESCRIPTOR_BYTES, CENTRAL_BYTES, END_BYTES] = [30, 16, 46, 22]
const [MOST_NAME, MOST_CENTRAL] = [400, 64 * 1024 * 1024]

/**
 * The entries of a ZIP in which every byte is laid down (docs/packs.md): whatever is added, left out, moved or written another way
 * is a fault, also where other readers would look away.
 */
export async function readZip(source: Source): Promise<{ readonly entries: readonly Entry[]; readonly time: number }> {
  const { at, size, count } = await readEnd(source)
  const central = await source.read(at, size)
  const entries: Entry[] = []
  // What stands between two files, the end of one and the head of the next, is read and compared in one piece.
  let [here, next, time, before]: [number, number, number, Uint8Array] = [0, 0, -1, new Uint8Array()]
  while (here < size) {
    const found = readCentral(central, here)
    if (found.offset !== next) throw new PackFault('There are bytes in the ZIP that belong to no file.')
    if (time !== -1 && found.time !== time)
      throw new PackFault(`The time of “${found.name}” is another than of the rest.`)
    entries.push({ name: found.name, size: found.size, crc: found.crc, at: next + LOCAL_BYTES + found.bytes.length })
    await compareBetween(source, found, before)
    next = found.offset + LOCAL_BYTES + found.bytes.length + found.size + DESCRIPTOR_BYTES
    ;[here, time, before] = [here + CENTRAL_BYTES + found.bytes.length, found.time, descriptorOf(found)]
  }
  const last = entries.at(-1)
  if (last && next === at) await compare(source, { at: next - DESCRIPTOR_BYTES, wanted: before, name: last.name })
  if (next !== at || entries.length !== count)
    throw new PackFault('The list of the ZIP’s files is not where it must be.')
  refuseNames(entries)
  return { entries, time }
}

async function readEnd(source: Source) {
  if (source.size < END_BYTES) throw new PackFault('It is no ZIP: it is too short.')
  const view = viewOf(await source.read(source.size - END_BYTES, END_BYTES))
  if (view.getUint32(0, true) !== END)
    throw new PackFault('It is no whole ZIP: its end is missing, or something follows it.')
  const [count, again] = [view.getUint16(10, true), view.getUint16(8, true)]
  const [size, at] = [view.getUint32(12, true), view.getUint32(16, true)]
  if (view.getUint32(4, true) !== 0 || view.getUint16(20, true) !== 0 || count !== again)
    throw new PackFault('The end of the ZIP is not as we write it.')
  if (at + size + END_BYTES !== source.size || size > MOST_CENTRAL)
    throw new PackFault('The list of the ZIP’s files is not where it must be.')
  return { at, size, count }
}

type Central = Omit<Entry, 'at'> & { readonly offset: number; readonly time: number; readonly bytes: Uint8Array }

function readCentral(central: Uint8Array, at: number): Central {
  const view = viewOf(central)
  if (at + CENTRAL_BYTES > central.length || view.getUint32(at, true) !== CENTRAL)
    throw new PackFault('The list of the ZIP’s files is broken.')
  const length = view.getUint16(at + 28, true)
  const bytes = central.slice(at + CENTRAL_BYTES, at + CENTRAL_BYTES + length)
  const name = nameOf(bytes, length)
  const [crc, packed, size] = [16, 20, 24].map((offset) => view.getUint32(at + offset, true)) as [
    number,
    number,
    number,
  ]
  const isOurs =
    view.getUint16(at + 4, true) === MADE_BY &&
    view.getUint16(at + 6, true) === NEEDED &&
    view.getUint16(at + 8, true) === FLAGS &&
    view.getUint16(at + 10, true) === 0 &&
    packed === size &&
    // Extra field, comment, disk and internal attributes: none.
    view.getUint32(at + 30, true) === 0 &&
    view.getUint32(at + 34, true) === 0 &&
    view.getUint32(at + 38, true) === ATTRIBUTES
  if (!isOurs) throw new PackFault(`The entry of “${name}” is not as we write it: the ZIP was made anew, or changed.`)
  return { name, bytes, crc, size, time: view.getUint32(at + 12, true), offset: view.getUint32(at + 42, true) }
}

/** What must stand behind a file: its sums once more. */
function descriptorOf({ crc, size }: Pick<Central, 'crc' | 'size'>): Uint8Array {
  const wanted = new Uint8Array(DESCRIPTOR_BYTES)
  const view = viewOf(wanted)
  for (const [index, value] of [DESCRIPTOR, crc, size, size].entries()) view.setUint32(index * 4, value, true)
  return wanted
}

/** That the end of the file before and the head of this one are what the ZIP's list says. */
async function compareBetween(source: Source, found: Central, before: Uint8Array): Promise<void> {
  const { name, bytes, size, time, offset } = found
  if (offset + LOCAL_BYTES + bytes.length + size + DESCRIPTOR_BYTES > source.size)
    throw new PackFault(`“${name}” reaches beyond the end of the ZIP.`)
  const wanted = new Uint8Array(before.length + LOCAL_BYTES + bytes.length)
  wanted.set(before)
  const view = viewOf(wanted.subarray(before.length))
  view.setUint32(0, LOCAL, true)
  view.setUint16(4, NEEDED, true)
  view.setUint16(6, FLAGS, true)
  view.setUint32(10, time, true)
  view.setUint16(26, bytes.length, true)
  wanted.set(bytes, before.length + LOCAL_BYTES)
  await compare(source, { at: offset - before.length, wanted, name })
}

type Wanted = { readonly at: number; readonly wanted: Uint8Array; readonly name: string }

async function compare(source: Source, { at, wanted, name }: Wanted): Promise<void> {
  if (!sameBytes(await source.read(at, wanted.length), wanted))
    throw new PackFault(`What stands around “${name}” is not what the ZIP’s list says.`)
}

function nameOf(bytes: Uint8Array, length: number): string {
  try {
    const name = utf8Text(bytes)
    if (bytes.length === length && length > 0 && length <= MOST_NAME && isPlain(name)) return name
    throw new PackFault(`“${name.slice(0, 80)}” is no name for a file of a pack.`)
  } catch (error) {
    if (error instanceof Error && error.name === 'ProofError') throw new PackFault('The name of a file is not UTF-8.')
    throw error
  }
}

/** A relative path that means the same everywhere, and leads nowhere else. */
function isPlain(name: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
  if (/[\\:\u0000-\u001f\u007f-\u009f]/.test(name) || name !== name.normalize('NFC')) return false
  return name.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
}

function refuseNames(entries: readonly Entry[]): void {
  const names = new Set<string>()
  for (const { name } of entries) {
    // Up and down again: letters like ß have their pair only there.
    const key = name.toUpperCase().toLowerCase()
    if (names.has(key)) throw new PackFault(`“${name}” is in the ZIP twice, or once more in other letters.`)
    names.add(key)
  }
  for (const name of names)
    for (let at = name.indexOf('/'); at >= 0; at = name.indexOf('/', at + 1))
      if (names.has(name.slice(0, at))) throw new PackFault(`“${name.slice(0, at)}” is a file and a folder.`)
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
}

/** The bytes of an entry, in pieces, each good until the next is asked for. */
export function piecesOf(source: Source, { at, size }: Entry): AsyncIterable<Uint8Array> {
  return source.blocks(at, at + size)
}

/** The bytes of entries, one after the other in the order in which they lie in the ZIP; an entry before one that was taken is not reached. */
export function walkEntries(source: Source, entries: readonly Entry[]) {
  const [first, last] = [entries[0], entries.at(-1)]
  const [from, to] = first && last ? [first.at, last.at + last.size] : [0, 0]
  const blocks = source.blocks(from, to)[Symbol.asyncIterator]()
  let [block, at, here] = [new Uint8Array() as Uint8Array, 0, from]
  const left = () => block.length - at
  const more = async () => {
    const { done, value } = await blocks.next()
    if (done) throw new Error('The file became shorter while it was read.')
    ;[block, at] = [value, 0]
  }
  const taken = (count: number) => {
    ;[at, here] = [at + count, here + count]
    return block.subarray(at - count, at)
  }
  async function* inPieces(size: number): AsyncIterable<Uint8Array> {
    for (let rest = size; rest > 0; ) {
      if (left() === 0) await more()
      const piece = taken(Math.min(rest, left()))
      rest -= piece.length
      yield piece
    }
  }
  /** The entry in one piece where it lies in one block, else piece by piece. */
  return async (entry: Entry): Promise<Uint8Array | AsyncIterable<Uint8Array>> => {
    for (let gap = entry.at - here; gap > 0; gap = entry.at - here) {
      if (left() === 0) await more()
      taken(Math.min(gap, left()))
    }
    return entry.size <= left() ? taken(entry.size) : inPieces(entry.size)
  }
}

/** The text of a small entry. */
export async function textOf(source: Source, entry: Entry, most: number): Promise<string> {
  if (entry.size > most) throw new PackFault(`“${entry.name}” is too long.`)
  try {
    return utf8Text(await source.read(entry.at, entry.size))
  } catch {
    throw new PackFault(`“${entry.name}” is not text in UTF-8.`)
  }
}
