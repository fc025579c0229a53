import { type TextareaHTMLAttributes, useId } from 'react'

type TextAreaProps = TextareaHTMLAttributes<HTMLTextAreaElement> & {
  readonly name: string
  readonly label: string
  readonly errors?: readonly string[] | undefined
  readonly hint?: string
}

/** A labelled text of several lines that says what is wrong beside itself. */
export function TextArea({ label, errors, hint, rows = 4, ...area }: TextAreaProps) {
  const id = useId()
  const wrong = errors !== undefined && errors.length > 0
  const described = [hint ? `${id}-hint` : '', wrong ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        rows={rows}
        aria-invalid={wrong || undefined}
        aria-describedby={described || undefined}
        {...area}
      />
      {hint ? (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      ) : null}
      {wrong ? (
        <p id={`${id}-error`} className="field-error">
          {errors.join(' ')}
        </p>
      ) : null}
    </div>
  )
}
