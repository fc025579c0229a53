import { findByVerificationHash, findLetterByHash } from '../../db/system/verification.ts'
import { inTenant } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { insertEvent } from '../events/queries.ts'
import { hashSecret } from '../identity/secrets.ts'
import { type Actor, authorizeInCompany } from '../kernel/actor.ts'
import { DomainError, notFound } from '../kernel/errors.ts'
import type { TradeDocumentId } from '../kernel/ids.ts'
import { markRevoked, selectCode } from './queries.ts'

/**
 * What a code says to somebody without an account. Unknown and revoked are told apart; the code has 256 random bits
 * and is looked up by its hash, so nobody can list the codes.
 */
export async function verifyCode(system: Deps['system'], code: string) {
  const hash = hashSecret(code)
  const found = (await findByVerificationHash(system, hash)) ?? (await findLetterByHash(system, hash))
  if (!found) return { outcome: 'unknown' as const }
  if (found.revokedAt) return { outcome: 'revoked' as const, revokedAt: found.revokedAt }
  return {
    outcome: 'found' as const,
    issuer: { legalName: found.legalName, tradeName: found.tradeName, country: found.country },
    /** Who wrote it in his own name, when it was not the company. */
    auditor: found.auditor,
    documentType: found.documentType,
    number: found.number,
    documentDate: found.documentDate,
    totalCarats: found.totalCarats,
    unit: found.unit,
    issuedAt: found.issuedAt,
    voidedAt: found.voidedAt,
    status: found.status === 'issued' ? ('valid' as const) : found.status,
    statements: found.statements,
    deleted: found.deleted,
    // A file that was handed out before its signature was appended is ours as well.
    papers: found.papers.flatMap(({ kind, paper, sha256, unsignedSha256 }) =>
      [sha256, unsignedSha256].flatMap((each) => (each ? [{ kind, paper, sha256: each }] : [])),
    ),
  }
}

export type Verification = Awaited<ReturnType<typeof verifyCode>>

/** Closes a document's public page for good, without touching the document. */
export async function revokeVerification(
  deps: Pick<Deps, 'db' | 'clock'>,
  actor: Actor,
  id: TradeDocumentId,
): Promise<void> {
  authorizeInCompany(actor, 'verification:revoke')
  const at = deps.clock.now()
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    if (!(await selectCode(tx, id))) throw notFound('document')
    if (!(await markRevoked(tx, id, { at, by: actor.name })))
      throw new DomainError('conflict', 'The verification page is closed already.', { reason: 'already_revoked' })
    await insertEvent(tx, actor, at, { verb: 'verification-revoked', objectKind: 'trade-document', objectId: id })
  })
}
