import { type Context, Hono } from 'hono'
import { openDownload } from '../../domain/audit-packs/download-pack.ts'
import { readCertificateFile as readAuditorCertificate } from '../../domain/auditor-certificates/index.ts'
import { readCollected } from '../../domain/bulk-jobs/collected.ts'
import { readCertificateFile, readConfirmationLetter } from '../../domain/certificates/index.ts'
import { readEvidence } from '../../domain/companies/index.ts'
import { readCheckEvidence } from '../../domain/counterparties/registrations/index.ts'
import { publishedKeys } from '../../domain/evidence-log/log-key.ts'
import { readGovernanceFile } from '../../domain/governance/index.ts'
import { readInboxFile } from '../../domain/inbox/read-items.ts'
import type { TenantActor } from '../../domain/kernel/actor.ts'
import { notFound } from '../../domain/kernel/errors.ts'
import {
  type AuditPackId,
  type BulkJobId,
  type CertificateId,
  type CounterpartyId,
  type CounterpartyRegistrationId,
  type GovernanceRecordId,
  type Id,
  type InboxItemId,
  type LetterId,
  type PackDownloadId,
  parseId,
  type ReceivedDocumentId,
  type RegistrationId,
  type SanctionId,
  type TenantId,
  type TradeDocumentId,
} from '../../domain/kernel/ids.ts'
import { readLedgerEvidence } from '../../domain/ledger/index.ts'
import { readLetterFile } from '../../domain/letters/index.ts'
import { readReceivedFile } from '../../domain/received-documents/index.ts'
import { readOwnAnswerFile } from '../../domain/sanctions/answer.ts'
import { readAnswerFile } from '../../domain/sanctions/index.ts'
import { authorityCertificate } from '../../domain/signing/index.ts'
import { printKeys } from '../../domain/signing/print-key.ts'
import { collectedZip } from './collected-zip.ts'
import { documentFile } from './document-file.ts'
import type { AppEnv } from './env.ts'
import { streamFile } from './file-response.ts'

