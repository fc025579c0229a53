import { createHash, hash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
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

/**
 * A file to be looked at; to be closed afterwards. Read at once, not in turns with others: whoever verifies does nothing
 * else, and a pack has a hundred thousand places to look at. Throws when it cannot be opened or is no file.
 */
export function fileSource(path: string): Source & { readonly close: () => void } {
  const file = openSync(path, 'r')
  const found = fstatSync(file)
  if (!found.isFile()) {
    closeSync(file)
    throw new Error(`${path} is no file.`)
  }
  return {
    size: found.size,
    read: async (offset, length) => readExactly(file, offset, length),
    close: () => closeSync(file),
  }
}

function readExactly(file: number, offset: number, length: number): Uint8Array {
  const bytes = Buffer.allocUnsafe(length)
  for (let done = 0; done < length; ) {
    const read = readSync(file, bytes, done, length - done, offset + done)
    if (read === 0) throw new Error('The file became shorter while it was read.')
    done += read
  }
  return bytes
}

/** Bytes that lie in memory. */
export function bytesSource(bytes: Uint8Array): Source {
  return { size: bytes.length, read: async (offset, length) => bytes.subarray(offset, offset + length) }
}
