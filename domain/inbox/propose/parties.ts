import type { Line, Paper } from '../paper.ts'
import type { Proposal } from './proposal.ts'

/** A counterparty that a paper may come from. */
export type Party = {
  readonly id: string
  readonly name: string
  readonly taxNumber: string | null
  readonly country: string
}
/** The company that received the paper: it stands there too, as the buyer. */
export type Self = { readonly names: readonly string[]; readonly taxNumber: string | null }

const LEGAL_FORMS =
  /\b(?:n\.?v|b\.?v|bvba|sprl|srl|inc|llc|ltd|limited|pvt|private|gmbh|s\.?a|sarl|fze|fzco|dmcc|co|corp|corporation|company|spa|ag|kg|plc|llp|lda|pte|pty|oy|ab|cv|vof)\b\.?/g
const TO_BUYER =
  /\b(?:sold|bill(?:ed)?|ship(?:ped)?|deliver(?:ed)?|invoice[d]?)\s*to\b|\b(?:buyer|customer|consignee|client|messrs|m\/s)\b|^to\b/i
const HEAD = 0.35
const SHORTEST_TAX_NUMBER = 6

/** Who the paper is from: by tax number, else by name. A name that stands as the buyer's counts last. */
export function proposeParty(paper: Paper, parties: readonly Party[], self: Self): Proposal | null {
  const own = new Set(self.names.map(plainName))
  const others = parties.filter(({ name }) => !own.has(plainName(name)))
  // The first page says it on almost every paper; only where it does not are the others looked through.
  const first = { ...paper, lines: paper.lines.filter(({ page }) => page === 0) }
  return byTaxNumber(first, others) ?? byName(first, others) ?? byTaxNumber(paper, others) ?? byName(paper, others)
}

function byTaxNumber(paper: Paper, parties: readonly Party[]): Proposal | null {
  const known = parties.flatMap(({ id, taxNumber }) => {
    const plain = plainNumber(taxNumber ?? '')
    return plain.length >= SHORTEST_TAX_NUMBER ? [{ id, plain }] : []
  })
  for (const line of paper.lines) {
    const squeezed = plainNumber(paper.text.slice(line.start, line.end))
    const party = known.find(({ plain }) => squeezed.includes(plain))
    if (party) return proposal(paper, party.id, line, 'sure')
  }
  return null
}

function byName(paper: Paper, parties: readonly Party[]): Proposal | null {
  const named = parties
    .map(({ id, name }) => ({ id, words: plainName(name) }))
    .filter(({ words }) => words.length > 2)
    .toSorted((a, b) => b.words.length - a.words.length)
  const found = paper.lines.flatMap((line, index) => {
    const words = ` ${plainName(paper.text.slice(line.start, line.end))} `
    const party = named.find((each) => words.includes(` ${each.words} `))
    return party ? [{ id: party.id, line, isBuyer: isBuyers(paper, index), isHead: isInHead(paper, line) }] : []
  })
  const best =
    found.find(({ isBuyer, isHead }) => !isBuyer && isHead) ?? found.find(({ isBuyer }) => !isBuyer) ?? found[0]
  if (!best) return null
  const rivals = new Set(found.filter(({ isBuyer }) => !isBuyer).map(({ id }) => id))
  return proposal(
    paper,
    best.id,
    best.line,
    best.isBuyer ? 'guess' : best.isHead && rivals.size === 1 ? 'sure' : 'likely',
  )
}

function isBuyers(paper: Paper, index: number): boolean {
  return paper.lines
    .slice(Math.max(0, index - 1), index + 1)
    .some(({ start, end }) => TO_BUYER.test(paper.text.slice(start, end)))
}

function isInHead({ pages }: Paper, { page, y }: Line): boolean {
  return page === 0 && y < (pages[0]?.height ?? 0) * HEAD
}

function proposal({ text }: Paper, id: string, { start, end }: Line, sure: Proposal['sure']): Proposal {
  return { value: id, sure, found: text.slice(start, end), place: { start, end } }
}

/** The name a new supplier might have: the largest words in the head that are no title. */
export function nameInHead(paper: Paper): string | null {
  const cells = paper.lines
    .filter((line) => isInHead(paper, line))
    .flatMap(({ height, cells }) => cells.map(({ text }) => ({ text, height })))
    .filter(
      ({ text }) =>
        /\p{L}{3}/u.test(text) &&
        text.length <= 80 &&
        !/\b(?:invoice|memo|note|original|duplicate|copy|page)\b|:/i.test(text),
    )
  return cells.toSorted((a, b) => b.height - a.height)[0]?.text ?? null
}

/** A name without legal form, accents and signs. */
function plainName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(LEGAL_FORMS, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function plainNumber(number: string): string {
  return number.toUpperCase().replace(/[^A-Z0-9]/g, '')
}
