import { inTenant } from '../../../db/tenant.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, authorizeInCompany } from '../../kernel/actor.ts'
import { dayIn } from '../../kernel/calendar.ts'
import { formatCarat, type MilliCarat } from '../../kernel/carat.ts'
import { DomainError, notFound } from '../../kernel/errors.ts'
import type { TradeDocumentType } from '../../kernel/goods.ts'
import type { CounterpartyId, ReceivedDocumentId, TradeDocumentId } from '../../kernel/ids.ts'
import { formatAmount, isCurrency } from '../../kernel/money.ts'
import { selectWarranted } from '../../ledger/balances/queries.ts'
import { readIssuedOriginal, readReceivedOriginal } from '../../originals/queries.ts'
import { wrongOriginal } from '../../originals/rules.ts'
import { companyChooser } from '../../schemes/index.ts'
import { selectBuyers, selectOriginalLines, selectRegistrations, selectSeller } from './queries.ts'

/** All that a draft's form offers and that its preview of the statements is decided by. */
export async function draftChoices(
  deps: Pick<Deps, 'db' | 'clock' | 'library'>,
  actor: Actor,
  chosen: CounterpartyId | null = null,
) {
  authorizeInCompany(actor, 'trade-document:read-draft')
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const seller = await selectSeller(tx)
    return {
      seller,
      today: dayIn(seller.timeZone, deps.clock.now()),
      counterparties: await selectBuyers(tx, chosen),
      registrations: await selectRegistrations(tx),
      /** By goods class: what the ledger has under warranty now. */
      support: await selectWarranted(tx),
      library: (await companyChooser(deps, tx)).library,
    }
  })
}

type Wanted = {
  readonly documentType: TradeDocumentType
  readonly originalId: TradeDocumentId | null
  readonly originalReceivedId: ReceivedDocumentId | null
}

/**
 * What a later document says that takes back, sells or adds to all that is left of an earlier one, as a draft's form
 * holds it. Throws `invalid` when a document of this type cannot refer to it.
 */
export async function laterOf(deps: Pick<Deps, 'db'>, actor: Actor, wanted: Wanted) {
  authorizeInCompany(actor, 'trade-document:draft')
  const { documentType, originalId, originalReceivedId } = wanted
  const { original, lines } = await inTenant(deps.db, actor.tenantId, async (tx) => {
    const found = originalId
      ? await readIssuedOriginal(tx, originalId)
      : originalReceivedId && (await readReceivedOriginal(tx, originalReceivedId))
    if (!found) throw notFound('document')
    return { original: found, lines: await selectOriginalLines(tx, found) }
  })
  const reason = wrongOriginal('issued', { ...original, documentType }, original)
  if (reason) throw new DomainError('invalid', reason, { reason: 'wrong_original' })
  const currency = original.currency !== null && isCurrency(original.currency) ? original.currency : null
  const money = (minor: bigint | null) => (minor === null || currency === null ? null : formatAmount(minor, currency))
  const left = original.lines.filter(({ carats, takenCarats }) => carats > takenCarats)
  const isAdding = documentType === 'debit-note'
  return {
    ...wanted,
    counterpartyId: original.counterpartyId,
    currency,
    originalNumber: original.number,
    lines: (isAdding ? [] : left).flatMap(({ position, carats, takenCarats, takenMinor, amountMinor }) => {
      const line = lines.find((each) => each.position === position)
      if (!line) return []
      const { pricePerCaratMinor, ...facts } = line
      const rest = amountMinor === null ? null : money(amountMinor - takenMinor)
      return [
        {
          ...facts,
          originalPosition: position,
          pieces: takenCarats > 0 ? null : line.pieces,
          carats: formatCarat((carats - takenCarats) as MilliCarat),
          pricePerCarat: money(pricePerCaratMinor),
          amount: pricePerCaratMinor === null ? rest : null,
        },
      ]
    }),
  }
}
