import { useState } from 'react'
import { SelectField } from '../select-field.tsx'
import { type Bound, type SchemeChoice, SchemeField } from './scheme-field.tsx'

type Purpose = { readonly key: string; readonly name: string; readonly sentence: string }
export type SchemeWithPurposes = SchemeChoice & { readonly purposes: readonly Purpose[] }
type Bounds = { readonly scheme: Bound; readonly purpose: Bound }

/** What a redacted pack is called where one asks for it. */
export const REDACTED = 'Redacted: without prices and partners, papers withheld, their proofs in it'

/** What the fields of scheme and purpose stand on: each scheme has purposes of its own, the first is the usual one. */
export function usePurpose(schemes: readonly SchemeWithPurposes[], { scheme, purpose }: Bounds) {
  const [schemeKey, setScheme] = useState(scheme.defaultValue ?? schemes[0]?.key)
  const [purposeKey, setPurpose] = useState(purpose.defaultValue)
  const purposes = schemes.find(({ key }) => key === schemeKey)?.purposes ?? []
  const chosen = purposes.find(({ key }) => key === purposeKey) ?? purposes[0]
  return { purposes, chosen, schemes, setScheme, setPurpose, bounds: { scheme, purpose } }
}

/** Which scheme a pack is of, and whom it is for. */
export function PurposeFields({
  purposes,
  chosen,
  schemes,
  setScheme,
  setPurpose,
  bounds,
}: ReturnType<typeof usePurpose>) {
  return (
    <>
      <SchemeField schemes={schemes} bound={bounds.scheme} onChoose={setScheme} />
      {schemes.some((each) => each.purposes.length > 1) ? (
        <SelectField
          label="For"
          options={purposes.map(({ key, name }) => ({ value: key, label: name }))}
          name={bounds.purpose.name}
          errors={bounds.purpose.errors}
          value={chosen?.key}
          onChange={(event) => setPurpose(event.target.value)}
        />
      ) : null}
    </>
  )
}
