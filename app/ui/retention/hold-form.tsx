import { Form } from '@remix-run/react'
import { Refusal } from '../alert.tsx'
import { Button, LinkButton } from '../button.tsx'
import { Field } from '../field.tsx'
import { useCheckedForm } from '../form.tsx'
import { type Option, SelectField } from '../select-field.tsx'
import { TextArea } from '../text-area.tsx'
import { Unsaved } from '../unsaved.tsx'
import { coversNames, kindNames, kinds } from './words.ts'

const COVERS = Object.entries(coversNames).map(([value, label]) => ({ value, label }))
const KINDS = kinds.map((value) => ({ value, label: kindNames[value] }))

/** Sets a hold: for which case, from when, and what it keeps. */
export function HoldForm({ partners }: { readonly partners: readonly Option[] }) {
  const { field, props, refusal, busy } = useCheckedForm({ id: 'hold' })
  return (
    <section className="panel" aria-labelledby="hold-title">
      <h2 id="hold-title">New hold</h2>
      <p>Nothing that it covers is deleted while it stands. Another person than you lifts it.</p>
      <Refusal {...refusal} fields={{}} />
      <Form method="post" {...props}>
        <input type="hidden" name="form" value="hold" />
        <Unsaved />
        <div className="columns">
          <Field label="Name of the case" maxLength={100} required autoFocus autoComplete="off" {...field('name')} />
          <Field label="From" type="date" required {...field('fromDay')} />
        </div>
        <TextArea label="Reason" maxLength={500} {...field('reason')} />
        <SelectField label="Covers" options={COVERS} {...field('covers')} />
        <fieldset>
          <legend>What of it: only what fits your choice above is read</legend>
          <SelectField
            label="Counterparty"
            options={[{ value: '', label: 'None' }, ...partners]}
            {...field('counterpartyId')}
          />
          <div className="columns">
            <Field label="First day" type="date" {...field('periodFrom')} />
            <Field label="Last day" type="date" {...field('periodTo')} />
          </div>
          <SelectField label="Kind of the records" options={KINDS} {...field('kind')} />
          <TextArea label="Their numbers" hint="One on each line." {...field('numbers')} />
        </fieldset>
        <div className="actions">
          <Button isPending={busy}>Hold</Button>
          <LinkButton to="?">Cancel</LinkButton>
        </div>
      </Form>
    </section>
  )
}
