import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import yazl from 'yazl'

type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** What was put into the bag: the path in the payload, its hash and its size. */
export type BagEntry = { readonly path: string; readonly sha256: string; readonly bytes: number }

export type BagInfo = readonly (readonly [name: string, value: string])[]

export type Bag = {
  /** Streams one payload file into `data/`; resolves when it is read to its end. */
  readonly add: (path: string, content: Bytes, options: { readonly compress: boolean }) => Promise<BagEntry>
  /** Writes the tag files and closes the ZIP. */
  readonly finish: (info: BagInfo) => Promise<void>
  /** Gives the bag up: whoever reads `output` sees the error. */
  readonly abandon: (error: Error) => void
  /** The ZIP's bytes, to be read while the bag is filled. */
  readonly output: Readable
}

/** A BagIt 1.0 bag as a streamed ZIP with `root` as its only folder. The same content and time give the same bytes. */
export function openBag(root: string, at: Date): Bag {
  const zip = new yazl.ZipFile()
  const output = zip.outputStream as Readable
  // ZIP times are local times without a zone: these local fields read as the UTC ones, wherever the worker stands.
  const mtime = new Date(
    at.getUTCFullYear(),
    at.getUTCMonth(),
    at.getUTCDate(),
    at.getUTCHours(),
    at.getUTCMinutes(),
    at.getUTCSeconds(),
  )
  const entries: BagEntry[] = []
  const tags: BagEntry[] = []
  // Who waits is kept here and let go again: a promise that all writes race against would remember every one of them.
  const waiting = new Set<(error: unknown) => void>()
  let stoppedBy: Error | undefined
  const stop = (error: Error) => {
    stoppedBy ??= error
    for (const fail of waiting) fail(stoppedBy)
  }
  zip.on('error', (error) => {
    stop(error as Error)
    output.destroy(error as Error)
  })
  // A reader that went away (disk full, say) must not leave us waiting for it.
  output.on('error', stop)
  output.on('close', () => stop(new Error('the pack’s reader went away')))

  async function write(path: string, content: Bytes, compress: boolean): Promise<BagEntry> {
    const hash = createHash('sha256')
    let bytes = 0
    if (stoppedBy) throw stoppedBy
    const { promise: read, resolve: tell, reject: fail } = Promise.withResolvers<BagEntry>()
    waiting.add(fail)
    async function* measured() {
      try {
        for await (const chunk of content) {
          hash.update(chunk)
          bytes += chunk.length
          yield chunk
        }
        tell({ path, sha256: hash.digest('hex'), bytes })
      } catch (error) {
        fail(error)
        throw error
      }
    }
    const stream = Readable.from(measured(), { objectMode: false, highWaterMark: 256 * 1024 })
    // The failure is told by `fail`; without a listener the stream would end the process.
    stream.on('error', fail)
    zip.addReadStreamLazy(
      `${root}/${path}`,
      { mtime, compress, mode: 0o100644, forceDosTimestamp: true },
      handedOver(stream),
    )
    try {
      return await read
    } finally {
      waiting.delete(fail)
    }
  }

  const tag = async (path: string, text: string) => tags.push(await write(path, [Buffer.from(text)], false))
  return {
    output,
    async add(path, content, { compress }) {
      const entry = await write(`data/${path}`, content, compress)
      entries.push(entry)
      return entry
    },
    async finish(info) {
      const octets = entries.reduce((sum, entry) => sum + entry.bytes, 0)
      const lines = [...info, ['Payload-Oxum', `${octets}.${entries.length}`] as const]
      await tag('bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')
      await tag('bag-info.txt', lines.map(([name, value]) => `${name}: ${value.replace(/\s+/g, ' ')}\n`).join(''))
      await tag('manifest-sha256.txt', manifest(entries))
      const own = manifest(tags)
      await write('tagmanifest-sha256.txt', [Buffer.from(own)], false)
      zip.end()
    },
    abandon(error) {
      output.destroy(error)
    },
  }
}

/** The ZIP keeps this function to its end, but not the stream that it hands over: thousands of them would be memory. */
function handedOver(stream: Readable): (take: (error: null, stream: Readable) => void) => void {
  let held: Readable | undefined = stream
  return (take) => {
    if (held) take(null, held)
    held = undefined
  }
}

function manifest(entries: readonly BagEntry[]): string {
  return entries
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map((entry) => `${entry.sha256}  ${entry.path}\n`)
    .join('')
}
