import { generateKeyPairSync, sign as signBytes } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { toBase64, utf8Bytes } from '../../domain/evidence-log/bytes.ts'
import { checkpointText } from '../../domain/evidence-log/checkpoint.ts'
import { formatNoteKey, noteKey, signNote } from '../../domain/evidence-log/note.ts'
import { formatTlogProof } from '../../domain/evidence-log/tlog-proof.ts'
import { foldNodes, inclusionPath, leafHash, type Node, peaks } from '../../domain/evidence-log/tree.ts'
import { canonicalJson } from '../../domain/kernel/canonical.ts'
import { sha256 as hexOf } from '../../domain/kernel/sha256.ts'
import { packNoteText } from '../../domain/pack-check/pack-note.ts'
import type { Volume } from '../../domain/pack-check/volume.ts'
import { nodeEngine } from '../../worker/pack-check/node-engine.ts'
import { openBag } from '../../worker/packs/bag.ts'

const { sha256 } = nodeEngine
export const COMPANY = '01938000-0000-7000-8000-000000000001'
const ORIGIN = `log.example/${COMPANY}`

/** A key of a log that this test made. */
export function newLogKey(origin = ORIGIN) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const key = noteKey(sha256, origin, publicKey.export({ format: 'der', type: 'spki' }).subarray(-32))
  return { key, line: formatNoteKey(key), sign: async (data: Uint8Array) => signBytes(null, data, privateKey) }
}
export type LogKey = ReturnType<typeof newLogKey>

/** A company's log in memory: the plainest one that can be, to hold the real one and the verifiers against. */
export class MadeLog {
  readonly records: string[] = []
  // Of entries that only ever follow, a complete subtree stays what it is.
  private readonly complete = new Map<string, Uint8Array>()
  readonly company: string
  constructor(company = COMPANY) {
    this.company = company
  }

  add(verb: string, hashes: Readonly<Record<string, string>> = {}): number {
    const seq = this.records.length
    const objectId = `01938000-0000-7000-8000-${String(seq).padStart(12, '0')}`
    this.records.push(
      canonicalJson({
        ...{ format: 'briefke/entry/1', company: this.company, seq, at: '2026-03-31T10:00:00.000Z', verb, hashes },
        ...{ actorKind: 'dealer', objectKind: 'trade-document', objectId },
        ...{ actor: hexOf(`actor ${seq}`), details: hexOf(`details ${seq}`) },
      }),
    )
    return seq
  }

  private hashOf({ level, index }: Node): Uint8Array {
    if (level === 0) return leafHash(sha256, utf8Bytes(this.records[Number(index)] ?? ''))
    const known = this.complete.get(`${level}/${index}`)
    if (known) return known
    const halves = [0n, 1n].map((side) => this.hashOf({ level: level - 1, index: index * 2n + side }))
    const hash = foldNodes(sha256, halves)
    this.complete.set(`${level}/${index}`, hash)
    return hash
  }

  peaksAt(size: number): readonly Uint8Array[] {
    return peaks(BigInt(size)).map((node) => this.hashOf(node))
  }

  checkpoint({ key, sign }: LogKey, size = this.records.length): Promise<string> {
    const root = foldNodes(sha256, this.peaksAt(size))
    return signNote(checkpointText({ origin: key.name, size: BigInt(size), root }), key, sign)
  }

  proof(index: number, size: number): readonly Uint8Array[] {
    return inclusionPath(BigInt(index), BigInt(size)).map((nodes) =>
      foldNodes(
        sha256,
        nodes.map((node) => this.hashOf(node)),
      ),
    )
  }
}

type Made = {
  readonly log: MadeLog
  readonly key: LogKey
  /** Other keys that the pack names, older ones. */
  readonly older?: readonly string[]
  readonly from?: number
  readonly to?: number
  /** Of a redacted pack, which has the proofs of its documents and not them. */
  readonly withholds?: boolean
  readonly documents: readonly { readonly path: string; readonly content: string; readonly index: number | null }[]
  /** Which volume of how many; only the first one has cover and registers. */
  readonly volume?: Volume
  readonly changed?: {
    readonly stated?: object
    readonly files?: (files: Map<string, string>) => void
  }
}

