import { Form } from '@remix-run/react'
import { Notice, Refusal } from '../alert.tsx'
import { Button, LinkButton } from '../button.tsx'
import { useCheckedForm } from '../form.tsx'
import { countText } from '../format.tsx'

type ImportCheckedProps = { readonly documentCount: number; readonly rowCount: number; readonly mayRun: boolean }

/** A file without errors: what it would make, and the button that makes it. */
export function ImportChecked({ documentCount, rowCount, mayRun }: ImportCheckedProps) {
  const { props, refusal, busy } = useCheckedForm({ id: 'apply' })
  const invoices = documentCount === 1 ? '1 invoice' : `${countText(documentCount)} invoices`
  const lines = rowCount === 1 ? '1 line' : `${countText(rowCount)} lines`
  const drafts = documentCount === 1 ? '1 draft' : `${countText(documentCount)} drafts`
  return (
    <>
      <Refusal {...refusal} />
      <Notice meaning="in-order">
        <p>
          <strong>
            {invoices} with {lines} are ready.
          </strong>
        </p>
        <p>Every row was read and is right. Nothing was written yet; making the drafts makes all of them or none.</p>
      </Notice>
      {mayRun ? (
        <Form method="post" {...props}>
          <input type="hidden" name="form" value="apply" />
          <div className="actions">
            <Button isPending={busy}>{busy ? `Making ${drafts}…` : `Make ${drafts}`}</Button>
            <LinkButton to="/imports">Leave it</LinkButton>
          </div>
        </Form>
      ) : null}
    </>
  )
}
