import { Form } from '@remix-run/react'
import { discardSchema } from '../../../domain/inbox/schema.ts'
import { Refusal } from '../alert.tsx'
import { Button } from '../button.tsx'
import { Field } from '../field.tsx'
import { useCheckedForm } from '../form.tsx'

/** Putting a paper aside, for a reason. */
export function DiscardForm() {
  const { field, props, refusal, busy } = useCheckedForm({ id: 'discard', schema: discardSchema })
  return (
    <details className="discard" open={refusal !== null}>
      <summary>It is no document of ours</summary>
      <Form method="post" {...props}>
        <input type="hidden" name="form" value="discard" />
        <Refusal {...refusal} />
        <Field
          label="Reason"
          required
          maxLength={500}
          autoComplete="off"
          hint="The paper stays here with the reason; the same file may come again."
          {...field('reason')}
        />
        <Button tone="danger" isPending={busy}>
          Discard
        </Button>
      </Form>
    </details>
  )
}
