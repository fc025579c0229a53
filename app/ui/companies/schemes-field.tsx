import { useId } from 'react'
import { CheckField } from '../check-field.tsx'
import type { SchemeWords } from '../scheme-words.ts'

type SchemesFieldProps = {
  readonly schemes: readonly SchemeWords[]
  readonly chosen: unknown
  readonly errors?: readonly string[] | undefined
}

/** Under which of the loaded schemes the company trades. */
export function SchemesField({ schemes, chosen, errors }: SchemesFieldProps) {
  const id = useId()
  const ticked: readonly unknown[] = Array.isArray(chosen) ? chosen : [chosen]
  return (
    <fieldset aria-describedby={errors ? `${id}-error` : undefined}>
      <legend>Schemes</legend>
      {schemes.map(({ key, name }) => (
        <CheckField key={key} name="schemes[]" value={key} label={name} defaultChecked={ticked.includes(key)} />
      ))}
      {errors ? (
        <p id={`${id}-error`} className="field-error">
          {errors.join(' ')}
        </p>
      ) : null}
    </fieldset>
  )
}
