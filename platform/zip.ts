import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import yazl from 'yazl'

type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** What was put into a ZIP: its path there, its hash and its size. */
export type ZipEntry = { readonly path: string; readonly sha256: string; readonly bytes: number }

export type Zip = {
  /** Streams one file into the ZIP; resolves when it is read to its end. */
  readonly add: (path: string, content: Bytes, options: { readonly compress: boolean }) => Promise<ZipEntry>
  /** Closes the ZIP: nothing comes any more. */
  readonly end: () => void
  /** Gives the ZIP up: whoever reads `output` sees the error. */
  readonly abandon: (error: Error) => void
  /** The ZIP's bytes, to be read while it is filled. */
  readonly output: Readable
}

/** A ZIP that is read while it is filled, file by file, in flat memory. The same content and time give the same bytes. */
export function openZip(at: Date): Zip {
  const zip = new yazl.ZipFile()
  const output = zip.outputStream as Readable
  // ZIP times are local times without a zone: these local fields read as the UTC ones, wherever the process stands.
  const mtime = new Date(
    at.getUTCFullYear(),
    at.getUTCMonth(),
    at.getUTCDate(),
    at.getUTCHours(),
    at.getUTCMinutes(),
    at.getUTCSeconds(),
  )
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
  output.on('close', () => stop(new Error('the ZIP’s reader went away')))

  return {
    output,
    async add(path, content, { compress }) {
      const hash = createHash('sha256')
      let bytes = 0
      if (stoppedBy) throw stoppedBy
      const { promise: read, resolve: tell, reject: fail } = Promise.withResolvers<ZipEntry>()
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
      const options = { mtime, compress, mode: 0o100644, forceDosTimestamp: true }
      zip.addReadStreamLazy(path, options, handedOver(stream))
      try {
        return await read
      } finally {
        waiting.delete(fail)
      }
    },
    end: () => zip.end(),
    abandon: (error) => void output.destroy(error),
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
