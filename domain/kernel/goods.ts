/** What a line trades in, as a scheme's data names it (domain.md 4.3 point 5). A ledger row and a statement's validity go by it. */
export type GoodsClass = string

/** Trade documents of this release; the ledger effects of memo and credit note come with the ledger. */
export const tradeDocumentTypes = ['invoice', 'memo', 'credit-note'] as const
export type TradeDocumentType = (typeof tradeDocumentTypes)[number]
