import { type Actor, authorize, can } from '../domain/kernel/actor.ts'
import { tradeDocumentTypes } from '../domain/kernel/goods.ts'
import { parseId, type ReceivedDocumentId, type TradeDocumentId } from '../domain/kernel/ids.ts'
import { draftChoices, laterOf, openDraft } from '../domain/trade-documents/index.ts'
import { NO_OPTIONS } from '../domain/warranties/question.ts'
import { typedOf } from './form.server.ts'
import type { Signed } from './route.server.ts'
import type { DraftValues } from './ui/documents/draft-values.ts'
import { cellsFrom, writeLines } from './ui/documents/line-text.ts'

type Deps = Pick<Signed['deps'], 'db' | 'clock' | 'keys' | 'library'>

/** The page of a draft that is not kept yet: empty, or all that is left of the document that it refers to. */
export async function newDraftPage(deps: Deps, actor: Actor, search: URLSearchParams) {
  authorize(actor, 'trade-document:draft')
  const choices = await draftChoices(deps, actor)
  const originalId = parseId<TradeDocumentId>(search.get('original') ?? undefined)
  const originalReceivedId = parseId<ReceivedDocumentId>(search.get('originalReceived') ?? undefined)
  const documentType = tradeDocumentTypes.find((type) => type === search.get('type')) ?? 'invoice'
  const later =
    originalId || originalReceivedId
      ? await laterOf(deps, actor, { documentType, originalId, originalReceivedId })
      : null
  const values: DraftValues = {
    documentType,
    documentDate: choices.today,
    counterpartyId: later?.counterpartyId ?? '',
    currency: later?.currency ?? choices.seller.currency,
    originalId: originalId ?? '',
    originalReceivedId: originalReceivedId ?? '',
    placeOfImport: '',
    buyerKind: 'trade',
    language: '',
    reference: '',
    terms: '',
    notes: '',
    options: NO_OPTIONS,
  }
  return {
    ...choices,
    ...rights(actor),
    values,
    draft: null,
    originalNumber: later?.originalNumber ?? null,
    lines: writeLines((later?.lines ?? []).map((line) => cellsFrom(line, values.currency))),
  }
}

/** The page of a draft that is kept. */
export async function draftPage(deps: Deps, actor: Actor, id: TradeDocumentId) {
  const draft = await openDraft(deps, actor, id)
  const choices = await draftChoices(deps, actor, draft.content.counterpartyId)
  const { documentType, documentDate, counterpartyId, currency, options } = draft.content
  const { originalId, originalReceivedId, placeOfImport, buyerKind, language, reference, terms, notes } = draft.content
  const values: DraftValues = {
    documentType,
    documentDate,
    counterpartyId,
    currency,
    originalId: originalId ?? '',
    originalReceivedId: originalReceivedId ?? '',
    placeOfImport: placeOfImport ?? '',
    buyerKind,
    language: language ?? '',
    reference: reference ?? '',
    terms: terms ?? '',
    notes: notes ?? '',
    options,
  }
  const refers = (originalId !== null || originalReceivedId !== null) && can(actor, 'trade-document:draft')
  const original = refers ? await laterOf(deps, actor, { documentType, originalId, originalReceivedId }) : null
  return {
    ...choices,
    ...rights(actor),
    values,
    draft: { id: draft.id, revision: draft.revision, savedAt: draft.updatedAt },
    originalNumber: original?.originalNumber ?? null,
    lines: writeLines(draft.content.lines.map((line) => cellsFrom(line, currency))),
  }
}

/** The answer to "Add lines" before JavaScript: everything as it was typed, and room for more. */
export function withMoreLines(form: FormData) {
  return { typed: typedOf(form), moreLines: 10 }
}

function rights(actor: Actor) {
  return {
    mayDraft: can(actor, 'trade-document:draft'),
    mayIssue: can(actor, 'trade-document:issue'),
    mayOverride: can(actor, 'gate:override'),
  }
}
