import { createHash } from 'node:crypto'
import type { Day } from '../../domain/kernel/calendar.ts'
import type { FileStore } from '../../domain/kernel/deps.ts'
import type { ReceivedWarrantyId, TenantId } from '../../domain/kernel/ids.ts'
import { safeName, uniqueNames } from './names.ts'
import { type Population, pageOfPrints, pageOfReceived } from './queries.ts'
import type { InPage } from './registers.ts'

/** A stored file that belongs into the pack. */
export type StoredDocument = { readonly path: string; readonly sha256: string }

/** Every printed PDF of the period and every received file, in a fixed order, page by page. */
export async function* documentsOf(inPage: InPage, population: Population): AsyncIterable<StoredDocument> {
  const issuedName = uniqueNames()
  for (let after = { type: '', sequence: 0n }; ; ) {
    const page = await inPage((tx) => pageOfPrints(tx, population, after))
    for (const r of page) {
      after = { type: r.document_type, sequence: r.sequence }
      const ending = r.kind === 'warranty-statement' ? '-warranty' : ''
      if (r.sha256)
        yield { path: `05_documents/issued/${issuedName(safeName(r.number) + ending, '.pdf')}`, sha256: r.sha256 }
    }
    if (page.length === 0) break
  }
  const receivedName = uniqueNames()
  for (let after: { day: Day; id: ReceivedWarrantyId } | null = null; ; ) {
    const from = after
    const page: Awaited<ReturnType<typeof pageOfReceived>> = await inPage((tx) => pageOfReceived(tx, population, from))
    for (const r of page) {
      const again = after?.id === r.id
      after = { day: r.document_date, id: r.id }
      if (again || !r.file_sha256) continue
      const extension = /\.[a-z0-9]{1,5}$/i.exec(r.file_name ?? '')?.[0].toLowerCase() ?? '.bin'
      yield { path: `05_documents/received/${receivedName(safeName(r.number), extension)}`, sha256: r.file_sha256 }
    }
    if (page.length === 0) return
  }
}

/** The stored bytes, checked on the way: a file that is missing or no longer hashes to its name fails the pack (META-2). */
export async function* checkedBytes(
  files: Pick<FileStore, 'read'>,
  tenantId: TenantId,
  file: StoredDocument,
): AsyncIterable<Uint8Array> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of files.read(tenantId, file.sha256)) {
      hash.update(chunk as Uint8Array)
      yield chunk as Uint8Array
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    throw new DamagedFile(`The stored file of ${file.path} is missing. Nothing was packed.`)
  }
  if (hash.digest('hex') !== file.sha256)
    throw new DamagedFile(`The stored file of ${file.path} was changed after it was stored. Nothing was packed.`)
}

/** A stored file that cannot be vouched for: trying again does not help. */
export class DamagedFile extends Error {
  override readonly name = 'DamagedFile'
}
