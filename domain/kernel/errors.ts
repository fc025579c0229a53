/** The five refusals a use case can make; each asks for a different reaction (style.md C.1). */
export type RefusalCode = 'not_found' | 'forbidden' | 'invalid' | 'conflict' | 'rate_limited'

/** Field name (dotted path, as the form or the API names it) to the sentences that say what would be right. */
export type FieldErrors = Readonly<Record<string, readonly string[]>>

export type RefusalDetails = {
  /** Machine-readable reason, from the rule's closed union. */
  readonly reason?: string
  readonly fields?: FieldErrors
  readonly retryAfterSeconds?: number
}

/**
 * What a use case throws when it refuses. Recognise it with `isDomainError`, never with `instanceof`:
 * Remix bundles its own copy of this file (architecture.md, traps).
 */
export class DomainError extends Error {
  override readonly name = 'DomainError'
  readonly code: RefusalCode
  readonly details: RefusalDetails

  constructor(code: RefusalCode, message: string, details: RefusalDetails = {}) {
    super(message)
    this.code = code
    this.details = details
  }
}

/** True for a refusal of ours, whichever bundle made it. */
export function isDomainError(error: unknown): error is DomainError {
  return error instanceof Error && error.name === 'DomainError' && 'code' in error
}

/** The refusal for a row that is not there, or that belongs to another company: the two must look the same. */
export function notFound(what: string): DomainError {
  return new DomainError('not_found', `There is no such ${what}.`)
}

/** The refusal for one wrong field. */
export function invalidField(field: string, sentence: string, reason?: string): DomainError {
  return new DomainError('invalid', sentence, { fields: { [field]: [sentence] }, ...(reason ? { reason } : {}) })
}
