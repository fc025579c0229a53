import { buffer } from 'node:stream/consumers'
import { companiesWithoutKey, unsignedDocuments } from '../../db/system/signing.ts'
import { inTenant } from '../../db/tenant.ts'
import type { Deps } from '../../domain/deps.ts'
import { awaitedDocument, markSigned } from '../../domain/documents/index.ts'
import type { DocumentId, TenantId } from '../../domain/kernel/ids.ts'
import { companySigner, type SigningDeps, signerOf } from '../../domain/signing/index.ts'
import { ensurePrintKey } from '../../domain/signing/print-key.ts'
import { signPdf } from '../pdf/archive/sign.ts'

type Doing = SigningDeps & {
  readonly files: Deps['files']
  readonly log: { readonly error: (about: object, sentence: string) => void }
}

const [KEYS_AT_ONCE, PAGES_AT_ONCE, PATIENCE_MS] = [20, 100, 60_000]

/** Makes the keys of companies that were onboarded, before they issue anything, and the one for printed codes. */
export async function makeMissingKeys(deps: Doing): Promise<void> {
  await ensurePrintKey(deps).catch((error: unknown) =>
    deps.log.error({ reason: String(error) }, 'the key for printed codes could not be made'),
  )
  for (const tenantId of await companiesWithoutKey(deps.system, KEYS_AT_ONCE))
    await companySigner(deps, tenantId).catch((error: unknown) =>
      deps.log.error({ company: tenantId, reason: String(error) }, 'a signing key could not be made'),
    )
}

/** Signs what was printed while signing was down: the signature is appended, and the file of before stays known (EVD-6). */
export async function signAwaited(deps: Doing): Promise<void> {
  const before = new Date(deps.clock.now().getTime() - PATIENCE_MS)
  for (const { tenantId, id } of await unsignedDocuments(deps.system, before, PAGES_AT_ONCE))
    try {
      await signOne(deps, tenantId, id)
    } catch (error) {
      deps.log.error({ document: id, reason: String(error) }, 'a page could not be signed')
      // What keeps one page from its time stamp keeps them all: they wait for the next sweep.
      if (error instanceof Error && error.name === 'TimeStampError') return
    }
}

async function signOne(deps: Doing, tenantId: TenantId, id: DocumentId): Promise<void> {
  const unsigned = await inTenant(deps.db, tenantId, (tx) => awaitedDocument(tx, id))
  if (!unsigned) return
  const signer = await signerOf(deps, { tenantId, engagementId: unsigned.engagementId })
  const at = deps.clock.now()
  const pdf = await buffer(deps.files.read(tenantId, unsigned.sha256))
  const file = await deps.files.put(tenantId, await signPdf(pdf, { ...signer, at }))
  const signed = { sha256: file.sha256, bytes: BigInt(file.bytes), signed_at: at, signing_key_id: signer.keyId }
  await inTenant(deps.db, tenantId, (tx) =>
    markSigned(tx, { tenantId, id, subjectId: unsigned.subjectId }, { ...signed, unsigned_sha256: unsigned.sha256 }),
  )
}
