import { Form } from '@remix-run/react'
import { Refusal } from '../alert.tsx'
import { Button, LinkButton } from '../button.tsx'
import { Field } from '../field.tsx'
import { useCheckedForm } from '../form.tsx'
import { Unsaved } from '../unsaved.tsx'

/** Asks for the reason and withdraws. The address opens it, so it is there before JavaScript too. */
export function WithdrawPanel({ number }: { readonly number: string }) {
  const { field, props, refusal, busy } = useCheckedForm({ id: 'withdraw' })
  return (
    <section className="panel" aria-labelledby="withdraw-title">
      <h2 id="withdraw-title">Withdraw {number}</h2>
      <p>
        It stays in the register with your reason and counts for nothing. Record the right one afterwards; the number is
        free again.
      </p>
      <Refusal {...refusal} fields={{}} />
      <Form method="post" {...props}>
        <input type="hidden" name="form" value="withdraw" />
        <Unsaved />
        <Field label="Reason" maxLength={500} required autoFocus autoComplete="off" {...field('reason')} />
        <div className="actions">
          <Button tone="danger" isPending={busy}>
            Withdraw the certificate
          </Button>
          <LinkButton to="?">Keep it</LinkButton>
        </div>
      </Form>
    </section>
  )
}
