import { createHash, hash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import type { Engine, Source } from '../../domain/pack-check/engine.ts'

/** What a verifier runs on in Node. */
export const nodeEngine: Engine = {
  sha256: (bytes) => hash('sha256', bytes, 'buffer'),
  async measure(pieces) {
    const sum = createHash('sha256')
    let crc = 0
    for await (const piece of pieces) {
      sum.update(piece)
      crc = crc32(piece, crc)
    }
    return { sha256: sum.digest('hex'), crc }
  },
}

/** A file to be looked at; to be closed afterwards. Throws when it cannot be opened or is no file. */
export async function fileSource(path: string): Promise<Source & { readonly close: () => Promise<void> }> {
  const file = await open(path)
  const found = await file.stat()
  if (!found.isFile()) {
    await file.close()
    throw new Error(`${path} is no file.`)
  }
  return { size: found.size, read: (offset, length) => readExactly(file, offset, length), close: () => file.close() }
}

async function readExactly(file: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = Buffer.allocUnsafe(length)
  for (let done = 0; done < length; ) {
    const { bytesRead } = await file.read(bytes, done, length - done, offset + done)
    if (bytesRead === 0) throw new Error('The file became shorter while it was read.')
    done += bytesRead
  }
  return bytes
}

/** Bytes that lie in memory. */
export function bytesSource(bytes: Uint8Array): Source {
  return { size: bytes.length, read: async (offset, length) => bytes.subarray(offset, offset + length) }
}
