import { Hono } from 'hono'
import { openDownload } from '../../domain/audit-packs/download-pack.ts'
import { notFound } from '../../domain/kernel/errors.ts'
import {
  type AuditPackId,
  type PackDownloadId,
  parseId,
  type ReceivedWarrantyId,
  type TradeDocumentId,
} from '../../domain/kernel/ids.ts'
import { readReceivedFile } from '../../domain/received-warranties/index.ts'
import { readTradeDocument } from '../../domain/trade-documents/index.ts'
import type { AppEnv } from './env.ts'
import { streamFile } from './file-response.ts'

/** The addresses of bytes: PDFs of documents, received files and audit packs, each behind the same use cases as their pages. */
export function byteRoutes(): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()
  routes.get('/documents/:id/pdf/:kind', async (c) => {
    const actor = c.get('actor')
    const id = parseId<TradeDocumentId>(c.req.param('id'))
    if (!actor || !id) throw notFound('document')
    const deps = c.get('deps')
    const document = await readTradeDocument(deps, actor, id)
    const page = document.documents.find(({ kind }) => kind === c.req.param('kind'))
    if (!page?.sha256) throw notFound('document')
    const name = page.kind === 'warranty-statement' ? `${document.number}-warranty.pdf` : `${document.number}.pdf`
    const file = { sha256: page.sha256, bytes: Number(page.bytes), name, mediaType: 'application/pdf' }
    return streamFile(deps.files, actor, file, c.req.query('download') === undefined ? 'inline' : 'attachment')
  })
  routes.get('/received/:id/file', async (c) => {
    const actor = c.get('actor')
    const id = parseId<ReceivedWarrantyId>(c.req.param('id'))
    if (!actor || !id) throw notFound('file')
    const deps = c.get('deps')
    const file = await readReceivedFile(deps, actor, id)
    return streamFile(deps.files, actor, file, c.req.query('download') === undefined ? 'inline' : 'attachment')
  })
  routes.get('/packs/:id/downloads/:downloadId', async (c) => {
    const actor = c.get('actor')
    const id = parseId<AuditPackId>(c.req.param('id'))
    const downloadId = parseId<PackDownloadId>(c.req.param('downloadId'))
    if (!actor || !id || !downloadId) throw notFound('download')
    const deps = c.get('deps')
    const file = await openDownload(deps, actor, id, downloadId)
    return streamFile(deps.files, actor, { ...file, mediaType: 'application/zip' })
  })
  return routes
}
