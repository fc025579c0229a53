import type { SelectHTMLAttributes } from 'react'
import { Labelled } from './labelled.tsx'

export type Option = { readonly value: string; readonly label: string }
type SelectFieldProps = Omit<SelectHTMLAttributes<HTMLSelectElement>, 'children'> & {
  readonly name: string
  readonly label: string
  readonly options: readonly Option[]
  readonly errors?: readonly string[] | undefined
  readonly hint?: string | undefined
}

/** A labelled choice; the browser's own list, so it works before JavaScript. */
export function SelectField({ label, options, errors, hint, ...select }: SelectFieldProps) {
  return (
    <Labelled label={label} errors={errors} hint={hint}>
      {(tied) => (
        <select {...tied} {...select}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  )
}
