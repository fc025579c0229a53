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
} as const

/** What a change is about, in words: "Invoice INV-00001 voided". */
export function changeText({ what, documentType, number }: Change): string {
  const kind = documentType ?? (what === 'adjusted' ? 'stock of' : 'certificate')
  return `${kind.replaceAll('-', ' ')} ${number} ${WORDS[what]}`
}

const [NAMED, QUIET_MS] = [5, 3_600_000]

/** Why a pack is replaced, in one sentence: the newest changes by name, and how many more there are. */
export function becauseOf(changes: readonly Change[]): string {
  const named = changes.slice(0, NAMED).map(changeText)
  const more = changes.length - named.length
  return [...named, ...(more > 0 ? [`${more} more`] : [])].join('; ')
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
