import type { TenantTx } from '../../db/tenant.ts'
import type { Day } from '../kernel/calendar.ts'
import { DomainError, invalidField } from '../kernel/errors.ts'
import type { TradeDocumentType } from '../kernel/goods.ts'
import type { CounterpartyId, ReceivedDocumentId, TradeDocumentId } from '../kernel/ids.ts'
import { placeOf } from '../kernel/rows.ts'
import type { Side } from '../ledger/rules.ts'
import { lockIssuedOriginal, lockReceivedOriginal, selectDependents } from './queries.ts'
import { type LaterLine, matchLines, type Original, referenceOf, wrongOriginal } from './rules.ts'

type Later = {
  readonly side: Side
  readonly documentType: TradeDocumentType
  readonly counterpartyId: CounterpartyId
  readonly documentDate: Day
  readonly currency: string | null
  readonly issuedId: TradeDocumentId | null
  readonly receivedId: ReceivedDocumentId | null
  readonly lines: readonly (LaterLine & { readonly place?: number })[]
  /** What the form calls the two references. */
  readonly fields: { readonly issued: string; readonly received: string }
}

export type Origin = {
  readonly original: Original | null
  /** By line from 0: the position of the original's line that it takes back. */
  readonly positions: readonly (number | null)[]
}

/**
 * The document that a later one refers to, locked until the transaction ends, with each line tied to the one it takes
 * back. Throws `invalid`, field by field, where the reference or a line cannot be.
 */
export async function settleOriginal(tx: TenantTx, later: Later): Promise<Origin> {
  const original = await lockedOriginal(tx, later)
  if (!original) return { original: null, positions: later.lines.map(() => null) }
  const field = original.side === 'issued' ? later.fields.issued : later.fields.received
  const reason = wrongOriginal(later.side, later, original)
  if (reason) throw invalidField(field, reason, 'wrong_original')
  const { positions, wrong } = matchLines(original, later)
  const [first] = wrong.values()
  if (first) {
    const fields = Object.fromEntries(
      Array.from(wrong, ([at, each]) => [`lines.${placeOf(later.lines, at)}.${each.field}`, [each.sentence]]),
    )
    throw new DomainError('invalid', first.sentence, { fields, reason: 'not_in_original' })
  }
  return { original, positions }
}

async function lockedOriginal(tx: TenantTx, later: Later): Promise<Original | null> {
  const { issuedId, receivedId, fields, documentType, side } = later
  if (issuedId === null && receivedId === null) {
    if (!referenceOf(side, documentType).needed) return null
    throw invalidField(
      fields.issued,
      `A ${documentType.replaceAll('-', ' ')} names the document that it refers to.`,
      'no_original',
    )
  }
  const field = issuedId === null ? fields.received : fields.issued
  const found =
    issuedId === null
      ? receivedId && (await lockReceivedOriginal(tx, receivedId))
      : await lockIssuedOriginal(tx, issuedId)
  if (!found) throw invalidField(field, 'There is no such document to refer to.', 'no_original')
  return found
}

/** Throws `conflict` while valid documents refer to this one: taking it away would leave them hanging. */
export async function refuseDependents(
  tx: TenantTx,
  side: Side,
  document: { id: string; number: string },
): Promise<void> {
  const numbers = await selectDependents(tx, side, document.id)
  if (numbers.length === 0) return
  const sentence = `${numbers.join(', ')} ${numbers.length === 1 ? 'refers' : 'refer'} to ${document.number}. Void ${numbers.length === 1 ? 'it' : 'them'} first.`
  throw new DomainError('conflict', sentence, { reason: 'has_dependents' })
}
