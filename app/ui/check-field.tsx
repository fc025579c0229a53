import { type InputHTMLAttributes, useId } from 'react'

type CheckFieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'children'> & {
  readonly name: string
  readonly label: string
  readonly type?: 'checkbox' | 'radio'
  readonly hint?: string | undefined
}

/** A box to tick, its words beside it. */
export function CheckField({ label, hint, type = 'checkbox', ...input }: CheckFieldProps) {
  const id = useId()
  return (
    <div className="check">
      <input id={id} type={type} aria-describedby={hint ? `${id}-hint` : undefined} {...input} />
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      ) : null}
    </div>
  )
}
