import { inTenant, type TenantTx } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { type Action, type Actor, authorizeInCompany, type TenantActor } from '../kernel/actor.ts'
import { DomainError, notFound } from '../kernel/errors.ts'
import type { KeptKind } from '../kernel/scheme.ts'
import { selectGone } from './deletion-queries.ts'

const READS: Readonly<Record<KeptKind, Action>> = {
  issued: 'trade-document:read',
  received: 'received-document:read',
  certificate: 'certificate:read',
  letter: 'letter:read',
  pack: 'audit-pack:read',
}

/** What is left of a record whose content was deleted; null while it is there. An auditor finds only what his period has. */
export async function goneRecord(deps: Pick<Deps, 'db'>, actor: Actor, kind: KeptKind, id: string) {
  authorizeInCompany(actor, READS[kind])
  const gone = await inTenant(deps.db, actor.tenantId, (tx) => selectGone(tx, kind, id))
  return gone && isVisible(actor, gone) ? gone : null
}

/** Refuses what needs the content of a record that was deleted. */
export async function requireContent(tx: TenantTx, actor: TenantActor, kind: KeptKind, id: string): Promise<void> {
  const gone = await selectGone(tx, kind, id)
  if (!gone) return
  if (!isVisible(actor, gone)) throw notFound('record')
  const day = gone.emptiedAt?.toISOString().slice(0, 10) ?? ''
  throw new DomainError(
    'conflict',
    `The content of ${gone.number} was deleted on ${day}. It was kept until ${gone.keptUntil} (${gone.rule}).`,
    { reason: 'content_deleted' },
  )
}

function isVisible(actor: TenantActor, { day }: { readonly day: string }): boolean {
  if (actor.role !== 'auditor') return true
  return actor.engagement !== undefined && day >= actor.engagement.from && day <= actor.engagement.to
}
