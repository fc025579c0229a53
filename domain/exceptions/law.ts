import type { Day } from '../kernel/calendar.ts'
import { NO_CARATS } from '../kernel/carat.ts'
import type { LibraryStatement } from '../kernel/scheme.ts'
import { holds } from '../kernel/window.ts'
import type { Linter } from '../lint/compile.ts'
import { chooseStatements } from '../warranties/choose.ts'
import type { Chooser } from '../warranties/compile.ts'
import { thresholdAt } from '../warranties/line-groups.ts'
import { placesOf } from '../warranties/places.ts'
import { type Choice, NO_OPTIONS, type Question } from '../warranties/question.ts'
import type { DocumentFacts, LineFacts, StatementFacts } from './facts.ts'

/** What rules judge by beside the facts: the company's schemes, and all official words. */
export type Law = {
  readonly chooser: Chooser
  readonly linter: () => Linter
}

const choices = new WeakMap<DocumentFacts, Choice>()

/** What the chooser says of an issued document as it stands: the same for every rule that asks. */
export function choiceOf(facts: DocumentFacts, { chooser }: Law): Choice {
  const known = choices.get(facts)
  if (known) return known
  const choice = chooseStatements(chooser, questionOf(facts))
  choices.set(facts, choice)
  return choice
}

function questionOf(facts: DocumentFacts): Question {
  const own = { name: facts.company.name, country: facts.company.country }
  return {
    documentType: facts.documentType,
    date: facts.date,
    // Whether it is back-dated is a rule of its own, and must not keep the others from judging.
    today: facts.date,
    backDatingDays: 0,
    seller: own,
    buyer: { name: facts.partner.name, country: facts.partner.country, kind: facts.buyerKind },
    placeOfImport: facts.placeOfImport,
    registrations: facts.registrations,
    options: NO_OPTIONS,
    lines: facts.lines.map(({ carats, ...line }) => ({ ...line, quantity: carats === NO_CARATS ? null : carats })),
  }
}

/** The library's entry for a statement that was printed, or undefined when the library no longer has it. */
export function printedStatement({ chooser }: Law, { scheme, key, version }: StatementFacts) {
  return chooser.library.statements.find(
    (each) => each.scheme === scheme && each.key === key && each.version === version,
  )
}

/** Whether a declaration is about where stones come from: the place of import or a dated weight decides about it. */
function isAboutOrigin({ chooser }: Law, { scheme, pack, key, family, where, tokens }: LibraryStatement): boolean {
  if (where.import || tokens.some(({ from }) => from === 'threshold')) return true
  return chooser.library.packs
    .filter((each) => each.scheme === scheme && each.key === pack)
    .flatMap(({ rules }) => rules)
    .some((rule) => (rule.statement === key || rule.statement === family) && rule.when.largestStone)
}

/** The goods that carry a warranty when they are sold in the trade. */
export function isWarranted({ chooser }: Law, goodsClass: string): boolean {
  return chooser.library.schemes.some(({ goods }) =>
    goods.some(({ key, warranted }) => key === goodsClass && warranted),
  )
}

/** What a declaration speaks of: the certificate of rough, where stones come from, or what they are. */
export function subjectOf(law: Law, statement: LibraryStatement): 'certificate' | 'origin' | 'nature' {
  const facts = [
    ...statement.requires.lines.map(({ fact }) => fact),
    ...statement.tokens.flatMap((token) => (token.from === 'line' ? [token.fact] : [])),
  ]
  if (facts.includes('kpCertificate')) return 'certificate'
  return isAboutOrigin(law, statement) ? 'origin' : 'nature'
}

/** Whether goods travel with a certificate: by the line's own code where it has one, else by every code of its class. */
export function needsCertificate({ chooser }: Law, line: LineFacts, date: Day): boolean {
  const codes = chooser.library.schemes
    .flatMap(({ reference }) => reference.goodsCodes)
    .filter((each) => holds(each, date) && each.goods.includes(line.goodsClass))
  const digits = line.hsCode?.replace(/\D/g, '')
  const own = digits ? codes.filter(({ code }) => digits.startsWith(code.replace(/\D/g, ''))) : []
  const said = own.length > 0 ? own : codes
  return said.length > 0 && said.every((each) => each.needsCertificate)
}

/** Whether the document's goods cross a border on their way to the buyer. */
export function crossesBorder({ chooser }: Law, facts: DocumentFacts): boolean {
  const [seller, buyer] =
    facts.side === 'issued'
      ? [facts.company.country, facts.partner.country]
      : [facts.partner.country, facts.company.country]
  return placesOf(chooser, facts.date, { seller, buyer, placeOfImport: facts.placeOfImport }).crossBorder
}

/** The weight, with two decimals, that a threshold has for these lines on the document's date; null when it has none. */
export function weightThatCounts({ chooser }: Law, facts: DocumentFacts, threshold: string, lines: readonly number[]) {
  const { date, placeOfImport, company, partner } = facts
  const places = placesOf(chooser, date, { seller: company.country, buyer: partner.country, placeOfImport })
  const own = facts.lines.filter(({ position }) => lines.includes(position))
  const found = own.map(({ goodsClass }) => thresholdAt(chooser, threshold, { date, places, goods: goodsClass }))
  const weight = found.find((each) => each !== undefined)?.weight
  return weight === undefined ? null : (weight / 1000).toFixed(2)
}
