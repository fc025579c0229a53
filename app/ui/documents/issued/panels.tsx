import { Form } from '@remix-run/react'
import { Refusal } from '../../alert.tsx'
import { Button, LinkButton } from '../../button.tsx'
import { Field } from '../../field.tsx'
import { useCheckedForm } from '../../form.tsx'
import { Unsaved } from '../../unsaved.tsx'

/** Asks for the reason and voids. The address opens it, so it is there before JavaScript too. */
export function VoidPanel({ number }: { readonly number: string }) {
  const { field, props, refusal, busy } = useCheckedForm({ id: 'void' })
  return (
    <section className="panel" aria-labelledby="void-title">
      <h2 id="void-title">Void {number}</h2>
      <p>It keeps its number and its paper, and whoever checks it reads that it is voided. This cannot be undone.</p>
      <Refusal {...refusal} fields={{}} />
      <Form method="post" {...props}>
        <input type="hidden" name="form" value="void" />
        <Unsaved />
        <Field label="Reason" maxLength={500} required autoFocus autoComplete="off" {...field('reason')} />
        <div className="actions">
          <Button tone="danger" isPending={busy}>
            Void the document
          </Button>
          <LinkButton to="?">Keep it</LinkButton>
        </div>
      </Form>
    </section>
  )
}

/** Asks once more and closes the public page. */
export function RevokePanel({ number }: { readonly number: string }) {
  const { props, refusal, busy } = useCheckedForm({ id: 'revoke' })
  return (
    <section className="panel" aria-labelledby="revoke-title">
      <h2 id="revoke-title">Close the verification page of {number}</h2>
      <p>
        Whoever scans the code on the paper then reads that its issuer closed the page, and nothing about the document.
        The document itself stays as it is. This cannot be undone.
      </p>
      <Refusal {...refusal} />
      <Form method="post" {...props}>
        <input type="hidden" name="form" value="revoke" />
        <div className="actions">
          <Button tone="danger" isPending={busy}>
            Close the page
          </Button>
          <LinkButton to="?">Keep it open</LinkButton>
        </div>
      </Form>
    </section>
  )
}
