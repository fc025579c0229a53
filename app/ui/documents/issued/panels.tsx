import { Form } from '@remix-run/react'
import { Refusal } from '../../alert.tsx'
import { Button, LinkButton } from '../../button.tsx'
import { useCheckedForm } from '../../form.tsx'
import { ReasonPanel } from '../../reason-panel.tsx'

/** Asks for the reason and voids. */
export function VoidPanel({ number }: { readonly number: string }) {
  return (
    <ReasonPanel
      form="void"
      title={`Void ${number}`}
      says="It keeps its number and its paper, and whoever checks it reads that it is voided. This cannot be undone."
      submit="Void the document"
    />
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
