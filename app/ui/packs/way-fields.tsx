import { CheckField } from '../check-field.tsx'
import { Field } from '../field.tsx'
import { REDACTED } from './purpose-fields.tsx'
import type { Bound } from './scheme-field.tsx'

/** In how large files a pack is made, and whether prices and partners are left out of it. */
export function WayFields({ volumeMegabytes }: { readonly volumeMegabytes: Bound }) {
  return (
    <>
      <Field
        label="Volumes of at most (MB)"
        type="number"
        min={5}
        max={4000}
        placeholder="one file"
        {...volumeMegabytes}
      />
      <CheckField label={REDACTED} name="redacted" />
    </>
  )
}
