import { type SelectHTMLAttributes, useId } from 'react'

export type Option = { readonly value: string; readonly label: string }
type SelectFieldProps = Omit<SelectHTMLAttributes<HTMLSelectElement>, 'children'> & {
  readonly name: string
  readonly label: string
  readonly options: readonly Option[]
  readonly errors?: readonly string[] | undefined
  readonly hint?: string
}

/** A labelled choice that says what is wrong beside itself; the browser's own list, so it works before JavaScript. */
export function SelectField({ label, options, errors, hint, ...select }: SelectFieldProps) {
  const id = useId()
  const wrong = errors !== undefined && errors.length > 0
  const described = [hint ? `${id}-hint` : '', wrong ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} aria-invalid={wrong || undefined} aria-describedby={described || undefined} {...select}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
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
