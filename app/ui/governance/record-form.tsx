import { Form } from '@remix-run/react'
import { governanceKinds, governanceSchema } from '../../../domain/governance/schema.ts'
import { Refusal } from '../alert.tsx'
import { Button } from '../button.tsx'
import { Field } from '../field.tsx'
import { FileField, withFile } from '../file-field.tsx'
import { useCheckedForm } from '../form.tsx'
import { SelectField } from '../select-field.tsx'
import { TextArea } from '../text-area.tsx'
import { Unsaved } from '../unsaved.tsx'
import { kindHints, kindNames } from './words.ts'

const FORM = withFile(governanceSchema)
const KINDS = governanceKinds.map((value) => ({ value, label: kindNames[value] }))

/** Records what shows how the company is led. */
export function RecordForm({ today }: { readonly today: string }) {
  const { field, props, refusal, busy } = useCheckedForm({
    id: 'record',
    schema: FORM,
    defaults: { kind: 'self-assessment', day: today, year: today.slice(0, 4) },
  })
  return (
    <Form method="post" encType="multipart/form-data" {...props}>
      <input type="hidden" name="form" value="record" />
      <Refusal {...refusal} />
      <div className="columns">
        <div>
          <SelectField label="What it is" options={KINDS} {...field('kind')} />
          <Field label="Title" required maxLength={200} autoComplete="off" {...field('title')} />
          <Field
            label="Day"
            type="date"
            required
            max={today}
            hint="When it was confirmed, approved or held."
            {...field('day')}
          />
          <Field label="Year it speaks for" inputMode="numeric" required {...field('year')} />
        </div>
        <div>
          <Field
            label="Who took part"
            maxLength={1_000}
            hint="For a training: the names, with commas between."
            {...field('people')}
          />
          <TextArea label="Note" rows={2} maxLength={2_000} {...field('note')} />
          <FileField
            label="Paper"
            name="file"
            accept="application/pdf,image/png,image/jpeg"
            hint="PDF, PNG or JPEG, at most 10 MB. Needed for all but a training."
            errors={field('file').errors}
            wasRefused={refusal !== null}
          />
        </div>
      </div>
      <Button isPending={busy}>Record it</Button>
      <details className="disclosure">
        <summary>What belongs where</summary>
        <dl className="facts">
          {governanceKinds.map((kind) => (
            <div key={kind}>
              <dt>{kindNames[kind]}</dt>
              <dd>{kindHints[kind]}</dd>
            </div>
          ))}
        </dl>
      </details>
      <Unsaved />
    </Form>
  )
}
