import { inTenant } from '../../../db/tenant.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, authorizeInCompany } from '../../kernel/actor.ts'
import { dayIn } from '../../kernel/calendar.ts'
import { formatCarat, parseCarat } from '../../kernel/carat.ts'
import { DomainError } from '../../kernel/errors.ts'
import type { CounterpartyId, TradeDocumentId } from '../../kernel/ids.ts'
import { formatAmount, isCurrency } from '../../kernel/money.ts'
import { companyChooser } from '../../schemes/index.ts'
import { readTradeDocument } from '../read-document.ts'
import { selectBuyers, selectRegistrations, selectSeller } from './queries.ts'

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
      library: (await companyChooser(deps, tx)).library,
    }
  })
}

/** What a credit note for the whole of an issued document says, as a draft's form holds it. */
export async function creditOf(deps: Pick<Deps, 'db' | 'keys'>, actor: Actor, id: TradeDocumentId) {
  authorizeInCompany(actor, 'trade-document:draft')
  const original = await readTradeDocument(deps, actor, id)
  if (original.documentType === 'credit-note')
    throw new DomainError('invalid', `${original.number} is a credit note itself. Credit the document behind it.`)
  const { currency } = original
  if (!isCurrency(currency)) throw new Error(`an issued document in ${currency}`)
  return {
    documentType: 'credit-note' as const,
    counterpartyId: original.counterpartyId,
    currency,
    originalId: original.id,
    originalNumber: original.number,
    lines: original.lines.map((line) => ({
      goodsClass: line.goodsClass,
      description: line.description,
      pieces: line.pieces,
      carats: formatCarat(parseCarat(line.carats)),
      pricePerCarat: line.pricePerCaratMinor === null ? null : formatAmount(line.pricePerCaratMinor, currency),
      amount: formatAmount(line.amountMinor, currency),
      hsCode: line.hsCode,
      countryOfOrigin: line.countryOfOrigin,
      countryOfMining: line.countryOfMining,
      largestStoneCarats: line.largestStoneCarats,
      reportNumber: line.reportNumber,
      kpCertificate: line.kpCertificate,
      treatment: line.treatment,
      claimValue: line.claimValue,
    })),
  }
}
