import { sha256 } from '../../../domain/kernel/sha256.ts'
import { SCHEME } from '../builders.ts'
import { shippedStatement } from '../library.ts'
import { officialWords } from '../sample-documents.ts'

export type Row = Record<string, unknown>

/** The words of a statement with its options at their defaults, and how they came about. */
export function printed(key: string, over: Row = {}): Row {
  const { version, edition, kind, tokens, placement } = shippedStatement(key)
  const text = officialWords(key)
  const choices = tokens.flatMap((token) =>
    token.from === 'choice' ? [[token.name, token.choices[token.default] ?? '']] : [],
  )
  return {
    scheme: SCHEME,
    statement_key: key,
    statement_version: version,
    edition,
    kind,
    placement,
    text,
    text_hash: sha256(text),
    tokens: Object.fromEntries(choices),
    fields: [],
    line_positions: [1],
    ...over,
  }
}

/** The words of a warranty on a memo. */
export function memoWords(): Row {
  const { adaptations } = shippedStatement('sow-2021')
  const text = (adaptations['memo']?.text ?? '')
    .replace('{sourced}', 'purchased')
    .replace('{where the invoice is generated}', '')
  return { text, text_hash: sha256(text) }
}