/** The files of a pack with its proofs, by their path in `data/`. */
export async function packFiles(made: Made) {
  const { log, key, older = [], from = 0, to = made.log.records.length } = made
  const { documents, withholds = false, volume, changed } = made
  const isFirst = volume === undefined || volume.number === 1
  const note = await log.checkpoint(key, to)
  const numbers = documents.filter(({ path }) => path.startsWith('issued/')).length
  const files = new Map<string, string>([
    ...(isFirst ? firstFiles(numbers) : []),
    ['07_proofs/checkpoint.txt', note],
    ['07_proofs/keys.txt', [...older, key.line].map((line) => `${line}\n`).join('')],
    [
      '07_proofs/entries.ndjson',
      log.records
        .slice(from, to)
        .map((record) => `${record}\n`)
        .join(''),
    ],
  ])
  if (from > 0) {
    files.set('07_proofs/previous-checkpoint.txt', await log.checkpoint(key, from))
    files.set(
      '07_proofs/previous-peaks.txt',
      log
        .peaksAt(from)
        .map((hash) => `${toBase64(hash)}\n`)
        .join(''),
    )
  }
  for (const { path, content, index } of documents) {
    if (!withholds) files.set(`05_documents/${path}`, content)
    if (index === null) continue
    const extra = utf8Bytes(log.records[index] ?? '')
    const proof = { index: BigInt(index), proof: log.proof(index, to), checkpoint: note, extra }
    files.set(`07_proofs/documents/${path}.tlog-proof`, formatTlogProof(proof))
  }
  const there = withholds ? [] : documents
  const within = (folder: string) => there.filter(({ path }) => path.startsWith(`${folder}/`)).length
  const unproven = documents.filter(({ index }) => index === null).map(({ path }) => path)
  const stated = {
    ...{
      format: 'briefke/completeness/1',
      company: log.company,
      companyName: 'Scheldt Diamonds NV',
      scheme: 'a scheme',
    },
    ...{ label: '2026-Q1', from: '2026-01-01', to: '2026-03-31', at: '2026-04-01T08:00:00.000Z' },
    log: { origin: key.key.name, from, to },
    series: [
      { documentType: 'invoice', first: 'INV-00001', last: 'INV-00009', used: 8, voided: 1, missing: ['INV-00004'] },
    ],
    registers: isFirst ? [{ path: '01_registers/warranties_issued.csv', rows: numbers }] : [],
    ...(volume ? { volume } : {}),
    files: {
      ...{ issued: within('issued'), received: within('received') },
      ...{
        other: there.length - within('issued') - within('received'),
        proven: documents.length - unproven.length,
      },
      unproven: unproven.toSorted(),
    },
    ...(withholds ? { withheld: documents.map(({ path, content }) => ({ path, sha256: hexOf(content) })) } : {}),
    ...changed?.stated,
  }
  files.set('07_proofs/completeness.json', `${canonicalJson(stated)}\n`)
  changed?.files?.(files)
  return files
}

const firstFiles = (numbers: number): readonly (readonly [string, string])[] => [
  ['00_cover.pdf', '%PDF-1.7 the cover\n'],
  ['01_registers/warranties_issued.csv', `number,note\r\n${'INV-1,"two\r\nlines"\r\n'.repeat(numbers)}`],
]

/** The bytes of a pack of these files, as the worker writes one. */
export async function packBytes(
  files: ReadonlyMap<string, string>,
  { key, sign }: LogKey,
  { note, bagCount = '1 of 1' }: { readonly note?: string; readonly bagCount?: string } = {},
): Promise<Buffer> {
  const bag = openBag('Scheldt-2026-Q1', new Date('2026-04-01T08:00:00Z'))
  const bytes = buffer(bag.output)
  for (const [path, content] of files) await bag.add(path, [Buffer.from(content, 'utf8')])
  await bag.finish(
    [
      ['Source-Organization', 'Scheldt Diamonds NV'],
      ['Bag-Count', bagCount],
    ],
    async (manifest, info) => note ?? signNote(packNoteText(key.name, manifest, info), key, sign),
  )
  return bytes
}

/** A log with a few documents, and the pack of its second period. */
export async function secondPack(key = newLogKey()) {
  const log = new MadeLog()
  for (let at = 0; at < 11; at += 1) log.add('issued')
  const last = await log.checkpoint(key)
  const documents = ['issued/INV-00001.pdf', 'issued/INV-00002.pdf', 'received/A-9.pdf', 'kpc/BW1.pdf'].map((path) => {
    const content = `%PDF-1.7 ${path}\n`
    return { path, content, index: path.startsWith('kpc') ? null : log.add('printed', { file: hexOf(content) }) }
  })
  for (let at = 0; at < 6; at += 1) log.add('voided')
  const made: Made = { log, key, from: 11, documents }
  return { made, key, last, files: await packFiles(made) }
}

/** The pack of `secondPack` in three volumes, whose papers lie in them as they are told. */
export async function packVolumes(
  { made, key }: Awaited<ReturnType<typeof secondPack>>,
  changed: (number: number) => Partial<Volume> & { readonly stated?: object; readonly bagCount?: string } = () => ({}),
): Promise<readonly Buffer[]> {
  const shares = [made.documents.slice(0, 1), made.documents.slice(1, 3), made.documents.slice(3)]
  return Promise.all(
    shares.map(async (documents, index) => {
      const { stated, bagCount, ...own } = changed(index + 1)
      const volume = { number: index + 1, count: 3, whole: { issued: 2, received: 1, other: 1 }, ...own }
      const files = await packFiles({ ...made, documents, volume, ...(stated && { changed: { stated } }) })
      return packBytes(files, key, { bagCount: bagCount ?? `${volume.number} of ${volume.count}` })
    }),
  )
}
