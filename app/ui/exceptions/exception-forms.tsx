import { Form } from '@remix-run/react'
import { waiveSchema, workSchema } from '../../../domain/exceptions/schema.ts'
import { Refusal } from '../alert.tsx'
import { Button } from '../button.tsx'
import { Field } from '../field.tsx'
import { useCheckedForm } from '../form.tsx'
import { SelectField } from '../select-field.tsx'
import { TextArea } from '../text-area.tsx'
import { Unsaved } from '../unsaved.tsx'

type WorkProps = {
  readonly ownerId: string | null
  readonly dueOn: string
  readonly correctiveAction: string | null
  readonly owners: readonly { readonly userId: string; readonly name: string }[]
}

/** Whose it is, until when, and what is done about it. */
export function WorkForm({ ownerId, dueOn, correctiveAction, owners }: WorkProps) {
  const { field, props, refusal, busy } = useCheckedForm({
    id: 'work',
    schema: workSchema,
    defaults: { ownerId: ownerId ?? '', dueOn, correctiveAction: correctiveAction ?? '' },
  })
  const options = [
    { value: '', label: 'Nobody yet' },
    ...owners.map(({ userId, name }) => ({ value: userId, label: name })),
  ]
  return (
    <Form method="post" {...props}>
      <input type="hidden" name="form" value="work" />
      <Refusal {...refusal} />
      <SelectField label="Owner" options={options} {...field('ownerId')} />
      <Field label="Due on" type="date" required {...field('dueOn')} />
      <TextArea
        label="Corrective action"
        rows={3}
        hint="What is done so that it does not happen again. The audit pack shows it."
        {...field('correctiveAction')}
      />
      <Button isPending={busy}>Save</Button>
      <Unsaved />
    </Form>
  )
}

/** Lets the fault stand for a reason. */
export function WaiveForm() {
  const { field, props, refusal, busy } = useCheckedForm({ id: 'waive', schema: waiveSchema })
  return (
    <Form method="post" {...props}>
      <input type="hidden" name="form" value="waive" />
      <Refusal {...refusal} />
      <Field
        label="Reason"
        required
        maxLength={500}
        hint="It stands in the history and in the audit pack, with your name. It holds for the facts as they are now."
        {...field('reason')}
      />
      <Button tone="danger" isPending={busy}>
        Waive
      </Button>
    </Form>
  )
}
