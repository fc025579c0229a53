import type { PaperKind } from '../../documents/rules.ts'
import type { Day } from '../../kernel/calendar.ts'
import type { DocumentId, ImportId, WarrantyId } from '../../kernel/ids.ts'
import type { Decision, Instance, Registration } from '../../warranties/question.ts'

type Party = {
  readonly name: string
  readonly address: string
  readonly country: string
  readonly tax_number: string | null
}
/** All that issuing needs beside the draft's content, read in one go. */
export type IssueFacts = {
  readonly content: unknown
  readonly revision: number
  readonly import_id: ImportId | null
  readonly company: Party & {
    readonly legal_name: string
    readonly trade_name: string | null
    readonly registration_number: string
    readonly paper: 'A4' | 'Letter'
    readonly language: string
    readonly time_zone: string
    readonly back_dating_days: number
    readonly schemes: readonly string[]
    /** Whether more may not be issued under warranty than what was received supports. */
    readonly forbid_unsupported: boolean
  }
  readonly counterparty: Party & {
    readonly language: string | null
    /** Since when the company refuses him, and why. */
    readonly blocked_from: Day | null
    readonly blocked_reason: string | null
  }
  readonly registrations: readonly Registration[]
  /** What was ever seen of the buyer's registrations. */
  readonly checks: readonly PartnerCheck[]
  /** The library by which it is decided, so that nobody has to ask for it by itself. */
  readonly libraryRevision: bigint
  /** The last day that is closed; nothing is issued on it or before. */
  readonly closedThrough: Day | null
  /** By goods class: what the ledger has under warranty, in quantity as text, negative when too much went out. */
  readonly support: Readonly<Record<string, string>>
}
/** A look at a partner's registration: who, when, and what was found. */
export type PartnerCheck = {
  readonly scheme: string
  readonly number: string | null
  readonly validFrom: Day | null
  readonly validTo: Day | null
  readonly checkedOn: Day | null
  readonly checkedBy: string
}

/** A statement as it is frozen with the document: the words for some lines, and why they stand there. */
export type FrozenStatement = Instance & {
  readonly decision: Decision
  readonly textHash: string
  readonly registrationNumber: string | null
  /** Why it stands although its gate is closed, and on whose word; null when the gate is open. */
  readonly override: { readonly reason: string; readonly by: string } | null
}

/** A page that is asked for with the document; a declaration's names the statement that it prints. */
export type PageAsked = {
  readonly id: DocumentId
  readonly kind: PaperKind
  readonly warrantyId: WarrantyId | null
}
