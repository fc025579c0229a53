import { inTenant } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { insertEvent } from '../events/queries.ts'
import { type Actor, authorize, authorizeInCompany } from '../kernel/actor.ts'
import { isDay } from '../kernel/calendar.ts'
import { readCursor, writeCursor } from '../kernel/cursor.ts'
import { DomainError, notFound } from '../kernel/errors.ts'
import type { TradeDocumentId } from '../kernel/ids.ts'
import { parseInput } from '../kernel/parse.ts'
import { lineOfText } from '../kernel/text.ts'
import { whileOpen } from '../ledger/entries/entry.ts'
import { undoEntries } from '../ledger/entries/queries.ts'
import { refuseDependents } from '../originals/index.ts'
import { selectDraftPage, selectIssuedPage } from './list/queries.ts'
import { markVoided, selectIssued } from './queries.ts'
import { engagementPeriod } from './read-document.ts'
import { listSchema } from './schema.ts'
import { selectSuppliedIds } from './supply/queries.ts'

export { changeDraft, createDraft, deleteDraft, isIssued, openDraft, readDraft } from './drafts.ts'
export { draftChoices, laterOf } from './form/index.ts'
export { type Issued, issueTradeDocument } from './issue/index.ts'
export { printAgain } from './print-again.ts'
export { readTradeDocument } from './read-document.ts'
export { bareLines, type Offer, supplyOffers, supplyStatement } from './supply/index.ts'

/**
 * Voids an issued document for a reason. It keeps its number, its lines and its PDF; what it moved is undone. Throws
 * `conflict` while a valid document refers to it.
 */
export async function voidTradeDocument(
  deps: Pick<Deps, 'db' | 'clock'>,
  actor: Actor,
  { id, reason }: { readonly id: TradeDocumentId; readonly reason: unknown },
): Promise<void> {
  authorizeInCompany(actor, 'trade-document:void')
  const at = deps.clock.now()
  await whileOpen(() =>
    inTenant(deps.db, actor.tenantId, async (tx) => {
      const issued = await selectIssued(tx, id)
      if (!issued) throw notFound('document')
      const because = lineOfText('Reason', 500).safeParse(reason)
      if (!because.success) {
        const sentences = because.error.issues.map((issue) => issue.message)
        throw new DomainError('invalid', 'Say why the document is voided.', { fields: { reason: sentences } })
      }
      await refuseDependents(tx, 'issued', { id, number: issued.number })
      if (!(await markVoided(tx, id, { at, by: actor.name, reason: because.data })))
        throw new DomainError('conflict', `${issued.number} is ${issued.status} already.`, { reason: 'not_issued' })
      await undoEntries(tx, [id, ...(await selectSuppliedIds(tx, id))], at)
      await insertEvent(tx, actor, at, {
        verb: 'voided',
        objectKind: 'trade-document',
        objectId: id,
        details: { number: issued.number, reason: because.data },
      })
    }),
  )
}

/** A page of documents, newest date first. Drafts come only when asked for; an auditor sees his engagement's period. */
export async function listTradeDocuments(deps: Pick<Deps, 'db'>, actor: Actor, input: unknown) {
  authorizeInCompany(actor, 'trade-document:read')
  const query = { ...parseInput(listSchema, input), within: engagementPeriod(actor) }
  if (query.status === 'draft') authorize(actor, 'trade-document:read-draft')
  const after = readCursor(query.cursor, isDay)
  const found = await inTenant(deps.db, actor.tenantId, async (tx) =>
    query.status === 'draft' ? selectDraftPage(tx, query, after) : selectIssuedPage(tx, query, after),
  )
  const documents = found.slice(0, query.limit)
  const last = found.length > query.limit ? documents.at(-1) : undefined
  return { documents, nextCursor: last ? writeCursor({ value: last.documentDate, id: last.id }) : null }
}
