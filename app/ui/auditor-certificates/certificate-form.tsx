import { Form } from '@remix-run/react'
import { certificateForms, conclusions } from '../../../domain/auditor-certificates/rules.ts'
import { certificateSchema } from '../../../domain/auditor-certificates/schema.ts'
import { Refusal } from '../alert.tsx'
import { Button } from '../button.tsx'
import { CheckField } from '../check-field.tsx'
import { Field } from '../field.tsx'
import { useCheckedForm } from '../form.tsx'
import { languageOptions } from '../language-options.ts'
import { SelectField } from '../select-field.tsx'
import { TextArea } from '../text-area.tsx'
import { Unsaved } from '../unsaved.tsx'
import { conclusionNames, formNames } from './words.ts'

type CertificateFormProps = {
  readonly from: string
  readonly to: string
  readonly language: string
  readonly schemes: readonly { readonly key: string; readonly name: string }[]
  readonly packs: readonly { readonly id: string; readonly label: string }[]
}
const CONCLUSIONS = [
  { value: '', label: 'Choose' },
  ...conclusions.map((value) => ({ value, label: conclusionNames[value] })),
]
const FORMS = certificateForms.map((value) => ({ value, label: formNames[value] }))

/** What the auditor concludes, in his own words; the samples, findings and packs are added as they stand. */
export function CertificateForm({ schemes, packs, ...given }: CertificateFormProps) {
  const defaults = { ...given, scheme: schemes[0]?.key ?? '', reportForm: certificateForms[0] }
  const { field, props, refusal, busy } = useCheckedForm({ id: 'certify', schema: certificateSchema, defaults })
  const isMine = field('isMine')
  return (
    <Form method="post" {...props}>
      <input type="hidden" name="form" value="certify" />
      <Refusal {...refusal} />
      {schemes.length > 1 ? (
        <SelectField
          label="Scheme"
          options={schemes.map(({ key, name }) => ({ value: key, label: name }))}
          {...field('scheme')}
        />
      ) : null}
      <Field label="From" type="date" required {...field('from')} />
      <Field label="To" type="date" required {...field('to')} />
      <SelectField label="Form of the report" options={FORMS} {...field('reportForm')} />
      <SelectField label="Conclusion" options={CONCLUSIONS} required {...field('conclusion')} />
      <TextArea
        label="Reason"
        rows={6}
        required
        hint="What you did and why you conclude so, in your own words and in the language of the certificate."
        {...field('basis')}
      />
      <TextArea label="What was not examined" rows={3} {...field('notExamined')} />
      {packs.length > 0 ? (
        <fieldset>
          <legend>Audit packs that you verified</legend>
          {packs.map(({ id, label }) => (
            <CheckField key={id} name="packs" value={id} label={label} />
          ))}
        </fieldset>
      ) : null}
      <SelectField label="Language" options={languageOptions} {...field('language')} />
      <CheckField
        name={isMine.name}
        label="This is my own conclusion. It is signed in my name and handed to the company."
        required
      />
      {isMine.errors?.map((each) => (
        <p key={each} className="field-error">
          {each}
        </p>
      ))}
      <div className="actions">
        <Button isPending={busy}>Sign the certificate</Button>
      </div>
      <Unsaved />
    </Form>
  )
}
