import { Form } from '@remix-run/react'
import { freezeSchema, populationKinds } from '../../../domain/workbench/schema.ts'
import { Refusal } from '../alert.tsx'
import { Button } from '../button.tsx'
import { Field } from '../field.tsx'
import { useCheckedForm } from '../form.tsx'
import { SelectField } from '../select-field.tsx'
import { kindNames } from './words.ts'

/** Freezes a population of the engagement's days, or of some of them. */
export function FreezeForm({ from, to }: { readonly from: string; readonly to: string }) {
  const { field, props, refusal, busy } = useCheckedForm({
    id: 'freeze',
    schema: freezeSchema,
    defaults: { of: 'issued', from, to },
  })
  return (
    <Form method="post" {...props}>
      <input type="hidden" name="form" value="freeze" />
      <Refusal {...refusal} />
      <SelectField
        label="Population"
        options={populationKinds.map((value) => ({ value, label: kindNames[value] }))}
        {...field('of')}
      />
      <Field label="From" type="date" required min={from} max={to} {...field('from')} />
      <Field label="To" type="date" required min={from} max={to} {...field('to')} />
      <p className="hint">
        Everything that is recorded now for these days, voided and withdrawn ones too. It never changes afterwards, and
        its hash stands in the company’s log.
      </p>
      <Button isPending={busy}>Freeze the population</Button>
    </Form>
  )
}
