import { Readable } from 'node:stream'
import type { FileStore } from '../../domain/kernel/deps.ts'
import type { TenantId } from '../../domain/kernel/ids.ts'

type Served = { readonly sha256: string; readonly bytes: number; readonly name: string; readonly mediaType: string }

/** Streams a stored file of one company that a use case has opened. The bytes never pass through memory as a whole. */
export function streamFile(
  files: FileStore,
  tenantId: TenantId,
  file: Served,
  disposition: 'attachment' | 'inline' = 'attachment',
): Response {
  const stream = Readable.toWeb(files.read(tenantId, file.sha256)) as ReadableStream<Uint8Array>
  return new Response(stream, {
    headers: {
      'content-type': file.mediaType,
      'content-length': String(file.bytes),
      'content-disposition': `${disposition}; filename="${file.name.replace(/[^\w. -]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}
