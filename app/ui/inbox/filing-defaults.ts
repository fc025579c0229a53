import type { Sure } from '../../../domain/inbox/propose/proposal.ts'

type Said = { readonly value: string; readonly sure: Sure; readonly found: string } | null
export type ProposedLine = {
  readonly goodsClass: string | null
  readonly description: string
  readonly pieces: number | null
  readonly carats: string
  readonly amount: string | null
  readonly hsCode: string | null
  readonly reportNumber: string | null
}
export type Proposed = {
  readonly supplier: Said
  readonly documentType: Said
  readonly number: Said
  readonly documentDate: Said
  readonly currency: Said
  readonly amount: Said
  readonly carats: Said
  readonly lines: readonly ProposedLine[]
}
export type FoundWords = {
  readonly edition: string
  readonly outcome: 'exact' | 'accepted-variant' | 'deviation'
  readonly text: string
}

/** So many empty lines stand ready under those that were read, also before the script is there. */
const SPARE = 2

/** What the form begins with: everything that was read, to be confirmed or corrected. */
export function filingDefaults(
  proposed: Proposed | null,
  found: readonly FoundWords[],
  known: { readonly counterpartyId: string | null; readonly editions: readonly string[] },
) {
  const words = wordsOf(found, known.editions)
  return {
    supplierId: proposed?.supplier?.value ?? known.counterpartyId ?? '',
    documentType: proposed?.documentType?.value ?? 'invoice',
    number: proposed?.number?.value ?? '',
    documentDate: proposed?.documentDate?.value ?? '',
    currency: proposed?.currency?.value ?? '',
    edition: words.edition,
    statementText: words.text,
    lines: linesOf(proposed),
  }
}

/** The edition whose words stand there; of words that deviate the words themselves; nothing when none was found. */
function wordsOf(found: readonly FoundWords[], editions: readonly string[]) {
  const warranties = found.filter(({ edition }) => editions.includes(edition))
  const right = warranties.find(({ outcome }) => outcome !== 'deviation')
  if (right) return { edition: right.edition, text: '' }
  const [wrong] = warranties
  return wrong ? { edition: 'other', text: wrong.text } : { edition: '', text: '' }
}

function linesOf(proposed: Proposed | null): readonly Readonly<Record<string, string>>[] {
  const lines = proposed?.lines ?? []
  const whole = { goodsClass: '', carats: proposed?.carats?.value ?? '', amount: proposed?.amount?.value ?? '' }
  const read = lines.map((line) =>
    Object.fromEntries(Object.entries(line).map(([name, value]) => [name, value === null ? '' : String(value)])),
  )
  const blank = Array.from({ length: SPARE }, () => ({ goodsClass: '' }))
  return [...(read.length > 0 ? read : [whole]), ...blank]
}

/** Where the lines do not come to what the paper says they do, in sentences. */
export function disagreements(proposed: Proposed | null): readonly string[] {
  if (!proposed || proposed.lines.length === 0) return []
  const sums = [
    ['weight', proposed.carats, thousandths(proposed.lines.map(({ carats }) => carats))],
    ['amount', proposed.amount, thousandths(proposed.lines.map(({ amount }) => amount))],
  ] as const
  return sums.flatMap(([what, said, sum]) =>
    said && sum !== null && thousandths([said.value]) !== sum
      ? [`The paper gives a total ${what} of ${said.found}; the lines that were read come to ${written(sum)}.`]
      : [],
  )
}

/** The exact sum in thousandths; null when one is missing. */
function thousandths(values: readonly (string | null)[]): bigint | null {
  let sum = 0n
  for (const value of values) {
    const match = /^(\d+)(?:\.(\d{1,3}))?$/.exec(value ?? '')
    if (!match) return null
    sum += BigInt(match[1] ?? '0') * 1000n + BigInt((match[2] ?? '').padEnd(3, '0'))
  }
  return sum
}

function written(sum: bigint): string {
  return `${sum / 1000n}.${String(sum % 1000n).padStart(3, '0')}`.replace(/0$/, '')
}

/** How far to trust what stands in a field, said under it. */
export function trustOf(said: Said): string | undefined {
  if (!said) return undefined
  const found = said.found.length > 60 ? `${said.found.slice(0, 60)}…` : said.found
  const words = { sure: 'Read', likely: 'Probably; look once more. Read', guess: 'A guess; look at the paper. Read' }
  return `${words[said.sure]} as “${found}”.`
}
