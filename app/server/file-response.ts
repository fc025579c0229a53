import { Readable } from 'node:stream'
import type { Actor } from '../../domain/kernel/actor.ts'
import type { FileStore } from '../../domain/kernel/deps.ts'
import { notFound } from '../../domain/kernel/errors.ts'

type Served = { readonly sha256: string; readonly bytes: number; readonly name: string; readonly mediaType: string }

/** Streams a stored file of the actor's company. The bytes never pass through memory as a whole. */
export function streamFile(
  files: FileStore,
  actor: Actor,
  file: Served,
  disposition: 'attachment' | 'inline' = 'attachment',
): Response {
  if (!('tenantId' in actor)) throw notFound('file')
  const stream = Readable.toWeb(files.read(actor.tenantId, file.sha256)) as ReadableStream<Uint8Array>
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
