import type { Rules } from '../../templates/studio/check-template.ts'
import type { Finding } from '../../templates/studio/findings.ts'

/** A company's template, the rules of its kind, and the data that it is to show; without data it is only checked. */
export type Asked = {
  readonly body: string
  readonly css: string
  readonly rules: Rules
  readonly context: object | null
}
export type RenderedPart = { readonly html: string } | { readonly block: string }
export type Answer =
  | { readonly is: 'fit' }
  | { readonly is: 'rendered'; readonly parts: readonly RenderedPart[]; readonly css: string }
  | { readonly is: 'refused'; readonly body: readonly Finding[]; readonly css: readonly Finding[] }
  | { readonly is: 'failed'; readonly sentence: string }
