import type { TenantTx } from '../../../db/tenant.ts'
import { inTenant } from '../../../db/tenant.ts'
import type { Deps } from '../../deps.ts'
import { insertEvent } from '../../events/queries.ts'
import { hashSecret } from '../../identity/secrets.ts'
import { type Actor, authorizeInCompany, type TenantActor } from '../../kernel/actor.ts'
import { dayIn } from '../../kernel/calendar.ts'
import type { Pace } from '../../kernel/deps.ts'
import { DomainError, notFound } from '../../kernel/errors.ts'
import { type DocumentId, newId, type TradeDocumentId, type WarrantyId } from '../../kernel/ids.ts'
import { selectWarranted } from '../../ledger/balances/queries.ts'
import { whileOpen } from '../../ledger/entries/entry.ts'
import { effectOf } from '../../ledger/rules.ts'
import { settleOriginal } from '../../originals/index.ts'
import { replaceDraft } from '../drafts.ts'
import { requireGoods } from '../goods.ts'
import { selectHeader } from '../read/queries.ts'
import { draftSchema } from '../schema.ts'
import { refuseBlocked } from './blocked.ts'
import { decideStatements } from './decide.ts'
import type { FrozenStatement, IssueFacts, PageAsked } from './frozen.ts'
import { movedBy, refuseClosed, refuseUnsupported, type Shortfall, shortOf } from './ledger.ts'
import { insertIssued, lockDraft } from './queries.ts'
import { refuseUnprintable } from './unprintable.ts'

export type IssueDeps = Pick<Deps, 'db' | 'clock' | 'ring' | 'keys' | 'library'>
export type Issued = {
  readonly id: TradeDocumentId
  readonly number: string
  /** False for everybody but the one call that made the transition. */
  readonly first: boolean
  /** Goods of which more is issued under warranty now than what was received supports, and by how much. */
  readonly short: readonly Shortfall[]
}

type Options = {
  readonly expectedRevision?: number | undefined
  /** Content that replaces the draft's in the same transaction: a refusal keeps the draft as it was. */
  readonly input?: unknown
  /** Why it is issued although the company's registration is not valid: compliance only. */
  readonly override?: unknown
  /** `bulk` for one of many, whose paper lets those go before that somebody waits for. */
  readonly pace?: Pace
}

/**
 * Issues a draft once, however often it is asked: takes the next number, freezes everything, and asks for the PDFs
 * after the commit. A later call gets the document that the first one issued.
 */
export async function issueTradeDocument(
  deps: IssueDeps,
  actor: Actor,
  id: TradeDocumentId,
  options: Options = {},
): Promise<Issued> {
  authorizeInCompany(actor, 'trade-document:issue')
  const { documents, ...issued } = await whileOpen(() =>
    inTenant(deps.db, actor.tenantId, (tx) => issueIn(tx, deps, actor, { id, options }), { plans: 'kept' }),
  )
  // Not waited for: the rows ask for their print by themselves, and a queue that is away must not keep the seller waiting.
  void Promise.all(
    documents.map(({ id: documentId }) =>
      deps.ring('render-document', { tenantId: actor.tenantId, documentId }, options.pace),
    ),
  )
  return issued
}

async function issueIn(
  tx: TenantTx,
  deps: IssueDeps,
  actor: TenantActor,
  { id, options }: { readonly id: TradeDocumentId; readonly options: Options },
) {
  const facts = await factsOf(tx, deps, actor, { id, options })
  if (!facts) {
    const done = await selectHeader(tx, id)
    if (!done) throw notFound('document')
    return { id, number: done.number, first: false, documents: [], short: done.header.short }
  }
  const draft = draftSchema.parse(facts.content)
  refuseClosed(draft, facts)
  refuseBlocked(draft, facts, dayIn(facts.company.time_zone, deps.clock.now()))
  const { original, positions } = await settleOriginal(tx, {
    ...{ side: 'issued', issuedId: draft.originalId, receivedId: draft.originalReceivedId },
    ...{ documentType: draft.documentType, counterpartyId: draft.counterpartyId, documentDate: draft.documentDate },
    ...{ currency: draft.currency, lines: draft.lines },
    fields: { issued: 'originalId', received: 'originalReceivedId' },
  })
  const at = deps.clock.now()
  const library = await deps.library.current(facts.libraryRevision)
  const chooser = library.chooser(facts.company.schemes)
  const unit = requireGoods(chooser, draft)
  const statements = decideStatements(chooser, actor, {
    draft,
    facts,
    today: dayIn(facts.company.time_zone, at),
    override: options.override,
  }).map((each) => ({ ...each, id: newId<WarrantyId>() }))
  refuseUnprintable(draft, facts, statements)
  const documents = pagesOf(statements)
  const codeHash = hashSecret(deps.keys.linkSecret('verification', id))
  const bucket = effectOf('issued', draft.documentType, original)
  const entries = bucket ? movedBy(id, { draft, facts, statements, original, positions, bucket, chooser }) : []
  const short = shortOf(facts.support, entries, chooser)
  refuseUnsupported(facts, short)
  const number = await insertIssued(tx, actor, at, {
    ...{ id, draft, facts, unit, statements, positions, short, entries, documents, codeHash },
  })
  await insertEvent(tx, actor, at, { verb: 'issued', objectKind: 'trade-document', objectId: id, details: { number } })
  // Two that were judged at once by the same stock: the second finds here what the first has left.
  if (facts.company.forbid_unsupported && entries.length > 0)
    refuseUnsupported(
      facts,
      shortOf(
        await selectWarranted(
          tx,
          entries.map(({ goodsClass }) => goodsClass),
        ),
        [],
        chooser,
      ),
    )
  return { id, number, first: true, documents, short }
}

/** The document itself, its warranty by itself, and a page for every declaration that has its own. */
function pagesOf(statements: readonly (FrozenStatement & { readonly id: WarrantyId })[]): readonly PageAsked[] {
  const page = (kind: PageAsked['kind'], warrantyId: WarrantyId | null = null) => ({
    id: newId<DocumentId>(),
    kind,
    warrantyId,
  })
  const own = statements.filter(({ decision }) => decision.placement === 'own-page')
  return [
    page('trade-document'),
    ...(statements.length > own.length ? [page('warranty-statement')] : []),
    ...own.map(({ id }) => page('declaration', id)),
  ]
}

async function factsOf(
  tx: TenantTx,
  deps: IssueDeps,
  actor: TenantActor,
  { id, options }: { readonly id: TradeDocumentId; readonly options: Options },
): Promise<IssueFacts | undefined> {
  const stored = await lockDraft(tx, id)
  if (!stored) return undefined
  if (options.expectedRevision !== undefined && options.expectedRevision !== stored.revision)
    throw new DomainError('conflict', 'The draft was changed meanwhile. Look at it again, then issue.', {
      reason: 'stale_revision',
    })
  if (options.input === undefined) return stored
  authorizeInCompany(actor, 'trade-document:draft')
  await replaceDraft(deps, tx, { id, revision: stored.revision, input: options.input })
  return lockDraft(tx, id)
}
