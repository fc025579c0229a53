import type { TradeDocumentType } from '../../../domain/kernel/goods.ts'
import type { DocumentStanding } from '../../../domain/received-documents/rules.ts'
import { Badge, type Meaning } from '../badge.tsx'

const MEANINGS: Readonly<Record<DocumentStanding, Meaning>> = {
  accepted: 'in-order',
  'not-needed': 'in-order',
  'not-valid': 'wrong',
  missing: 'wrong',
  'unknown-edition': 'could-not-verify',
}

const NAMES: Readonly<Record<string, string>> = { none: 'no warranty', other: 'other words' }

type Judged = {
  readonly documentType: TradeDocumentType
  readonly status: 'recorded' | 'withdrawn'
  readonly standing: DocumentStanding
  readonly statements: readonly { readonly edition: string }[]
}

/** Whether the document is one that a warranty is owed on: what only takes back or adds to another is not. */
export function owesWarranty({ documentType }: Pick<Judged, 'documentType'>): boolean {
  return documentType === 'invoice' || documentType === 'memo'
}

/** Which of the four meanings a document's statements have for its goods and its date. */
export function standingMeaning(row: Judged): Meaning {
  return owesWarranty(row) ? MEANINGS[row.standing] : 'in-order'
}

/** The edition of a received warranty, as the trade calls it. */
export function editionName(edition: string): string {
  return NAMES[edition] ?? edition
}

/** The editions that came with the document, and whether they are right for its goods on its date. */
export function StandingBadge({ row }: { readonly row: Judged }) {
  if (row.status === 'withdrawn') return <Badge meaning="could-not-verify">withdrawn</Badge>
  if (!owesWarranty(row) && row.statements.length === 0) return <Badge meaning="in-order">none needed</Badge>
  const editions = [...new Set(row.statements.map(({ edition }) => editionName(edition)))].join(', ')
  const name = editions || editionName('none')
  return <Badge meaning={standingMeaning(row)}>{row.standing === 'not-valid' ? `${name}, not valid` : name}</Badge>
}