/** The addresses of bytes: PDFs of documents, received files, evidence and audit packs, each behind the same use cases as their pages. */
export function byteRoutes(): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()
  routes.get('/documents/:id/pdf/:kind', async (c) => {
    const actor = insider(c)
    const deps = c.get('deps')
    const file = await documentFile(deps, actor, idIn<TradeDocumentId>(c, 'id'), c.req.param('kind'))
    return streamFile(deps.files, actor.tenantId, file, dispositionOf(c))
  })
  routes.get('/documents/bulk/:id/zip', async (c) => {
    const actor = insider(c)
    const deps = c.get('deps')
    return collectedZip(deps.files, actor.tenantId, await readCollected(deps, actor, idIn<BulkJobId>(c, 'id')))
  })
  // Whoever trusts this certificate can check every signature of ours without us.
  routes.get('/authority.cer', async (c) => {
    const certificate = await authorityCertificate(c.get('deps').system)
    if (!certificate) throw notFound('certificate')
    return c.body(new Uint8Array(certificate), 200, {
      'content-type': 'application/pkix-cert',
      'content-disposition': 'attachment; filename="briefke-authority.cer"',
    })
  })
  // Whoever holds these can check what a printed code says without us.
  routes.get('/v/keys.json', async (c) =>
    c.json({ keys: await printKeys(c.get('deps').system) }, 200, { 'cache-control': 'no-cache' }),
  )
  // Whoever holds these can check a company's log and its packs without us.
  routes.get('/v/log-keys.txt', async (c) =>
    c.text(await publishedKeys(c.get('deps')), 200, { 'cache-control': 'no-cache' }),
  )
  routes.get('/received/:id/file', async (c) => {
    const actor = insider(c)
    const deps = c.get('deps')
    const file = await readReceivedFile(deps, actor, idIn<ReceivedDocumentId>(c, 'id'))
    return streamFile(deps.files, actor.tenantId, file, dispositionOf(c))
  })
  routes.get('/inbox/:id/file', async (c) => {
    const actor = insider(c)
    const deps = c.get('deps')
    const file = await readInboxFile(deps, actor, idIn<InboxItemId>(c, 'id'))
    return streamFile(deps.files, actor.tenantId, file, dispositionOf(c))
  })
  routes.get('/certificates/:id/file', async (c) => {
    const actor = insider(c)
    const deps = c.get('deps')
    const file = await readCertificateFile(deps, actor, idIn<CertificateId>(c, 'id'))
    return streamFile(deps.files, actor.tenantId, file, dispositionOf(c))
  })
  routes.get('/certificates/:id/letter.txt', async (c) => {
    const { number, plain } = await readConfirmationLetter(c.get('deps'), insider(c), idIn<CertificateId>(c, 'id'))
    return c.text(plain, 200, {
      'content-disposition': `attachment; filename="import-confirmation-${number.replace(/[^\w.-]/g, '_')}.txt"`,
      'cache-control': 'private, no-store',
    })
  })
  routes.get('/letters/:id/pdf', async (c) => {
    const actor = insider(c)
    const deps = c.get('deps')
    const file = await readLetterFile(deps, actor, idIn<LetterId>(c, 'id'))
    return streamFile(deps.files, actor.tenantId, file, dispositionOf(c))
  })
  routes.get('/auditor-certificates/:id/pdf', async (c) => {
    const actor = insider(c)
    const deps = c.get('deps')
    const file = await readAuditorCertificate(deps, actor, idIn<LetterId>(c, 'id'))
    return streamFile(deps.files, actor.tenantId, file, dispositionOf(c))
  })
  routes.get('/ledger/evidence/:sha256', async (c) => {
    const actor = insider(c)
    const deps = c.get('deps')
    const file = await readLedgerEvidence(deps, actor, c.req.param('sha256'))
    return streamFile(deps.files, actor.tenantId, file, dispositionOf(c))
  })
  routes.get('/company/governance/:id/file', async (c) => {
    const actor = insider(c)
    const deps = c.get('deps')
    const file = await readGovernanceFile(deps, actor, idIn<GovernanceRecordId>(c, 'id'))
    return streamFile(deps.files, actor.tenantId, file, dispositionOf(c))
  })
  routes.get('/companies/:id/registrations/:registrationId/evidence', async (c) => {
    const actor = c.get('actor')
    if (!actor) throw notFound('file')
    const deps = c.get('deps')
    const id = idIn<TenantId>(c, 'id')
    const file = await readEvidence(deps, actor, id, idIn<RegistrationId>(c, 'registrationId'))
    return streamFile(deps.files, id, file)
  })
  routes.get('/sanctions/:id/files/:sha256', async (c) => {
    const actor = c.get('actor')
    if (!actor) throw notFound('file')
    const deps = c.get('deps')
    const { tenantId, ...file } = await readAnswerFile(deps, actor, idIn<SanctionId>(c, 'id'), c.req.param('sha256'))
    return streamFile(deps.files, tenantId, file)
  })
  routes.get('/association-notices/:id/files/:sha256', async (c) => {
    const actor = insider(c)
    const deps = c.get('deps')
    const file = await readOwnAnswerFile(deps, actor, idIn<SanctionId>(c, 'id'), c.req.param('sha256'))
    return streamFile(deps.files, actor.tenantId, file)
  })
  routes.get('/counterparties/:id/registrations/:registrationId/evidence', async (c) => {
    const actor = insider(c)
    const deps = c.get('deps')
    const registrationId = idIn<CounterpartyRegistrationId>(c, 'registrationId')
    const file = await readCheckEvidence(deps, actor, idIn<CounterpartyId>(c, 'id'), registrationId)
    return streamFile(deps.files, actor.tenantId, file, dispositionOf(c))
  })
  routes.get('/packs/:id/downloads/:downloadId', async (c) => {
    const actor = insider(c)
    const deps = c.get('deps')
    const file = await openDownload(deps, actor, idIn<AuditPackId>(c, 'id'), idIn<PackDownloadId>(c, 'downloadId'))
    return streamFile(deps.files, actor.tenantId, { ...file, mediaType: 'application/zip' })
  })
  return routes
}

/** Whoever is inside a company; to everybody else these addresses are not there. */
function insider(c: Context<AppEnv>): TenantActor {
  const actor = c.get('actor')
  if (!actor || !('tenantId' in actor)) throw notFound('file')
  return actor
}

function idIn<T extends Id<string>>(c: Context<AppEnv>, name: string): T {
  const id = parseId<T>(c.req.param(name))
  if (!id) throw notFound('file')
  return id
}

function dispositionOf(c: Context<AppEnv>): 'inline' | 'attachment' {
  return c.req.query('download') === undefined ? 'inline' : 'attachment'
}
