/** What is wrong in a code, and where: both from 1. */
export type CodeFinding = { readonly line: number; readonly column: number; readonly sentence: string }
/** Something that a template may name. */
export type CodePath = { readonly path: string; readonly kind: string }
/** What an editor is opened with. */
export type EditorOptions = {
  readonly language: 'template' | 'css'
  readonly label: string
  readonly paths: readonly CodePath[]
  readonly blocks: readonly string[]
  readonly changed: () => void
}
