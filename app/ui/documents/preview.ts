import { isDay } from '../../../domain/kernel/calendar.ts'
import { chooseStatements } from '../../../domain/warranties/choose.ts'
import type { Chooser } from '../../../domain/warranties/compile.ts'
import type { Choice, Decision, Question } from '../../../domain/warranties/question.ts'
import type { DraftPage } from './draft-start.ts'
import type { DraftValues } from './draft-values.ts'
import { questionLines, type Row } from './rows.ts'

export type DraftFacts = Pick<DraftPage, 'seller' | 'counterparties' | 'registrations' | 'today'>

/** What issuing would decide now, by the same chooser that issuing itself asks. */
export function previewOf(chooser: Chooser, values: DraftValues, rows: readonly Row[], facts: DraftFacts): Choice {
  return chooseStatements(chooser, questionOfForm(values, rows, facts))
}

function questionOfForm(values: DraftValues, rows: readonly Row[], facts: DraftFacts): Question {
  const { seller, counterparties, registrations, today } = facts
  const buyer = counterparties.find(({ id }) => id === values.counterpartyId)
  const place = values.placeOfImport.trim().toUpperCase()
  return {
    documentType: values.documentType,
    date: isDay(values.documentDate) ? values.documentDate : null,
    today,
    backDatingDays: seller.backDatingDays,
    seller: { name: seller.legalName, country: seller.country },
    buyer: { name: buyer?.name ?? '', country: buyer?.country ?? null, kind: values.buyerKind },
    placeOfImport: /^[A-Z]{2}$/.test(place) ? place : null,
    lines: questionLines(rows),
    registrations,
    options: values.options,
  }
}

/** Families of which more than one edition may be issued now, each with what can be chosen. */
export function editionChoices({ decisions }: Choice): ReadonlyMap<string, readonly Decision[]> {
  const standing = decisions.filter(({ verdict, stands, insteadOf }) => verdict !== 'must-not' && (stands || insteadOf))
  const families = Map.groupBy(standing, ({ family }) => family)
  return new Map([...families].filter(([, members]) => members.length > 1))
}

/** Statements that may stand, as the dealer likes: those that he added, and those that he could add. */
export function additions({ decisions }: Choice): readonly Decision[] {
  return decisions.filter(({ verdict, stands, insteadOf }) => verdict === 'may' && (stands || insteadOf === null))
}
