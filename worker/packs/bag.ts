import type { Readable } from 'node:stream'
import { openStoredZip } from '../../platform/stored-zip.ts'
import type { ZipEntry } from '../../platform/zip.ts'

type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** What was put into the bag: the path in the payload, its hash and its size. */
export type BagEntry = ZipEntry

/** Signs what a pack is: the hashes of its two tag files that say everything else. */
export type SignPack = (manifestSha256: string, infoSha256: string) => Promise<string>

export type BagInfo = readonly (readonly [name: string, value: string])[]

export type Bag = {
  /** Streams one payload file into `data/`; resolves when it is read to its end. */
  readonly add: (path: string, content: Bytes) => Promise<BagEntry>
  /** Writes the tag files and closes the ZIP. `sign` makes `pack.note` of the hashes of manifest and `bag-info.txt`. */
  readonly finish: (info: BagInfo, sign?: SignPack) => Promise<void>
  /** Gives the bag up: whoever reads `output` sees the error. */
  readonly abandon: (error: Error) => void
  /** The ZIP's bytes, to be read while the bag is filled. */
  readonly output: Readable
}

/** A BagIt 1.0 bag as a streamed ZIP with `root` as its only folder. The same content and time give the same bytes. */
export function openBag(root: string, at: Date): Bag {
  // Nothing is compressed: every byte of a pack has one meaning, and none unpacks to more than it is (docs/packs.md).
  const zip = openStoredZip(at)
  const entries: BagEntry[] = []
  const tags: BagEntry[] = []
  const write = async (path: string, content: Bytes): Promise<BagEntry> => ({
    ...(await zip.add(`${root}/${path}`, content)),
    path,
  })
  const tag = async (path: string, text: string) => tags.push(await write(path, [Buffer.from(text)]))
  const hashOf = (path: string) => tags.find((each) => each.path === path)?.sha256 ?? ''
  return {
    output: zip.output,
    abandon: zip.abandon,
    async add(path, content) {
      const entry = await write(`data/${path}`, content)
      entries.push(entry)
      return entry
    },
    async finish(info, sign) {
      const octets = entries.reduce((sum, entry) => sum + entry.bytes, 0)
      const lines = [...info, ['Payload-Oxum', `${octets}.${entries.length}`] as const]
      await tag('bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')
      await tag('bag-info.txt', lines.map(([name, value]) => `${name}: ${value.replace(/\s+/g, ' ')}\n`).join(''))
      await tag('manifest-sha256.txt', manifest(entries))
      if (sign) await tag('pack.note', await sign(hashOf('manifest-sha256.txt'), hashOf('bag-info.txt')))
      const own = manifest(tags)
      await write('tagmanifest-sha256.txt', [Buffer.from(own)])
      await zip.end()
    },
  }
}

function manifest(entries: readonly BagEntry[]): string {
  return entries
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map((entry) => `${entry.sha256}  ${entry.path}\n`)
    .join('')
}
