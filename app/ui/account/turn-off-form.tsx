import { Form } from '@remix-run/react'
import { Refusal } from '../alert.tsx'
import { Button } from '../button.tsx'
import { useCheckedForm } from '../form.tsx'
import { CodeField } from './code-field.tsx'

/** Takes the second factor off, with a code of it. */
export function TurnOffForm() {
  const { field, props, refusal, busy } = useCheckedForm({ id: 'turn-off' })
  return (
    <Form method="post" {...props}>
      <input type="hidden" name="form" value="turn-off" />
      <Refusal {...refusal} />
      <CodeField label="Code that your app shows" hint="Or one of your recovery codes." {...field('code')} />
      <Button tone="danger" isPending={busy}>
        Turn it off
      </Button>
    </Form>
  )
}
