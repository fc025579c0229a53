import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { crc32 } from 'node:zlib'
import yazl from 'yazl'
import { readZip } from '../../domain/pack-check/zip.ts'
import { openStoredZip } from '../../platform/stored-zip.ts'
import { bytesSource } from '../../worker/pack-check/node-engine.ts'

type Files = readonly (readonly [name: string, content: Buffer])[]

/** The same ZIP with other files, by the very writer of packs: whoever has that can write any ZIP of ours. */
export async function rezip(good: Buffer, change: (files: Files) => Files): Promise<Buffer> {
  const files = (await readZip(bytesSource(good))).entries.map(
    ({ name, at, size }) => [name, good.subarray(at, at + size)] as const,
  )
  const zip = openStoredZip(new Date('2026-04-01T08:00:00Z'))
  const bytes = buffer(zip.output)
  for (const [name, content] of change(files)) await zip.add(name, [content])
  await zip.end()
  return bytes
}

/** The ZIP with five bytes behind its first file that no list names, and every offset moved on. */
export function withGap(good: Buffer): Buffer {
  const second = good.indexOf('PK\u0003\u0004', 4, 'latin1')
  const bytes = Buffer.concat([good.subarray(0, second), Buffer.from('extra'), good.subarray(second)])
  const end = bytes.length - 22
  const central = bytes.readUInt32LE(end + 16) + 5
  bytes.writeUInt32LE(central, end + 16)
  for (let at = central; at < end; at += 46 + bytes.readUInt16LE(at + 28)) {
    const offset = bytes.readUInt32LE(at + 42)
    if (offset > 0) bytes.writeUInt32LE(offset + 5, at + 42)
  }
  return bytes
}

/** The ZIP with another checksum for its first file, in all the places where it stands. */
export function withChecksum(good: Buffer): Buffer {
  const bytes = Buffer.from(good)
  const end = bytes.length - 22
  const central = bytes.readUInt32LE(end + 16)
  const size = bytes.readUInt32LE(central + 24)
  const at = 30 + bytes.readUInt16LE(26)
  const other = crc32('another file')
  bytes.writeUInt32LE(other, central + 16)
  bytes.writeUInt32LE(other, at + size + 4)
  return bytes
}

/** The signature over a whole pack, as it stands in its ZIP. */
export function noteIn(bytes: Buffer): string {
  const from = bytes.indexOf('briefke/pack/1\n')
  return bytes.toString('utf8', from, bytes.indexOf('PK\u0007\u0008', from, 'latin1'))
}

/** A ZIP of the same kind, as yazl writes one by itself. */
export async function byAnotherProgram(): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  zip.addBuffer(Buffer.from('x'), 'a/bagit.txt')
  zip.end()
  return buffer(zip.outputStream as Readable)
}
