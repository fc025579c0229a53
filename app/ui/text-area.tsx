import type { TextareaHTMLAttributes } from 'react'
import { Labelled } from './labelled.tsx'

type TextAreaProps = TextareaHTMLAttributes<HTMLTextAreaElement> & {
  readonly name: string
  readonly label: string
  readonly errors?: readonly string[] | undefined
  readonly hint?: string | undefined
}

/** A labelled text of several lines. */
export function TextArea({ label, errors, hint, rows = 4, ...area }: TextAreaProps) {
  return (
    <Labelled label={label} errors={errors} hint={hint}>
      {(tied) => <textarea rows={rows} {...tied} {...area} />}
    </Labelled>
  )
}
