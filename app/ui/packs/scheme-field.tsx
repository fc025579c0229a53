import { SelectField } from '../select-field.tsx'

export type SchemeChoice = { readonly key: string; readonly name: string }
export type Bound = {
  readonly name: string
  readonly defaultValue: string | undefined
  readonly errors: readonly string[] | undefined
}
type SchemeFieldProps = {
  readonly schemes: readonly SchemeChoice[]
  readonly bound: Bound
  readonly onChoose: (key: string) => void
}

/** Which scheme a pack is of: a question only for a company of several. */
export function SchemeField({ schemes, bound, onChoose }: SchemeFieldProps) {
  if (schemes.length < 2) return null
  return (
    <SelectField
      label="Scheme"
      options={schemes.map(({ key, name }) => ({ value: key, label: name }))}
      onChange={(event) => onChoose(event.target.value)}
      {...bound}
    />
  )
}
