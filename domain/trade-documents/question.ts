import type { Day } from '../kernel/calendar.ts'
import type { Question, Registration } from '../warranties/question.ts'
import type { Draft } from './schema.ts'

/** What is not in the draft itself: who sells to whom, on which day, under which registrations. */
export type Standing = {
  readonly today: Day
  readonly backDatingDays: number
  readonly seller: { readonly name: string; readonly country: string | null }
  readonly buyer: { readonly name: string; readonly country: string | null }
  readonly registrations: readonly Registration[]
}

/** A draft as the chooser is asked about it. */
export function questionOf(draft: Draft, { buyer, ...standing }: Standing): Question {
  return {
    ...standing,
    buyer: { ...buyer, kind: draft.buyerKind },
    documentType: draft.documentType,
    date: draft.documentDate,
    placeOfImport: draft.placeOfImport,
    options: draft.options,
    lines: draft.lines.map((line, index) => ({
      position: index + 1,
      goodsClass: line.goodsClass,
      quantity: line.carats,
      pieces: line.pieces,
      largestStone: line.largestStoneCarats,
      treatment: line.treatment,
      countryOfOrigin: line.countryOfOrigin,
      countryOfMining: line.countryOfMining,
      kpCertificate: line.kpCertificate,
      claimValue: line.claimValue,
    })),
  }
}
