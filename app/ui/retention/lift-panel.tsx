import { Form } from '@remix-run/react'
import { Refusal } from '../alert.tsx'
import { Button, LinkButton } from '../button.tsx'
import { Field } from '../field.tsx'
import { useCheckedForm } from '../form.tsx'
import { Unsaved } from '../unsaved.tsx'

/** Asks why a hold is lifted. */
export function LiftPanel({ id, name }: { readonly id: string; readonly name: string }) {
  const { field, props, refusal, busy } = useCheckedForm({ id: 'lift' })
  return (
    <section className="panel" aria-labelledby="lift-title">
      <h2 id="lift-title">Lift {name}</h2>
      <p>What it covers can be proposed for deletion again, where the rules are over.</p>
      <Refusal {...refusal} fields={{}} />
      <Form method="post" {...props}>
        <input type="hidden" name="form" value="lift" />
        <input type="hidden" name="id" value={id} />
        <Unsaved />
        <Field label="Reason" maxLength={500} required autoFocus autoComplete="off" {...field('reason')} />
        <div className="actions">
          <Button tone="danger" isPending={busy}>
            Lift the hold
          </Button>
          <LinkButton to="?">Keep it</LinkButton>
        </div>
      </Form>
    </section>
  )
}
