/** What a line trades in, as a scheme's data names it (domain.md 4.3 point 5). A ledger row and a statement's validity go by it. */
export type GoodsClass = string

/** The documents of the trade, issued and received alike; `domain/ledger/rules.ts` says what each moves. */
export const tradeDocumentTypes = ['invoice', 'memo', 'memo-return', 'credit-note', 'debit-note'] as const
export type TradeDocumentType = (typeof tradeDocumentTypes)[number]
