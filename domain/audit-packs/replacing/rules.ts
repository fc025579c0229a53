import type { PackLayout, PackRegister } from '../../kernel/pack-layout.ts'

/** Something that changed the rows of a period's registers after its pack was asked for. */
export type Change = {
  readonly what: keyof typeof WORDS
  /** Null for what is no document. */
  readonly documentType: string | null
  readonly number: string
  readonly id: string
  readonly at: Date
}

const WORDS = {
  voided: 'voided',
  'issued-late': 'issued afterwards',
  supplied: 'given its statement by a supplementary letter',
  'received-late': 'received and recorded afterwards',
  withdrawn: 'received, and withdrawn',
  'certified-late': 'recorded afterwards',
  'certificate-withdrawn': 'withdrawn',
  adjusted: 'adjusted in the ledger',
  concluded: 'written afterwards',
  'conclusion-withdrawn': 'withdrawn',
} as const

export const changeKinds = Object.keys(WORDS) as (keyof typeof WORDS)[]

const LEDGER: readonly PackRegister[] = ['ledger', 'stock-declaration', 'adjustments']
const RECEIVED: readonly PackRegister[] = ['warranties-received', 'quantities', 'counterparties', ...LEDGER]

/** The kinds of changes that show in packs of a layout. What was issued does in all: each states its numbers. */
export function kindsIn({
  registers,
  papers,
  parts,
}: Pick<PackLayout, 'registers' | 'papers' | 'parts'>): readonly Change['what'][] {
  const lists = (some: readonly PackRegister[]) => registers.some(({ of }) => some.includes(of))
  return [
    ...(['voided', 'issued-late', 'supplied'] as const),
    ...(papers.has('received') || parts.has('summary') || lists(RECEIVED)
      ? (['received-late', 'withdrawn'] as const)
      : []),
    ...(papers.has('certificates') || lists(['certificates'])
      ? (['certified-late', 'certificate-withdrawn'] as const)
      : []),
    ...(parts.has('summary') || lists(LEDGER) ? (['adjusted'] as const) : []),
    ...(papers.has('auditor-certificates') ? (['concluded', 'conclusion-withdrawn'] as const) : []),
  ]
}

/** What is no document of the trade. */
const NAMES: Partial<Record<Change['what'], string>> = {
  adjusted: 'stock of',
  concluded: 'auditor’s certificate',
  'conclusion-withdrawn': 'auditor’s certificate',
}

/** What a change is about, in words: "Invoice INV-00001 voided". */
export function changeText({ what, documentType, number }: Change): string {
  const kind = documentType ?? NAMES[what] ?? 'certificate'
  return `${kind.replaceAll('-', ' ')} ${number} ${WORDS[what]}`
}

const [NAMED, QUIET_MS] = [5, 3_600_000]

/** Why a pack is replaced, in one sentence: the newest changes by name, and how many more there are. */
export function becauseOf(changes: readonly Change[]): string {
  const named = changes.slice(0, NAMED).map(changeText)
  const more = changes.length - named.length
  return [...named, ...(more > 0 ? [`${more} more`] : [])].join('; ')
}

/** The same for a redacted pack: how many of which kind, and no number, for a supplier's may tell who he is. */
export function redactedBecause(changes: readonly Change[]): string {
  const kinds = Map.groupBy(changes, ({ what, documentType }) => `${nounOf(documentType, what)} ${WORDS[what]}`)
  return [...kinds].map(([kind, of]) => `${of.length} × ${kind}`).join('; ')
}

function nounOf(documentType: string | null, what: Change['what']): string {
  return (documentType ?? NAMES[what]?.replace(/ of$/, '') ?? 'certificate').replaceAll('-', ' ')
}

/** Whether nobody is at it any more: the newest change is an hour old, so that ten corrections make one pack. */
export function isQuiet(changes: readonly Change[], now: Date): boolean {
  const newest = Math.max(...changes.map(({ at }) => at.getTime()))
  return changes.length > 0 && now.getTime() - newest >= QUIET_MS
}

/** The next pack's label: the first one's with how many there were before it. */
export function replacementLabel(label: string, before: number): string {
  return `${label.replace(/-r\d+$/, '')}-r${before}`
}
