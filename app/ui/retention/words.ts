type Kind = 'issued' | 'received' | 'certificate' | 'letter' | 'pack'
export const kinds: readonly Kind[] = ['issued', 'received', 'certificate', 'letter', 'pack']

export const kindNames: Readonly<Record<Kind, string>> = {
  issued: 'Documents issued',
  received: 'Documents received',
  certificate: 'Certificates',
  letter: 'Letters',
  pack: 'Audit packs',
}

const STARTS: Readonly<Record<string, string>> = {
  record: 'the record’s own date',
  'fiscal-year-end': 'the end of the fiscal year',
  'import-or-export': 'the import or export',
  entry: 'the entry at customs, which is not recorded here',
  'annual-return': 'the due date of the annual return, which is not recorded here',
  unstated: 'not stated; we count from the end of the record’s fiscal year',
}

/** From when a rule counts. */
export function startText(from: string): string {
  return STARTS[from] ?? from
}

const STANDINGS: Readonly<Record<string, string>> = {
  published: 'published',
  practice: 'practice, a weak source',
  memory: 'from memory, not verified',
  derived: 'our own conclusion',
}

/** What a source is worth. */
export function standingText(standing: string): string {
  return STANDINGS[standing] ?? standing
}

export const coversNames = {
  everything: 'Everything',
  counterparty: 'Everything with one counterparty',
  period: 'A period',
  records: 'Single records',
} as const

/** What one record of a kind is called. */
export const kindName: Readonly<Record<Kind, string>> = {
  issued: 'Document',
  received: 'Received document',
  certificate: 'Certificate',
  letter: 'Letter',
  pack: 'Audit pack',
}
