/** Things of a company that have a page, and the path that leads to it. */
export const objectPages = {
  'trade-document': 'documents',
  'received-document': 'received',
  certificate: 'certificates',
  counterparty: 'counterparties',
  exception: 'exceptions',
  'audit-pack': 'packs',
  finding: 'findings',
  'auditor-certificate': 'auditor-certificates',
} as const
export type ObjectKind = keyof typeof objectPages

const ALIASES: Readonly<Record<string, ObjectKind>> = { issued: 'trade-document', received: 'received-document' }

/** The kind under the one name it has here; null for what has no page. */
export function objectKind(word: string): ObjectKind | null {
  return Object.hasOwn(objectPages, word) ? (word as ObjectKind) : (ALIASES[word] ?? null)
}
