import { Form } from '@remix-run/react'
import { Refusal } from '../alert.tsx'
import { Button } from '../button.tsx'
import { useCheckedForm } from '../form.tsx'
import { SelectField } from '../select-field.tsx'

type SupportSettingFormProps = { readonly unsupported: 'warn' | 'forbid' }

const CHOICES = [
  { value: 'warn', label: 'warns, and says by how much' },
  { value: 'forbid', label: 'is forbidden' },
]

/** Whether more may go out under warranty than came in under one. */
export function SupportSettingForm({ unsupported }: SupportSettingFormProps) {
  const { field, props, refusal, busy } = useCheckedForm({ id: 'support', defaults: { unsupported } })
  return (
    <Form method="post" {...props}>
      <input type="hidden" name="form" value="support" />
      <Refusal {...refusal} />
      <SelectField label="Issuing more under warranty than came in" options={CHOICES} {...field('unsupported')} />
      <div className="actions">
        <Button tone="plain" isPending={busy}>
          Save
        </Button>
      </div>
    </Form>
  )
}
