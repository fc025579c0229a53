import { Form } from '@remix-run/react'
import { Refusal } from '../alert.tsx'
import { Button } from '../button.tsx'
import { CheckField } from '../check-field.tsx'
import { useCheckedForm } from '../form.tsx'

/** Whether every member must have a second factor. */
export function FactorRuleForm({ required }: { readonly required: boolean }) {
  const { props, refusal, busy } = useCheckedForm({ id: 'factor-rule' })
  return (
    <Form method="post" {...props}>
      <input type="hidden" name="form" value="factor-rule" />
      <Refusal {...refusal} />
      <CheckField
        name="required"
        label="Every member must have a second factor"
        hint="Who has none sets it up before anything else, from the next click on. Auditors always must."
        defaultChecked={required}
      />
      <div className="actions">
        <Button tone="plain" isPending={busy}>
          Save
        </Button>
      </div>
    </Form>
  )
}
