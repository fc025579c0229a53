import { day } from '../../domain/kernel/calendar.ts'
import { parseCarat } from '../../domain/kernel/carat.ts'
import { partOf } from '../../domain/schemes/library.ts'
import { compileChooser } from '../../domain/warranties/compile.ts'
import { NO_OPTIONS, type Question, type QuestionLine } from '../../domain/warranties/question.ts'
import { shippedLibrary } from './library.ts'

export const diamonds = compileChooser(partOf(shippedLibrary, ['sow']))

/** A line of polished natural diamonds about which nothing else is known but what `known` says. */
export function aLine(
  known: Partial<Omit<QuestionLine, 'quantity' | 'largestStone'>> & { carats?: string; largest?: string } = {},
): QuestionLine {
  const { carats = '0.300', largest, ...rest } = known
  return {
    position: 1,
    goodsClass: 'POLISHED_NATURAL',
    quantity: parseCarat(carats),
    pieces: 1,
    largestStone: largest === undefined ? null : parseCarat(largest),
    treatment: null,
    countryOfOrigin: null,
    countryOfMining: null,
    kpCertificate: null,
    claimValue: null,
    ...rest,
  }
}

/** An invoice of one small polished stone from Antwerp to Antwerp, registered for long, as far as `changed` does not say otherwise. */
export function aQuestion(changed: Partial<Omit<Question, 'date'>> & { date?: string } = {}): Question {
  const { date = '2026-11-24', lines = [aLine()], ...rest } = changed
  return {
    documentType: 'invoice',
    date: day(date),
    today: day(date),
    backDatingDays: 30,
    seller: { name: 'Scheldt Diamonds NV', country: 'BE' },
    buyer: { name: 'Kempen Stones BV', country: 'BE', kind: 'trade' },
    placeOfImport: null,
    registrations: [{ scheme: 'sow', number: 'R-1', validFrom: day('2000-01-01'), validTo: day('2099-12-31') }],
    options: NO_OPTIONS,
    ...rest,
    lines: lines.map((line, index) => ({ ...line, position: index + 1 })),
  }
}

/** The buyer in another country, everything else as in `aQuestion`. */
export const buyerIn = (country: string) => ({ name: 'Buyer', country, kind: 'trade' as const })
