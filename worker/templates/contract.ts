import type { OwnPart } from '../../templates/render.ts'
import type { Rules } from '../../templates/studio/check-template.ts'
import type { Finding } from '../../templates/studio/findings.ts'

/** A company's template, the rules of its kind, and the data that it is to show. */
export type Asked = {
  readonly body: string
  readonly css: string
  readonly rules: Rules
  readonly context: object
}
export type Answer =
  | { readonly is: 'rendered'; readonly parts: readonly OwnPart[]; readonly css: string }
  | { readonly is: 'refused'; readonly body: readonly Finding[]; readonly css: readonly Finding[] }
  | { readonly is: 'failed'; readonly sentence: string }
