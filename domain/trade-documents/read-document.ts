import { inTenant } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { type Actor, authorizeInCompany, type TenantActor } from '../kernel/actor.ts'
import type { Day } from '../kernel/calendar.ts'
import { DomainError, notFound } from '../kernel/errors.ts'
import type { TradeDocumentId } from '../kernel/ids.ts'
import { requireContent } from '../retention/gone.ts'
import { selectChain, selectWholeDocument } from './read/queries.ts'

/**
 * An issued document with its lines, warranties, PDFs and history, the documents before and after it in its chain, and
 * the secret of its verification link. An auditor finds only what lies in his engagement's period.
 */
export async function readTradeDocument(deps: Pick<Deps, 'db' | 'keys'>, actor: Actor, id: TradeDocumentId) {
  authorizeInCompany(actor, 'trade-document:read')
  const within = engagementPeriod(actor)
  const outside = ({ documentDate }: { readonly documentDate: Day }) =>
    within !== null && (documentDate < within.from || documentDate > within.to)
  const found = await inTenant(deps.db, actor.tenantId, async (tx) => {
    await requireContent(tx, actor, 'issued', id)
    const document = await selectWholeDocument(tx, id)
    return document && { ...document, chain: await selectChain(tx, document) }
  })
  if (!found || outside(found)) throw notFound('document')
  return {
    ...found,
    chain: found.chain.filter((each) => !outside(each)),
    verificationSecret: deps.keys.linkSecret('verification', id),
  }
}

/** The days that an auditor may look at; null for people of the company. */
export function engagementPeriod(actor: TenantActor): { readonly from: Day; readonly to: Day } | null {
  if (actor.role !== 'auditor') return null
  if (!actor.engagement) throw new DomainError('forbidden', 'You have no engagement with this company.')
  return actor.engagement
}
