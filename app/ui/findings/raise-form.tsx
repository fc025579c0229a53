import { Form } from '@remix-run/react'
import { severities } from '../../../domain/findings/rules.ts'
import { raiseSchema } from '../../../domain/findings/schema.ts'
import { Refusal } from '../alert.tsx'
import { Button } from '../button.tsx'
import { Field } from '../field.tsx'
import { useCheckedForm } from '../form.tsx'
import { SelectField } from '../select-field.tsx'
import { TextArea } from '../text-area.tsx'
import { Unsaved } from '../unsaved.tsx'
import { severityNames } from './words.ts'

type RaiseProps = {
  readonly about: {
    readonly subjectKind: string | null
    readonly subjectId: string | null
    readonly subjectNumber: string | null
    readonly sampleItem: string | null
  }
  readonly answerBy: string
}

const SEVERITIES = [
  { value: '', label: 'Choose' },
  ...severities.map((value) => ({ value, label: severityNames[value] })),
]

/** What was found, against which criterion, and until when an answer is wanted. */
export function RaiseForm({ about, answerBy }: RaiseProps) {
  const { field, props, refusal, busy } = useCheckedForm({ id: 'raise', schema: raiseSchema, defaults: { answerBy } })
  return (
    <Form method="post" {...props}>
      <input type="hidden" name="form" value="raise" />
      {Object.entries(about).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value ?? ''} />
      ))}
      <Refusal {...refusal} />
      <SelectField label="Severity" options={SEVERITIES} required {...field('severity')} />
      <Field label="Title" maxLength={200} required autoComplete="off" {...field('title')} />
      <TextArea label="What was found" rows={5} required {...field('found')} />
      <TextArea
        label="Criterion"
        rows={2}
        required
        hint="What it is measured against: the requirement, with its source."
        {...field('criterion')}
      />
      <Field label="Answer wanted by" type="date" required {...field('answerBy')} />
      <p className="hint">The company sees it at once. What you write here cannot be changed afterwards.</p>
      <Button isPending={busy}>Raise the finding</Button>
      <Unsaved />
    </Form>
  )
}
