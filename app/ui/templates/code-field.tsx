import { useEffect, useRef } from 'react'
import { Labelled } from '../labelled.tsx'
import type { CodeFinding, CodePath, EditorOptions } from './code.ts'

type CodeFieldProps = {
  readonly name: string
  readonly label: string
  readonly hint: string
  readonly language: 'template' | 'css'
  readonly defaultValue: string
  readonly errors?: readonly string[] | undefined
  readonly findings: readonly CodeFinding[]
  /** What a template may name, to be offered while one types. */
  readonly paths?: readonly CodePath[]
  readonly blocks?: readonly string[]
  readonly changed: () => void
}
type Editor = Awaited<ReturnType<typeof openEditor>>

const openEditor = async (at: HTMLElement, area: HTMLTextAreaElement, options: EditorOptions) =>
  (await import('./code-editor.ts')).openCodeEditor(at, area, options)
const NONE: readonly never[] = []

/** A field for code: a plain text area, and an editor with colours, completion and marks once its script is there. */
export function CodeField(props: CodeFieldProps) {
  const { name, label, hint, language, defaultValue, errors, findings, paths = NONE, blocks = NONE, changed } = props
  const area = useRef<HTMLTextAreaElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const editor = useRef<Editor | null>(null)
  const told = useRef(changed)
  told.current = changed
  useEffect(() => {
    if (!area.current || !frame.current) return
    let gone = false
    const options = { language, label, paths, blocks, changed: () => told.current() }
    void openEditor(frame.current, area.current, options).then((opened) => {
      if (gone) opened.close()
      else editor.current = opened
    })
    return () => {
      gone = true
      editor.current?.close()
      editor.current = null
    }
  }, [language, label, paths, blocks])
  useEffect(() => editor.current?.mark(findings), [findings])
  return (
    <div className="code-field">
      <Labelled label={label} errors={errors} hint={hint}>
        {(tied) => (
          <textarea
            {...tied}
            ref={area}
            name={name}
            defaultValue={defaultValue}
            rows={18}
            spellCheck={false}
            autoComplete="off"
            onInput={() => changed()}
          />
        )}
      </Labelled>
      <div ref={frame} className="code-frame" />
      {findings.length > 0 ? (
        <ul className="code-findings" aria-label={`What is wrong with: ${label}`}>
          {findings.map(({ line, column, sentence }) => (
            <li key={`${line}:${column}:${sentence}`}>
              <button type="button" className="link" onClick={() => editor.current?.go(line, column)}>
                Line {line}, column {column}
              </button>
              : {sentence}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
