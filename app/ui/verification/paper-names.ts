/** 'credit-note' → 'Credit note'. */
export function nameOfType(documentType: string): string {
  if (documentType === 'warranty-account') return 'Statement of account of warranties'
  if (documentType === 'auditor-certificate') return 'Auditor’s certificate'
  const words = documentType.replace(/-/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Of which goods a document says the sum: an account sums what was issued, and lists apart what was received. */
export function nameOfTotal(documentType: string): string {
  if (documentType === 'auditor-certificate') return 'Items examined'
  return documentType === 'warranty-account' ? 'Quantity issued' : 'Total quantity'
}

const KINDS: Readonly<Record<string, string>> = {
  'warranty-statement': 'warranty statement',
  declaration: 'declaration',
  'supplementary-letter': 'supplementary letter',
  letter: 'letter',
}

/** What a printed file is: the document itself, or which of the papers that go with it. */
export function nameOfKind(kind: string): string {
  return KINDS[kind] ?? 'document'
}

type Paper = {
  readonly page?: string | undefined
  readonly documentType: string
  readonly number: string
  readonly statements: readonly { readonly suppliedOn?: string | null | undefined }[]
}

/** Which paper it is, and of which document when it only goes with one. */
export function nameOfPaper(
  { page = '', documentType, number, statements }: Paper,
  day: (iso: string) => string,
): string {
  const document = `${nameOfType(documentType)} ${number}`
  if (page === documentType || !(page in KINDS)) return document
  const given = statements[0]?.suppliedOn
  return `${nameOfType(page)}${given ? ` of ${day(given)}` : ''} to ${document}`
}
