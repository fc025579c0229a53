import { createHash } from 'node:crypto'
import { PassThrough, type Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import { zipTime } from '../domain/kernel/zip-time.ts'
import type { ZipEntry } from './zip.ts'

type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** A ZIP of stored files in the one form that docs/packs.md lays down: every byte of it follows from files and time. */
export type StoredZip = {
  /** Writes one file; resolves when it is read to its end. One after the other. */
  readonly add: (path: string, content: Bytes) => Promise<ZipEntry>
  /** Writes the list of files and closes the ZIP. */
  readonly end: () => Promise<void>
  /** Gives the ZIP up: whoever reads `output` sees the error. */
  readonly abandon: (error: Error) => void
  /** The ZIP's bytes, to be read while it is filled. */
  readonly output: Readable
}

const [NEEDED, MADE_BY, FLAGS, ATTRIBUTES] = [20, 0x033f, 0x0808, 0x81a40000]
const [MOST_BYTES, MOST_FILES, AHEAD] = [0xffff_ffff, 0xffff, 1_048_576]

/** Opens such a ZIP. Flat in memory: of each file only its line in the list is kept. */
export function openStoredZip(at: Date): StoredZip {
  const output = new PassThrough({ highWaterMark: AHEAD })
  const list: Buffer[] = []
  const time = zipTime(at)
  let offset = 0
  // One listener for each event, however many writes wait; whoever went away is found destroyed at the next write.
  let wake = () => {}
  for (const event of ['drain', 'close']) output.on(event, () => wake())
  const room = () =>
    new Promise<void>((resolve) => {
      wake = resolve
      if (!output.writableNeedDrain || output.destroyed) resolve()
    })
  const write = async (bytes: Uint8Array) => {
    if (output.destroyed) throw output.errored ?? new Error('the ZIP’s reader went away')
    offset += bytes.length
    if (offset > MOST_BYTES) throw new Error('A pack holds at most 4 GB; ask for a shorter period.')
    if (!output.write(bytes)) await room()
  }
  return {
    output,
    async add(path, content) {
      const name = Buffer.from(path)
      const start = offset
      await write(localHeader(name, time))
      const hash = createHash('sha256')
      let [crc, bytes] = [0, 0]
      for await (const piece of content) {
        hash.update(piece)
        crc = crc32(piece, crc)
        bytes += piece.length
        await write(piece)
      }
      await write(descriptor(crc, bytes))
      list.push(listed(name, { time, crc, bytes, start }))
      return { path, sha256: hash.digest('hex'), bytes }
    },
    async end() {
      if (list.length > MOST_FILES) throw new Error('A pack holds at most 65,535 files; ask for a shorter period.')
      const start = offset
      const size = list.reduce((sum, { length }) => sum + length, 0)
      for (const line of list) await write(line)
      await write(endRecord(list.length, size, start))
      output.end()
    },
    abandon: (error) => void output.destroy(error),
  }
}

function localHeader(name: Buffer, time: number): Buffer {
  const head = Buffer.alloc(30 + name.length)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(NEEDED, 4)
  head.writeUInt16LE(FLAGS, 6)
  head.writeUInt32LE(time, 10)
  head.writeUInt16LE(name.length, 26)
  name.copy(head, 30)
  return head
}

function descriptor(crc: number, bytes: number): Buffer {
  const tail = Buffer.alloc(16)
  for (const [index, value] of [0x08074b50, crc, bytes, bytes].entries()) tail.writeUInt32LE(value, index * 4)
  return tail
}

type Listed = { readonly time: number; readonly crc: number; readonly bytes: number; readonly start: number }

function listed(name: Buffer, { time, crc, bytes, start }: Listed): Buffer {
  const line = Buffer.alloc(46 + name.length)
  line.writeUInt32LE(0x02014b50, 0)
  line.writeUInt16LE(MADE_BY, 4)
  line.writeUInt16LE(NEEDED, 6)
  line.writeUInt16LE(FLAGS, 8)
  line.writeUInt32LE(time, 12)
  for (const [index, value] of [crc, bytes, bytes].entries()) line.writeUInt32LE(value, 16 + index * 4)
  line.writeUInt16LE(name.length, 28)
  line.writeUInt32LE(ATTRIBUTES, 38)
  line.writeUInt32LE(start, 42)
  name.copy(line, 46)
  return line
}

function endRecord(count: number, size: number, start: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(start, 16)
  return end
}
