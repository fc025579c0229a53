import { createHash } from 'node:crypto'
import type { TenantTx } from '../../../db/tenant.ts'
import { inTenant } from '../../../db/tenant.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, authorizeInCompany, type TenantActor } from '../../kernel/actor.ts'
import type { Pace } from '../../kernel/deps.ts'
import { DomainError, invalidField, notFound } from '../../kernel/errors.ts'
import { type DocumentId, newId, type TradeDocumentId } from '../../kernel/ids.ts'
import { SCHEME } from '../../schemes/index.ts'
import { selectStatements } from '../../schemes/queries.ts'
import { chooseStatements } from '../../warranties/rules.ts'
import { replaceDraft } from '../drafts.ts'
import { selectIssued } from '../queries.ts'
import { draftSchema } from '../schema.ts'
import { type IssueFacts, insertIssued, lockDraft } from './queries.ts'

export type IssueDeps = Pick<Deps, 'db' | 'clock' | 'ring' | 'keys'>
export type Issued = {
  readonly id: TradeDocumentId
  readonly number: string
  /** False for everybody but the one call that made the transition. */
  readonly first: boolean
}

type Options = {
  readonly expectedRevision?: number | undefined
  /** Content that replaces the draft's in the same transaction: a refusal keeps the draft as it was. */
  readonly input?: unknown
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
  const { documents, ...issued } = await inTenant(deps.db, actor.tenantId, (tx) =>
    issueIn(tx, deps, actor, { id, options }),
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
  const [facts, known] = await Promise.all([factsOf(tx, deps, actor, { id, options }), selectStatements(tx, SCHEME)])
  if (!facts) {
    const done = await selectIssued(tx, id)
    if (!done) throw notFound('document')
    return { id, number: done.number, first: false, documents: [] }
  }
  const draft = draftSchema.parse(facts.content)
  if (draft.originalId && !(await selectIssued(tx, draft.originalId)))
    throw invalidField('originalId', 'There is no such issued document to credit.', 'no_original')
  const choice = chooseStatements({
    documentType: draft.documentType,
    date: draft.documentDate,
    lines: draft.lines.map((line, index) => ({ position: index + 1, goodsClass: line.goodsClass })),
    registrations: facts.registrations,
    statements: known,
    options: draft.options,
  })
  if (!choice.ok) throw new DomainError('invalid', choice.sentence, { reason: choice.reason })
  const statements = choice.statements.map((each) => ({ ...each, textHash: sha256(each.text) }))
  const documents = [
    { id: newId<DocumentId>(), kind: 'trade-document' as const },
    ...(statements.length > 0 ? [{ id: newId<DocumentId>(), kind: 'warranty-statement' as const }] : []),
  ]
  const codeHash = sha256(deps.keys.linkSecret('verification', id))
  const number = await insertIssued(tx, actor, deps.clock.now(), {
    id,
    draft,
    facts,
    scheme: SCHEME,
    statements,
    documents,
    codeHash,
  })
  return { id, number, first: true, documents }
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
  await replaceDraft(tx, deps.clock.now(), { id, revision: stored.revision, input: options.input })
  return lockDraft(tx, id)
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
