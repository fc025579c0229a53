import type { Day } from '../kernel/calendar.ts'
import type { MilliCarat } from '../kernel/carat.ts'
import type { GoodsClass, TradeDocumentType } from '../kernel/goods.ts'
import type { CounterpartyId } from '../kernel/ids.ts'
import type { Registration } from '../warranties/question.ts'

export type Side = 'issued' | 'received'

export type LineFacts = {
  readonly position: number
  readonly goodsClass: GoodsClass
  readonly description: string
  readonly pieces: number | null
  readonly carats: MilliCarat
  readonly amountMinor: bigint | null
  readonly hsCode: string | null
  readonly countryOfOrigin: string | null
  readonly countryOfMining: string | null
  readonly largestStone: MilliCarat | null
  readonly kpCertificate: string | null
  readonly treatment: string | null
  readonly claimValue: string | null
  /** The line of the original that this one takes back or follows. */
  readonly originalPosition: number | null
}

/** A statement as it was printed on an issued document, or came with a received one. */
export type StatementFacts = {
  readonly scheme: string
  /** The statement of the library; null when only its edition is known. */
  readonly key: string | null
  readonly version: number | null
  readonly edition: string
  readonly kind: 'warranty' | 'declaration'
  readonly text: string | null
  readonly textHash: string | null
  readonly tokens: Readonly<Record<string, string>>
  readonly lines: readonly number[]
  readonly overrideReason: string | null
  /** The day of the letter that gave it to an issued document; absent or null when the document carries it. */
  readonly suppliedOn?: Day | null
}

export type PartnerFacts = {
  readonly id: CounterpartyId
  readonly name: string
  readonly country: string
  /** The first day from which the company does no trade with it; null when it does. */
  readonly blockedFrom: Day | null
  readonly blockedReason: string | null
  readonly checks: readonly {
    readonly scheme: string
    readonly number: string | null
    readonly validFrom: Day | null
    readonly validTo: Day | null
    readonly checkedOn: Day | null
  }[]
}

/** The document that this one takes back or follows, with what others took of it before. */
export type OriginalFacts = {
  readonly side: Side
  readonly documentType: TradeDocumentType
  readonly number: string
  readonly live: boolean
  readonly lines: readonly {
    readonly position: number
    readonly goodsClass: GoodsClass
    readonly carats: MilliCarat
    readonly warranted: boolean
    /** What every live return and credit note took of it, this document's own included. */
    readonly takenBack: MilliCarat
  }[]
}

/** What became of a document: its live returns, credit notes and, for a memo, sales. */
export type FollowerFacts = {
  readonly documentType: TradeDocumentType
  readonly carats: MilliCarat
}

/** Who issued, as he stood then; `unknown` when nothing tells his role of that time. */
export type IssuerFacts = {
  readonly name: string
  readonly standing: 'member' | 'stranger' | 'unknown'
  readonly role: string | null
}

export type PaperFacts = {
  readonly status: 'queued' | 'rendered' | 'failed'
  readonly stored: boolean
  readonly requestedOn: Day
}

export type NumberFacts = {
  /** The place in the series, and whether the one before it is there; null for received documents. */
  readonly series: {
    readonly sequence: number
    readonly hasPrevious: boolean
    readonly previousNumber: string | null
    /** Whether any number of the series stands behind it. */
    readonly hasLater: boolean
    /** The series' next free number. */
    readonly next: number
  } | null
  /** Other live documents of the same partner whose number reads the same. */
  readonly twins: readonly { readonly number: string; readonly date: Day }[]
}

/** Everything that rules look at of one document, issued or received. */
export type DocumentFacts = {
  readonly side: Side
  readonly id: string
  readonly documentType: TradeDocumentType
  readonly number: string
  readonly date: Day
  /** Neither voided, superseded nor withdrawn. */
  readonly live: boolean
  /** The company's day on which it was issued or entered. */
  readonly enteredOn: Day
  readonly today: Day
  readonly company: { readonly name: string; readonly country: string; readonly backDatingDays: number }
  readonly partner: PartnerFacts
  readonly buyerKind: 'trade' | 'consumer'
  readonly placeOfImport: string | null
  readonly lines: readonly LineFacts[]
  readonly totals: { readonly lines: number; readonly carats: MilliCarat; readonly minor: bigint | null }
  readonly statements: readonly StatementFacts[]
  /** Positions of a memo's lines of which the sales' own statements warrant all that was kept. */
  readonly warrantedBySales: readonly number[]
  /** The company's own. */
  readonly registrations: readonly Registration[]
  readonly original: OriginalFacts | null
  readonly followers: readonly FollowerFacts[]
  readonly issuer: IssuerFacts | null
  /** Issued: its prints. Received: the papers that were kept. */
  readonly papers: readonly PaperFacts[]
  readonly numbers: NumberFacts
}

/** A certificate of rough goods with what it was used for. */
export type CertificateFacts = {
  readonly id: string
  readonly number: string
  readonly direction: Side
  readonly live: boolean
  /** The day on which the goods travelled; null when nobody said. */
  readonly shippedOn: Day | null
  readonly expiresOn: Day
  readonly carats: MilliCarat
  readonly mixedOrigin: boolean
  readonly originCountries: readonly string[]
  /** Countries that the law demands to be listed for mixed origin on the day of the shipment. */
  readonly mustListOrigins: boolean
  readonly twins: number
  /** What must have come in, or gone out, under it, however lines of several certificates are split. */
  readonly used: Readonly<Record<Side, MilliCarat>>
  readonly uses: readonly {
    readonly side: Side
    readonly documentId: string
    readonly number: string
    readonly date: Day
    readonly carats: MilliCarat
    /** False when the lines name other certificates too: then nobody knows how much is of this one. */
    readonly alone: boolean
  }[]
  readonly confirmation: { readonly dueOn: Day; readonly sentOn: Day | null } | null
  readonly today: Day
}

/** A goods class of the ledger, month by month, with what is left at each month's end. */
export type BalanceFacts = {
  readonly goodsClass: GoodsClass
  readonly goodsName: string
  readonly unit: string
  readonly months: readonly {
    readonly month: string
    readonly closing: MilliCarat
    readonly closingWarranted: MilliCarat
  }[]
}

/** A manufacturing run: rough in, polished out. */
export type ProcessingFacts = {
  readonly id: string
  readonly day: Day
  readonly kind: string
  readonly caratsIn: MilliCarat
  readonly caratsOut: MilliCarat
}
