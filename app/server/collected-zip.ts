import { Readable } from 'node:stream'
import type { Collected } from '../../domain/bulk-jobs/collected.ts'
import { endingOf } from '../../domain/documents/rules.ts'
import { csvRecord } from '../../domain/kernel/csv.ts'
import type { FileStore } from '../../domain/kernel/deps.ts'
import type { TenantId } from '../../domain/kernel/ids.ts'
import { safeName, uniqueNames } from '../../platform/file-names.ts'
import { openZip, type Zip } from '../../platform/zip.ts'

type Collection = { readonly at: Date; readonly papers: AsyncIterable<Collected> }

/** The PDFs that a job collected as one ZIP, made while it is read: nothing is stored twice, and memory stays flat. */
export function collectedZip(files: FileStore, tenantId: TenantId, { at, papers }: Collection): Response {
  const zip = openZip(at)
  // Whoever goes away in the middle ends it; there is nobody to tell.
  fill(zip, { files, tenantId, papers }).catch((error: unknown) => zip.abandon(error as Error))
  zip.output.on('error', () => {})
  return new Response(Readable.toWeb(zip.output) as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="documents-${at.toISOString().slice(0, 10)}.zip"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}

type Source = { readonly files: FileStore; readonly tenantId: TenantId; readonly papers: Collection['papers'] }

async function fill(zip: Zip, { files, tenantId, papers }: Source): Promise<void> {
  const nameOf = uniqueNames()
  const contents = [csvRecord(['number', 'file', 'sha256', 'bytes', 'remark'])]
  const tell = (number: string, file: string | null, remark: string | null, is?: { sha256: string; bytes: number }) =>
    contents.push(csvRecord([number, file, is?.sha256 ?? null, is?.bytes ?? null, remark]))
  for await (const { number, paper, sentence } of papers) {
    if (!paper) {
      tell(number, null, sentence ?? 'There is no PDF of it.')
      continue
    }
    if ((await files.size(tenantId, paper.sha256)) !== paper.bytes) {
      tell(number, null, 'Its file is missing or damaged in the store.', paper)
      continue
    }
    const name = nameOf(safeName(number) + endingOf(paper), '.pdf')
    const entry = await zip.add(name, files.read(tenantId, paper.sha256), { compress: false })
    tell(
      number,
      name,
      entry.sha256 === paper.sha256 ? null : 'DAMAGED: these are not the bytes that were issued.',
      paper,
    )
  }
  await zip.add('contents.csv', [Buffer.from(contents.join(''))], { compress: true })
  zip.end()
}
