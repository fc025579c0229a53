import { autocompletion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete'
import { css } from '@codemirror/lang-css'
import { html } from '@codemirror/lang-html'
import { syntaxHighlighting } from '@codemirror/language'
import { setDiagnostics } from '@codemirror/lint'
import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { classHighlighter } from '@lezer/highlight'
import { basicSetup } from 'codemirror'
import type { CodeFinding, CodePath, EditorOptions } from './code.ts'

// Paper and ink as everywhere, light and dark: the tokens decide (app/ui/css/tokens.css).
const look = EditorView.theme({
  '&': { backgroundColor: 'var(--slip)', color: 'var(--ink)' },
  '&.cm-focused': { outline: '2px solid var(--accent)' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '20px' },
  '.cm-foldGutter': { display: 'none !important' },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': {
    backgroundColor: 'var(--paper)',
    color: 'var(--ink-soft)',
    borderRight: '1px solid var(--hairline)',
  },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'color-mix(in oklab, var(--accent) 7%, transparent)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'color-mix(in oklab, var(--accent) 25%, transparent)',
  },
  '.cm-tooltip, .cm-panels': { backgroundColor: 'var(--slip)', color: 'var(--ink)', borderColor: 'var(--control)' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--accent)', color: 'var(--on-accent)' },
})

/** Opens an editor over a text area, which keeps what is typed and is what the form sends. */
export function openCodeEditor(frame: HTMLElement, area: HTMLTextAreaElement, options: EditorOptions) {
  const view = new EditorView({
    parent: frame,
    state: EditorState.create({
      doc: area.value,
      extensions: [
        basicSetup,
        options.language === 'css' ? css() : html({ autoCloseTags: true }),
        ...(options.language === 'template'
          ? [
              autocompletion({
                icons: false,
                override: [(context) => complete(context, options.paths, options.blocks)],
              }),
            ]
          : []),
        look,
        syntaxHighlighting(classHighlighter),
        EditorView.lineWrapping,
        // What scrolls must be reachable by the keyboard, and be seen to be.
        EditorView.contentAttributes.of({ 'aria-label': options.label, tabindex: '0' }),
        EditorView.updateListener.of((update) => {
          if (!update.docChanged) return
          area.value = update.state.doc.toString()
          options.changed()
        }),
      ],
    }),
  })
  area.hidden = true
  return {
    /** Shows what is wrong at its place. */
    mark(findings: readonly CodeFinding[]) {
      const { doc } = view.state
      const diagnostics = findings.map(({ line, column, sentence }) => {
        const at = doc.line(Math.min(Math.max(line, 1), doc.lines))
        const from = Math.min(at.from + column - 1, at.to)
        return { from, to: Math.max(from, Math.min(from + 1, at.to)), severity: 'error' as const, message: sentence }
      })
      view.dispatch(setDiagnostics(view.state, diagnostics))
    },
    /** Goes to a place and takes the keys. */
    go(line: number, column: number) {
      const at = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines))
      const anchor = Math.min(at.from + column - 1, at.to)
      view.dispatch({ selection: { anchor }, scrollIntoView: true })
      view.focus()
    },
    close() {
      area.hidden = false
      view.destroy()
    },
  }
}

/** Within braces: the paths of the data dictionary, those of the innermost list first, and our blocks behind `{{>`. */
function complete(
  context: CompletionContext,
  paths: readonly CodePath[],
  blocks: readonly string[],
): CompletionResult | null {
  const typed = context.matchBefore(/\{\{[#>]?\s*(?:(?:if|unless|each)\s+)?[\w./@]*/)
  if (!typed) return null
  const word = /[\w./@]*$/.exec(typed.text)?.[0] ?? ''
  const from = context.pos - word.length
  if (typed.text.startsWith('{{>')) return { from, options: blocks.map((label) => ({ label, type: 'class' })) }
  const list = listAround(context.state.sliceDoc(0, typed.from))
  const options = paths.flatMap(({ path, kind }) => {
    const inner = list && path.startsWith(`${list}[].`) ? path.slice(list.length + 3) : null
    if (inner !== null && !inner.includes('[]')) return [{ label: inner, detail: kind, type: 'property', boost: 10 }]
    if (path.includes('[]')) return []
    return [{ label: list ? `../${path}` : path, detail: kind, type: kind === 'list' ? 'enum' : 'variable' }]
  })
  return { from, options }
}

/** The list that the loop around a place goes through, or null. */
function listAround(before: string): string | null {
  const open: string[] = []
  for (const [, begins, list = '', ends] of before.matchAll(/\{\{(?:(#)each\s+([\w./]+)|(\/)each)\}\}/g)) {
    if (begins) open.push(list)
    else if (ends) open.pop()
  }
  return open.at(-1) ?? null
}
