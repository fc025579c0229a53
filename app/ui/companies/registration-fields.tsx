import { Field } from '../field.tsx'
import { FileField } from '../file-field.tsx'
import type { Bind } from './profile-fields.tsx'

type RegistrationFieldsProps = {
  readonly field: Bind
  readonly names: { readonly number: string; readonly from: string; readonly to: string }
  readonly required?: boolean
  readonly wasRefused: boolean
}

/** A SoW registration with its validity and its evidence. */
export function RegistrationFields({ field, names, required = false, wasRefused }: RegistrationFieldsProps) {
  return (
    <>
      <Field label="SoW registration number" required={required} autoComplete="off" {...field(names.number)} />
      <Field label="First day" type="date" required={required} {...field(names.from)} />
      <Field label="Last day" type="date" required={required} {...field(names.to)} />
      <FileField
        label="Evidence"
        name="evidence"
        accept="application/pdf,image/png,image/jpeg"
        hint="The certificate or self-assessment as PDF, PNG or JPEG, at most 10 MB."
        errors={field('evidence').errors}
        wasRefused={wasRefused}
      />
    </>
  )
}
