import type { InputHTMLAttributes } from 'react'
import { Labelled } from './labelled.tsx'

type FieldProps = InputHTMLAttributes<HTMLInputElement> & {
  readonly name: string
  readonly label: string
  readonly errors?: readonly string[] | undefined
  readonly hint?: string | undefined
}

/** A labelled input. */
export function Field({ label, errors, hint, ...input }: FieldProps) {
  return (
    <Labelled label={label} errors={errors} hint={hint}>
      {(tied) => <input {...tied} {...input} />}
    </Labelled>
  )
}
