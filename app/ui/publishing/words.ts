import type { Source } from '../../../domain/kernel/statement.ts'

/** What a source is worth, as docs/schemes.md says it. */
export const STANDINGS: readonly { readonly value: Source['standing']; readonly label: string }[] = [
  { value: 'published', label: 'published by its owner or the law' },
  { value: 'practice', label: 'seen on real documents' },
  { value: 'memory', label: 'general knowledge, to be verified' },
  { value: 'derived', label: 'the association’s own consequence' },
]

/** 'credit-note' as it is read: 'a credit note'. */
export function documentName(type: string): string {
  const plain = type.replaceAll('-', ' ')
  return `${/^[aeiou]/.test(plain) ? 'an' : 'a'} ${plain}`
}

/** What a comparison of two wordings is of. */
export function wordingName(of: string): string {
  if (of === 'text') return 'What prints'
  if (of === 'official') return 'As its owner publishes it'
  return `On ${documentName(of)}`
}
