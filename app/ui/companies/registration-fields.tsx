import { Field } from '../field.tsx'
import { FileField } from '../file-field.tsx'
import type { SchemeWords } from '../scheme-words.ts'
import { SelectField } from '../select-field.tsx'
import type { Bind } from './profile-fields.tsx'

type RegistrationFieldsProps = {
  readonly field: Bind
  readonly names: { readonly scheme: string; readonly number: string; readonly from: string; readonly to: string }
  /** Among which the registration's scheme is chosen; one needs no question. */
  readonly schemes: readonly SchemeWords[]
  readonly required?: boolean
  readonly wasRefused: boolean
}

const CHOOSE = { value: '', label: 'Choose the scheme' }

/** A registration with a scheme, its validity and its evidence. */
export function RegistrationFields({ field, names, schemes, required = false, wasRefused }: RegistrationFieldsProps) {
  const [first, ...others] = schemes
  const isOne = first !== undefined && others.length === 0
  return (
    <>
      {isOne ? null : (
        <SelectField
          label="Registered with"
          options={[CHOOSE, ...schemes.map(({ key, name }) => ({ value: key, label: name }))]}
          {...field(names.scheme)}
        />
      )}
      <Field
        label={isOne ? first.registration.numberName : 'Number with the scheme'}
        required={required}
        autoComplete="off"
        {...field(names.number)}
      />
      <Field label="First day" type="date" required={required} {...field(names.from)} />
      <Field label="Last day" type="date" required={required} {...field(names.to)} />
      <FileField
        label="Evidence"
        name="evidence"
        accept="application/pdf,image/png,image/jpeg"
        hint="The certificate or its confirmation as PDF, PNG or JPEG, at most 10 MB."
        errors={field('evidence').errors}
        wasRefused={wasRefused}
      />
    </>
  )
}
