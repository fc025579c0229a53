import { type ReactNode, useId } from 'react'

type LabelledProps = {
  readonly label: string
  readonly errors?: readonly string[] | undefined
  readonly hint?: string | undefined
  /** Draws the control with the attributes that tie it to its label, its hint and its errors. */
  readonly children: (tied: {
    readonly id: string
    readonly 'aria-invalid': true | undefined
    readonly 'aria-describedby': string | undefined
  }) => ReactNode
}

/** A control with its label, its hint, and what is wrong beside it; complete before JavaScript has arrived. */
export function Labelled({ label, errors = [], hint, children }: LabelledProps) {
  const id = useId()
  const wrong = errors.length > 0
  const described = [hint ? `${id}-hint` : '', wrong ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-invalid': wrong || undefined, 'aria-describedby': described || undefined })}
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
