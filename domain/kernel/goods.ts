/** The product groups of the trade (domain.md 4.3 point 5). A ledger row and a statement's validity go by them. */
export const goodsClasses = [
  'ROUGH_NATURAL',
  'POLISHED_NATURAL',
  'JEWELLERY_NATURAL',
  'LAB_GROWN',
  'INDUSTRIAL',
  'RECYCLED',
] as const
export type GoodsClass = (typeof goodsClasses)[number]

export const goodsClassNames: Readonly<Record<GoodsClass, string>> = {
  ROUGH_NATURAL: 'Rough, natural',
  POLISHED_NATURAL: 'Polished, natural',
  JEWELLERY_NATURAL: 'Jewellery, natural',
  LAB_GROWN: 'Laboratory-grown',
  INDUSTRIAL: 'Industrial',
  RECYCLED: 'Recycled',
}

/** Trade documents of this release; the ledger effects of memo and credit note come with the ledger. */
export const tradeDocumentTypes = ['invoice', 'memo', 'credit-note'] as const
export type TradeDocumentType = (typeof tradeDocumentTypes)[number]
