import { plainSha256 } from '../../domain/evidence-log/plain-sha256.ts'
import type { Engine, Source } from '../../domain/pack-check/engine.ts'

const BLOCK = 4 * 1_048_576
const TABLE = Uint32Array.from({ length: 256 }, (_, start) => {
  let value = start
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value >>> 0
})

function crc32(bytes: Uint8Array, before: number): number {
  let crc = ~before
  for (const byte of bytes) crc = (TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8)
  return ~crc >>> 0
}

/** What a verifier runs on in a browser: nothing is fetched, nothing is sent. */
export const browserEngine: Engine = {
  sha256: plainSha256,
  async measure(pieces) {
    const parts: Uint8Array<ArrayBuffer>[] = []
    let crc = 0
    for await (const piece of pieces instanceof Uint8Array ? [pieces] : pieces) {
      crc = crc32(piece, crc)
      parts.push(new Uint8Array(piece))
    }
    // The browser's own takes a whole file at once: papers are small, registers as large as memory has room.
    const whole = await new Blob(parts).arrayBuffer()
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', whole))
    return { sha256: Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join(''), crc }
  },
}

/** A file that somebody chose. */
export function chosenSource(file: Blob): Source {
  const read = async (offset: number, length: number) => {
    const bytes = new Uint8Array(await file.slice(offset, offset + length).arrayBuffer())
    if (bytes.length !== length) throw new Error('The file became shorter while it was read.')
    return bytes
  }
  return {
    size: file.size,
    read,
    async *blocks(from, to) {
      for (let at = from; at < to; at += BLOCK) yield await read(at, Math.min(BLOCK, to - at))
    },
  }
}
