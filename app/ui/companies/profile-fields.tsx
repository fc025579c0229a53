import { Field } from '../field.tsx'
import { languageOptions } from '../language-options.ts'
import { SelectField } from '../select-field.tsx'
import { TextArea } from '../text-area.tsx'

type Bound = {
  readonly name: string
  readonly defaultValue: string | undefined
  readonly errors: readonly string[] | undefined
}
export type Bind = (name: string) => Bound

const PAPERS = [
  { value: 'A4', label: 'A4' },
  { value: 'Letter', label: 'Letter' },
]

/** What a company may change about itself, and onboarding asks first. */
export function ProfileFields({ field, zones }: { readonly field: Bind; readonly zones: readonly string[] }) {
  return (
    <>
      <Field label="Trade name" hint="If it trades under another name." {...field('tradeName')} />
      <TextArea label="Address" rows={3} required autoComplete="off" {...field('address')} />
      <Field label="Tax number" {...field('taxNumber')} />
      <Field label="Bourse memberships" hint="Several are parted by semicolons." {...field('bourseMemberships')} />
      <Field
        label="Time zone"
        list="time-zones"
        required
        autoComplete="off"
        hint="Like Europe/Brussels. Due times and months go by it."
        {...field('timeZone')}
      />
      <datalist id="time-zones">
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <SelectField label="Paper" options={PAPERS} hint="Of its PDFs." {...field('paper')} />
      <SelectField
        label="Language"
        options={languageOptions}
        hint="Of its documents, where neither the buyer nor the document has another."
        {...field('language')}
      />
    </>
  )
}
