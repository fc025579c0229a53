import type { Paper } from '../paper.ts'
import { proposeDate } from './dates.ts'
import { proposeType } from './kind.ts'
import { type ProposedLine, proposeLines } from './lines.ts'
import { numberStyle } from './numbers.ts'
import { proposeNumbers } from './numbers-of-papers.ts'
import { nameInHead, type Party, proposeParty, type Self } from './parties.ts'
import { proposeAmount, proposeCarats, proposeCurrency } from './totals.ts'

/** What the receiving company knows that helps to understand its papers. */
export type Known = { readonly parties: readonly Party[]; readonly self: Self }
export type Proposals = ReturnType<typeof proposalsOf>

/** Everything that a paper seems to say. Nothing of it is taken before a person has confirmed it. */
export function proposalsOf(paper: Paper, { parties, self }: Known) {
  const style = numberStyle(paper.text)
  const supplier = proposeParty(paper, parties, self)
  const country = parties.find(({ id }) => id === supplier?.value)?.country
  const { number, original } = proposeNumbers(paper)
  const lines = proposeLines(paper, style)
  return {
    supplier,
    supplierName: supplier ? null : nameInHead(paper),
    documentType: proposeType(paper),
    number,
    original,
    documentDate: proposeDate(paper, country === 'US' ? 'month-first' : 'day-first'),
    currency: proposeCurrency(paper),
    amount: proposeAmount(paper, style),
    carats: proposeCarats(paper, style),
    lines: lines as readonly ProposedLine[],
  }
}
