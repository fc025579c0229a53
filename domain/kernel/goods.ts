/** What a line trades in, as a scheme's data names it (domain.md 4.3 point 5). A ledger row and a statement's validity go by it. */
export type GoodsClass = string

/** The documents of the trade, issued and received alike; `domain/ledger/rules.ts` says what each moves. */
export const tradeDocumentTypes = ['invoice', 'memo', 'memo-return', 'credit-note', 'debit-note'] as const
export type TradeDocumentType = (typeof tradeDocumentTypes)[number]

/** Letters that a company writes beside its documents: what a document missed, an import, and an account with a partner. */
export const letterTypes = ['supplementary-letter', 'import-confirmation', 'warranty-account'] as const
export type LetterType = (typeof letterTypes)[number]

/** What an auditor writes in his own name: in no company’s dress. */
export const AUDITOR_CERTIFICATE = 'auditor-certificate'

/** Every paper that carries a number of its own or of its document. */
export const paperTypes = [...tradeDocumentTypes, ...letterTypes, AUDITOR_CERTIFICATE] as const
export type PaperType = (typeof paperTypes)[number]
