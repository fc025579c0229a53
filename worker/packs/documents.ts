import type { Readable } from 'node:stream'
import { endingOf } from '../../domain/documents/rules.ts'
import type { Day } from '../../domain/kernel/calendar.ts'
import type { FileStore } from '../../domain/kernel/deps.ts'
import type { ReceivedDocumentId, TenantId } from '../../domain/kernel/ids.ts'
import type { PackPaper } from '../../domain/kernel/pack-layout.ts'
import { deletedFiles } from '../../domain/retention/content-queries.ts'
import { extensionOf, safeName, uniqueNames } from '../../platform/file-names.ts'
import { auditorCertificateFiles } from './auditor-certificates.ts'
import { certificateFiles } from './certificates.ts'
import { selectEvidence } from './party-queries.ts'
import { type Population, pageOfPrints, pageOfReceived } from './queries.ts'
import type { InPage } from './register.ts'

/** A stored file that belongs into the pack, and where the log may name it. */
export type StoredDocument = {
  readonly path: string
  readonly sha256: string
  readonly entry: { readonly kind: 'document' | 'file'; readonly id: string }
}

/** One that is to be packed: how large it is, and the number of the newest entry of the log that names it. */
export type ListedDocument = StoredDocument & { readonly bytes: number; readonly seq: bigint | null }

const ofFile = (sha256: string) => ({ sha256, entry: { kind: 'file', id: sha256 } }) as const

/** Of the papers that the pack's purpose asks for: every printed PDF of the period, every received file, every evidence of a registration, every certificate and every auditor's certificate, in a fixed order. What was lawfully deleted is left out. */
export async function* documentsOf(inPage: InPage, population: Population): AsyncIterable<StoredDocument> {
  const deleted = await inPage(deletedFiles)
  for await (const document of everyFile(inPage, population)) if (!deleted.has(document.sha256)) yield document
}

async function* everyFile(inPage: InPage, population: Population): AsyncIterable<StoredDocument> {
  const { papers } = population
  if (papers.has('issued')) yield* prints(inPage, population)
  const ofOthers = {
    received: receivedFiles(inPage, population),
    registrations: evidence(inPage, population),
    certificates: certificatePapers(inPage, population),
    'auditor-certificates': auditorCertificateFiles(inPage, population),
  }
  for (const [kind, each] of Object.entries(ofOthers))
    if (papers.has(kind as PackPaper)) yield* population.redacted ? underNumbers(each) : each
}

/** The papers of a folder under numbers: what a supplier or a partner calls his tells who he is. */
async function* underNumbers(papers: AsyncIterable<StoredDocument>): AsyncIterable<StoredDocument> {
  let last = 0
  for await (const paper of papers) {
    last += 1
    const folder = paper.path.slice(0, paper.path.lastIndexOf('/') + 1)
    yield { ...paper, path: `${folder}${String(last).padStart(6, '0')}` }
  }
}

async function* certificatePapers(inPage: InPage, population: Population): AsyncIterable<StoredDocument> {
  for await (const { path, sha256 } of certificateFiles(inPage, population)) yield { path, ...ofFile(sha256) }
}

async function* prints(inPage: InPage, population: Population): AsyncIterable<StoredDocument> {
  const issuedName = uniqueNames()
  const { redacted } = population
  for (let after = { type: '', sequence: 0n }; ; ) {
    const page = await inPage((tx) => pageOfPrints(tx, population, after))
    for (const r of page) {
      after = { type: r.document_type, sequence: r.sequence }
      // The ending names a statement, and that may tell where the goods go.
      const ending = redacted ? '' : endingOf({ kind: r.kind, statementKey: r.statement_key })
      const path = `05_documents/issued/${issuedName(safeName(r.number) + ending, redacted ? '' : '.pdf')}`
      if (r.sha256) yield { path, sha256: r.sha256, entry: { kind: 'document', id: r.id } }
    }
    if (page.length === 0) return
  }
}

async function* receivedFiles(inPage: InPage, population: Population): AsyncIterable<StoredDocument> {
  const receivedName = uniqueNames()
  for (let after: { day: Day; id: ReceivedDocumentId } | null = null; ; ) {
    const from = after
    const page: Awaited<ReturnType<typeof pageOfReceived>> = await inPage((tx) => pageOfReceived(tx, population, from))
    for (const r of page) {
      const again = after?.id === r.id
      after = { day: r.document_date, id: r.id }
      if (again || !r.file_sha256) continue
      const name = receivedName(safeName(r.number), extensionOf(r.file_name))
      yield { path: `05_documents/received/${name}`, ...ofFile(r.file_sha256) }
    }
    if (page.length === 0) return
  }
}

async function* evidence(inPage: InPage, population: Population): AsyncIterable<StoredDocument> {
  const uniqueName = uniqueNames()
  for (const { of, day, name, sha256 } of await inPage((tx) => selectEvidence(tx, population))) {
    const file = uniqueName(`${safeName(of)}-${day ?? 'undated'}`, extensionOf(name))
    yield { path: `05_documents/registrations/${file}`, ...ofFile(sha256) }
  }
}

/** How large the stored files are; one that is missing is found when it is packed. */
export function measured(
  files: Pick<FileStore, 'size'>,
  tenantId: TenantId,
  documents: readonly StoredDocument[],
): Promise<readonly (StoredDocument & { readonly bytes: number })[]> {
  return Promise.all(
    documents.map(async (document) => ({ ...document, bytes: (await files.size(tenantId, document.sha256)) ?? 0 })),
  )
}

const AHEAD = 3

/** The documents with their bytes, the next few already being read while one is packed. */
export async function* readAhead(
  files: Pick<FileStore, 'read'>,
  tenantId: TenantId,
  documents: Iterable<StoredDocument>,
): AsyncIterable<{ readonly document: StoredDocument; readonly content: AsyncIterable<Uint8Array> }> {
  const reading: { readonly document: StoredDocument; readonly stream: Readable }[] = []
  try {
    for (const document of documents) {
      const stream = files.read(tenantId, document.sha256)
      // An error before its turn waits in the stream for whoever reads it.
      stream.on('error', () => {})
      stream.read(0)
      reading.push({ document, stream })
      const next = reading.length > AHEAD ? reading.shift() : undefined
      if (next) yield { document: next.document, content: storedBytes(next.document, next.stream) }
    }
    for (let next = reading.shift(); next; next = reading.shift())
      yield { document: next.document, content: storedBytes(next.document, next.stream) }
  } finally {
    for (const { stream } of reading) stream.destroy()
  }
}

async function* storedBytes(document: StoredDocument, stream: Readable): AsyncIterable<Uint8Array> {
  try {
    for await (const chunk of stream) yield chunk as Uint8Array
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    throw new DamagedFile(`The stored file of ${document.path} is missing. Nothing was packed.`)
  }
}

/** Refuses the pack when the bytes that went into it no longer hash to the file's name (META-2). */
export function refuseChanged(document: StoredDocument, packed: { readonly sha256: string }): void {
  if (packed.sha256 !== document.sha256)
    throw new DamagedFile(`The stored file of ${document.path} was changed after it was stored. Nothing was packed.`)
}

/** A stored file that cannot be vouched for: trying again does not help. */
export class DamagedFile extends Error {
  override readonly name = 'DamagedFile'
}
