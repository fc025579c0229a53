import { Field } from '../field.tsx'

type CodeFieldProps = {
  readonly label: string
  readonly name: string
  readonly hint?: string
  readonly errors?: readonly string[] | undefined
  readonly defaultValue?: string | undefined
}

/** Where a code of an authenticator app is typed, or a recovery code; phones offer the code that they have. */
export function CodeField(props: CodeFieldProps) {
  return (
    <Field {...props} required maxLength={40} autoComplete="one-time-code" autoCapitalize="none" spellCheck={false} />
  )
}
