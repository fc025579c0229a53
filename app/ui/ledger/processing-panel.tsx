import { Form } from '@remix-run/react'
import { Refusal } from '../alert.tsx'
import { Button, LinkButton } from '../button.tsx'
import { Field } from '../field.tsx'
import { useCheckedForm } from '../form.tsx'
import { type Option, SelectField } from '../select-field.tsx'
import { Unsaved } from '../unsaved.tsx'

const sideRows = (side: 'in' | 'out', label: string, places: readonly number[]) => ({
  side,
  label,
  rows: places.map((at, index) => ({ at, title: `${label} ${index + 1}` })),
})
const SIDES = [sideRows('in', 'In', [0, 1, 2, 3]), sideRows('out', 'Out', [4, 5, 6, 7, 8, 9])]
const KINDS = [
  { value: 'manufacture', label: 'Manufacture: rough becomes polished, with a loss' },
  { value: 'mix', label: 'Mix: several lots become one' },
  { value: 'sort', label: 'Sort: one lot becomes several' },
]

/** Records what went in and what came out; rows that are left empty do not count. */
export function ProcessingPanel({ goods }: { readonly goods: readonly Option[] }) {
  const { field, fields, props, refusal, busy } = useCheckedForm({ id: 'processing' })
  return (
    <section className="panel" aria-labelledby="processing-title">
      <h2 id="processing-title">Manufacture, mix or sort</h2>
      <p>What went in and what came out. What comes out is under warranty in the part in which it went in.</p>
      <Refusal {...refusal} fields={{}} />
      <Form method="post" {...props}>
        <input type="hidden" name="form" value="processing" />
        <Unsaved />
        <div className="columns">
          <SelectField label="What was done" options={KINDS} {...field('kind')} />
          <Field label="Day" type="date" required {...field('day')} />
          <Field label="Note" maxLength={500} autoComplete="off" {...field('note')} />
        </div>
        {fields['lines']?.errors ? <p className="field-error">{fields['lines'].errors.join(' ')}</p> : null}
        {SIDES.map(({ side, label, rows }) => (
          <fieldset key={side}>
            <legend>{label}</legend>
            {rows.map(({ at, title }) => (
              <div className="columns" key={at}>
                <input type="hidden" name={`lines[${at}].side`} value={side} />
                <SelectField label={`${title}, goods class`} options={goods} {...field(`lines[${at}].goodsClass`)} />
                <Field label={`${title}, lot`} maxLength={60} autoComplete="off" {...field(`lines[${at}].lot`)} />
                <Field
                  label={`${title}, quantity`}
                  inputMode="decimal"
                  autoComplete="off"
                  placeholder="0.000"
                  {...field(`lines[${at}].carats`)}
                />
                <Field
                  label={`${title}, under warranty`}
                  inputMode="decimal"
                  autoComplete="off"
                  placeholder="in its part"
                  {...field(`lines[${at}].warranted`)}
                />
              </div>
            ))}
          </fieldset>
        ))}
        <div className="actions">
          <Button isPending={busy}>Record</Button>
          <LinkButton to="?">Cancel</LinkButton>
        </div>
      </Form>
    </section>
  )
}
