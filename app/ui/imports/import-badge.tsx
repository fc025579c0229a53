import { Badge, type Meaning } from '../badge.tsx'

export type ImportStatus = 'mapping' | 'refused' | 'checked' | 'applied'

const LOOKS: Readonly<Record<ImportStatus, readonly [Meaning, string]>> = {
  mapping: ['needs-you', 'which column is which?'],
  refused: ['wrong', 'has errors'],
  checked: ['needs-you', 'ready'],
  applied: ['in-order', 'imported'],
}

/** How far an import is. */
export function ImportBadge({ status }: { readonly status: ImportStatus }) {
  const [meaning, word] = LOOKS[status]
  return <Badge meaning={meaning}>{word}</Badge>
}
