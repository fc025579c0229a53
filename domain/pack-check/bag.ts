import type { Engine, Source } from './engine.ts'
import { PackFault } from './engine.ts'
import { type Entry, textOf, walkEntries } from './zip.ts'

/** A bag with the hashes that its files really have. */
export type Bag = {
  readonly info: ReadonlyMap<string, string>
  /** By path within the bag, like `data/README.txt`. */
  readonly files: ReadonlyMap<string, Entry>
  readonly tags: Readonly<Record<(typeof TAGS)[number], string>>
}

const DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'
const TAGS = ['bagit.txt', 'bag-info.txt', 'manifest-sha256.txt', 'pack.note', 'tagmanifest-sha256.txt'] as const
const MOST_TAG_BYTES = 200_000_000

/** The bag in a ZIP: one folder with the tag files of BagIt 1.0 (RFC 8493) and what lies in `data/`. */
export async function readBag(source: Source, entries: readonly Entry[]): Promise<Bag> {
  const [first] = entries
  const folder = first?.name.split('/')[0]
  if (!folder || entries.some(({ name }) => !name.startsWith(`${folder}/`)))
    throw new PackFault('The files are not all in one folder.')
  const files = new Map(entries.map((entry) => [entry.name.slice(folder.length + 1), entry]))
  const stray = [...files.keys()].find((path) => !path.startsWith('data/') && !TAGS.some((tag) => tag === path))
  if (stray !== undefined) throw new PackFault(`“${stray}” is no part of a bag.`)
  const tags = {} as Record<(typeof TAGS)[number], string>
  for (const tag of TAGS) {
    const entry = files.get(tag)
    if (!entry) throw new PackFault(`It is no bag: “${tag}” is missing.`)
    tags[tag] = await textOf(source, entry, MOST_TAG_BYTES)
  }
  if (tags['bagit.txt'] !== DECLARATION) throw new PackFault('“bagit.txt” is not the declaration of BagIt 1.0.')
  const info = readInfo(tags['bag-info.txt'])
  const payload = [...files].filter(([path]) => path.startsWith('data/'))
  const octets = payload.reduce((sum, [, { size }]) => sum + size, 0)
  const oxum = `${octets}.${payload.length}`
  if (info.get('Payload-Oxum') !== oxum)
    throw new PackFault(`“bag-info.txt” counts ${info.get('Payload-Oxum')}, and there are ${oxum} (bytes.files).`)
  return { info, files, tags }
}

function readInfo(text: string): ReadonlyMap<string, string> {
  const info = new Map<string, string>()
  for (const line of linesOf(text, 'bag-info.txt')) {
    const [, name, value] = /^([A-Za-z-]+): (.*)$/.exec(line) ?? []
    if (name === undefined || value === undefined || info.has(name))
      throw new PackFault(`“bag-info.txt” has a line that cannot be read: “${line.slice(0, 80)}”.`)
    info.set(name, value)
  }
  return info
}

/** The lines of a text that ends with a line's end; a text without a line has none. */
export function linesOf(text: string, name: string): readonly string[] {
  if (text === '') return []
  if (!text.endsWith('\n')) throw new PackFault(`“${name}” does not end with the end of a line.`)
  return text.slice(0, -1).split('\n')
}

/** Compares every file with the manifests: same hash, none missing, none too many. Gives the hash of each. */
export async function checkHashes(
  source: Source,
  { files, tags }: Bag,
  { engine, look }: { readonly engine: Engine; readonly look?: ((done: number, total: number) => void) | undefined },
): Promise<ReadonlyMap<string, string>> {
  const listed = new Map([
    ...readManifest(tags['manifest-sha256.txt'], 'manifest-sha256.txt', (path) => path.startsWith('data/')),
    ...readManifest(tags['tagmanifest-sha256.txt'], 'tagmanifest-sha256.txt', (path) =>
      TAGS.some((tag) => tag === path && tag !== 'tagmanifest-sha256.txt'),
    ),
  ])
  const hashes = new Map<string, string>()
  const take = walkEntries(source, [...files.values()])
  let done = 0
  for (const [path, entry] of files) {
    const { sha256, crc } = await engine.measure(await take(entry))
    if (crc !== entry.crc) throw new PackFault(`“${path}” was changed: its checksum in the ZIP does not fit.`)
    hashes.set(path, sha256)
    done += entry.size
    look?.(done, source.size)
    if (path === 'tagmanifest-sha256.txt') continue
    const wanted = listed.get(path)
    if (wanted === undefined) throw new PackFault(`“${path}” is in no manifest: it was added.`)
    if (wanted !== sha256) throw new PackFault(`“${path}” was changed: it has another hash than the manifest lists.`)
    listed.delete(path)
  }
  for (const [path] of listed) throw new PackFault(`“${path}” is listed in a manifest, and missing.`)
  return hashes
}

function readManifest(text: string, name: string, belongs: (path: string) => boolean): ReadonlyMap<string, string> {
  const listed = new Map<string, string>()
  for (const line of linesOf(text, name)) {
    const [, hash = '', path = ''] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? []
    if (hash === '' || !belongs(path) || listed.has(path))
      throw new PackFault(`“${name}” has a line that does not belong there: “${line.slice(0, 120)}”.`)
    listed.set(path, hash)
  }
  return listed
}
