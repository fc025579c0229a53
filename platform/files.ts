import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'

/** What was stored: the file's name is the SHA-256 of its bytes. */
export type StoredFile = { readonly sha256: string; readonly bytes: number }

/**
 * Content-addressed files of the companies. The interface is what an S3 backend offers too:
 * whole objects, written once, read as a stream, never changed, and taken away by a lawful deletion alone.
 */
export type Files = {
  /** Stores the bytes and tells their hash. Storing the same bytes twice is one file. */
  readonly put: (tenantId: string, content: AsyncIterable<Uint8Array> | Uint8Array) => Promise<StoredFile>
  /** The file as a stream. Throws when it is missing. */
  readonly read: (tenantId: string, sha256: string) => Readable
  /** The file's size in bytes, or null when it is not there. */
  readonly size: (tenantId: string, sha256: string) => Promise<number | null>
  /** Takes the file away for good. One that is not there is gone already. */
  readonly remove: (tenantId: string, sha256: string) => Promise<void>
}

/** Files in a folder. A file appears under its name only when it is whole and flushed. */
export function folderFiles(root: string): Files {
  const pathOf = (tenantId: string, sha256: string) => {
    if (!/^[0-9a-f-]{36}$/.test(tenantId) || !/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not the name of a file')
    return join(root, tenantId, sha256.slice(0, 2), sha256)
  }
  const putWhole: Files['put'] = async (tenantId, content) => {
    const incoming = join(root, 'incoming', randomUUID())
    const hash = createHash('sha256')
    let bytes = 0
    const file = await inFolder(incoming, () => open(incoming, 'wx'))
    try {
      for await (const chunk of content instanceof Uint8Array ? [content] : inBlocks(content)) {
        hash.update(chunk)
        bytes += chunk.length
        await file.writeFile(chunk)
      }
      await file.sync()
    } catch (error) {
      await file.close()
      await rm(incoming, { force: true })
      throw error
    }
    await file.close()
    const sha256 = hash.digest('hex')
    const path = pathOf(tenantId, sha256)
    await inFolder(path, () => rename(incoming, path))
    return { sha256, bytes }
  }
  return {
    put: (tenantId, content) => sayingFull(() => putWhole(tenantId, content)),
    read: (tenantId, sha256) => createReadStream(pathOf(tenantId, sha256)),
    async size(tenantId, sha256) {
      const found = await stat(pathOf(tenantId, sha256)).catch(() => null)
      return found ? found.size : null
    },
    remove: (tenantId, sha256) => rm(pathOf(tenantId, sha256), { force: true }),
  }
}

const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

/** Says in a person's words that nothing more can be stored; whoever asked tries again when there is room. */
async function sayingFull<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && FULL.has(String(error.code)))) throw error
    throw new Error('The disk that keeps the files is full. Nothing was stored; make room, and try again.', {
      cause: error,
    })
  }
}

/** Does it, and makes the path's folder first only where it is not there yet. */
async function inFolder<T>(path: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    await mkdir(dirname(path), { recursive: true })
    return act()
  }
}

const BLOCK = 256 * 1024

/** The same bytes in large pieces: a ZIP comes in crumbs, and each write is a trip to the disk's thread. */
async function* inBlocks(content: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const block = Buffer.allocUnsafe(BLOCK)
  let filled = 0
  for await (const chunk of content) {
    if (filled > 0 && filled + chunk.length > BLOCK) {
      yield block.subarray(0, filled)
      filled = 0
    }
    if (chunk.length > BLOCK) {
      yield chunk
      continue
    }
    block.set(chunk, filled)
    filled += chunk.length
  }
  if (filled > 0) yield block.subarray(0, filled)
}
