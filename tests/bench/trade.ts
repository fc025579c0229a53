import { inTenant } from '../../db/tenant.ts'
import { newId, type TradeDocumentId } from '../../domain/kernel/ids.ts'
import { insertDrafts } from '../../domain/trade-documents/queries.ts'
import { draftSchema } from '../../domain/trade-documents/schema.ts'
import { newCompany, newCounterparty, type TestCompany } from '../support/builders.ts'
import type { TestDatabase } from '../support/database.ts'

export type Seller = { readonly company: TestCompany; readonly counterpartyId: string }

/** A company with a partner to sell to. */
export async function newSeller(t: TestDatabase): Promise<Seller> {
  const company = await newCompany(t)
  return { company, counterpartyId: await newCounterparty(t, company.tenantId) }
}

/** Drafts of invoices of the usual size: six lines of polished stones. */
export async function newDrafts(t: TestDatabase, seller: Seller, count: number): Promise<readonly TradeDocumentId[]> {
  const { company, counterpartyId } = seller
  const draft = draftSchema.parse({
    documentDate: '2026-11-20',
    counterpartyId,
    currency: 'USD',
    terms: '30 days net',
    lines: ['Round', 'Oval', 'Cushion', 'Pear', 'Emerald', 'Princess'].map((shape, index) => ({
      goodsClass: 'POLISHED_NATURAL',
      description: `${shape} brilliant, G, VS${(index % 2) + 1}`,
      pieces: String(index + 1),
      carats: `${index}.503`,
      pricePerCarat: `${1000 + index * 250}`,
      hsCode: '7102.39',
      countryOfOrigin: 'BE',
      countryOfMining: 'BW',
    })),
  })
  const rows = Array.from({ length: count }, () => ({ id: newId<TradeDocumentId>(), draft }))
  await inTenant(t.db, company.tenantId, (tx) => insertDrafts(tx, company.dealer, new Date(), rows))
  return rows.map((row) => row.id)
}
