import { inTenant, type TenantTx } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { insertEvent } from '../events/queries.ts'
import { type Actor, authorizeInCompany } from '../kernel/actor.ts'
import { DomainError, invalidField, notFound } from '../kernel/errors.ts'
import { newId, type TradeDocumentId } from '../kernel/ids.ts'
import { parseInput } from '../kernel/parse.ts'
import { companyChooser } from '../schemes/index.ts'
import { requireGoods } from './goods.ts'
import { counterpartyExists, deleteDraftRow, insertDrafts, selectDraft, selectIssued, updateDraft } from './queries.ts'
import { type Draft, draftSchema, keptDraftSchema } from './schema.ts'

type DraftDeps = Pick<Deps, 'db' | 'clock' | 'library'>
export type DraftChange = { readonly id: TradeDocumentId; readonly revision: number; readonly input: unknown }

/** Keeps a new draft; everything in it is checked first. */
export async function createDraft(deps: DraftDeps, actor: Actor, input: unknown): Promise<TradeDocumentId> {
  authorizeInCompany(actor, 'trade-document:draft')
  const draft = parseInput(draftSchema, input)
  const id = newId<TradeDocumentId>()
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    requireGoods(await companyChooser(deps, tx), draft)
    await requireCounterparty(tx, draft)
    await insertDrafts(tx, actor, deps.clock.now(), [{ id, draft }])
    await insertEvent(tx, actor, deps.clock.now(), { verb: 'drafted', objectKind: 'trade-document', objectId: id })
  })
  return id
}

/** Replaces a draft's content if nobody changed it since `revision`. Tells the new revision. */
export async function changeDraft(deps: DraftDeps, actor: Actor, change: DraftChange): Promise<number> {
  authorizeInCompany(actor, 'trade-document:draft')
  await inTenant(deps.db, actor.tenantId, (tx) => replaceDraft(deps, tx, change))
  return change.revision + 1
}

/** Throws a draft away. */
export async function deleteDraft(deps: DraftDeps, actor: Actor, id: TradeDocumentId): Promise<void> {
  authorizeInCompany(actor, 'trade-document:draft')
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    if (!(await deleteDraftRow(tx, id))) throw notFound('draft')
    await insertEvent(tx, actor, deps.clock.now(), {
      verb: 'draft-deleted',
      objectKind: 'trade-document',
      objectId: id,
    })
  })
}

/** A draft with the revision that a change must name. */
export async function readDraft(deps: Pick<Deps, 'db'>, actor: Actor, id: TradeDocumentId) {
  authorizeInCompany(actor, 'trade-document:read-draft')
  const row = await inTenant(deps.db, actor.tenantId, (tx) => selectDraft(tx, id))
  if (!row) throw notFound('draft')
  return { ...row, content: draftSchema.parse(row.content) }
}

/** A draft as its form shows it again: text, with the revision that a change must name. */
export async function openDraft(deps: Pick<Deps, 'db'>, actor: Actor, id: TradeDocumentId) {
  authorizeInCompany(actor, 'trade-document:read-draft')
  const row = await inTenant(deps.db, actor.tenantId, (tx) => selectDraft(tx, id))
  if (!row) throw notFound('draft')
  return { id: row.id, revision: row.revision, updatedAt: row.updatedAt, content: keptDraftSchema.parse(row.content) }
}

/** Whether what was a draft is issued meanwhile: it lives on under the same id. */
export async function isIssued(deps: Pick<Deps, 'db'>, actor: Actor, id: TradeDocumentId): Promise<boolean> {
  authorizeInCompany(actor, 'trade-document:read-draft')
  return inTenant(deps.db, actor.tenantId, async (tx) => (await selectIssued(tx, id)) !== undefined)
}

/** Checks a draft's new content and writes it over the old one, in the caller's transaction. */
export async function replaceDraft(
  deps: Pick<Deps, 'clock' | 'library'>,
  tx: TenantTx,
  { id, revision, input }: DraftChange,
): Promise<void> {
  const stored = await selectDraft(tx, id)
  if (!stored) throw notFound('draft')
  const draft = parseInput(draftSchema, input)
  if (stored.documentType !== draft.documentType)
    throw invalidField('documentType', 'A draft keeps its type. Make a new draft for another one.')
  requireGoods(await companyChooser(deps, tx), draft)
  await requireCounterparty(tx, draft)
  if (!(await updateDraft(tx, deps.clock.now(), { id, draft, revision })))
    throw new DomainError('conflict', 'Somebody changed this draft meanwhile. Look at it again before you save.', {
      reason: 'stale_revision',
    })
}

async function requireCounterparty(tx: TenantTx, draft: Draft): Promise<void> {
  if (!(await counterpartyExists(tx, draft.counterpartyId)))
    throw invalidField('counterpartyId', 'There is no such counterparty. Choose one from the list.', 'no_counterparty')
}
