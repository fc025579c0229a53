import { createHash, hash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import type { Engine, Source } from '../../domain/pack-check/engine.ts'

/** What a verifier runs on in Node. */
export const nodeEngine: Engine = {
  sha256: (bytes) => hash('sha256', bytes, 'buffer'),
  async measure(pieces) {
    if (pieces instanceof Uint8Array) return { sha256: hash('sha256', pieces), crc: crc32(pieces) }
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
    read: async (offset, length) => readInto(file, Buffer.allocUnsafe(length), offset),
    blocks: (from, to) => blocksOf(file, from, to),
    close: () => closeSync(file),
  }
}

function readInto(file: number, room: Buffer, offset: number): Uint8Array {
  for (let done = 0; done < room.length; ) {
    const read = readSync(file, room, done, room.length - done, offset + done)
    if (read === 0) throw new Error('The file became shorter while it was read.')
    done += read
  }
  return room
}

// As much as stays in the processor's nearest memory while it is hashed.
const BLOCK = 262_144

async function* blocksOf(file: number, from: number, to: number): AsyncIterable<Uint8Array> {
  const room = Buffer.allocUnsafe(Math.min(BLOCK, Math.max(to - from, 0)))
  for (let at = from; at < to; at += BLOCK) yield readInto(file, room.subarray(0, Math.min(BLOCK, to - at)), at)
}

/** Bytes that lie in memory. */
export function bytesSource(bytes: Uint8Array): Source {
  return {
    size: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, offset + length),
    async *blocks(from, to) {
      // Not in one piece, so that what reads in pieces is looked at in tests.
      for (let at = from; at < to; at += 50_000) yield bytes.subarray(at, Math.min(at + 50_000, to))
    },
  }
}
