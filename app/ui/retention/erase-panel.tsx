import { Form } from '@remix-run/react'
import { Refusal } from '../alert.tsx'
import { Button, LinkButton } from '../button.tsx'
import { Field } from '../field.tsx'
import { useCheckedForm } from '../form.tsx'
import { Unsaved } from '../unsaved.tsx'

type ErasePanelProps = {
  readonly form: 'erase-member' | 'erase-contact'
  readonly id: string
  readonly called: string
  readonly what: string
  readonly goes: string
  readonly stays: string
}

/** Asks for the name once more before a person is erased, and says what goes and what stays. */
export function ErasePanel({ form, id, called, what, goes, stays }: ErasePanelProps) {
  const { field, props, refusal, busy } = useCheckedForm({ id: form })
  return (
    <section className="panel" aria-labelledby="erase-title">
      <h2 id="erase-title">Erase {called}</h2>
      <p>{goes} This cannot be undone.</p>
      <p>{stays}</p>
      <Refusal {...refusal} fields={{}} />
      <Form method="post" {...props}>
        <input type="hidden" name="form" value={form} />
        <input type="hidden" name="id" value={id} />
        <Unsaved />
        <Field label={`${what}, typed once more`} required autoFocus autoComplete="off" {...field('typed')} />
        <Field label="Reason" maxLength={500} required autoComplete="off" {...field('reason')} />
        <div className="actions">
          <Button tone="danger" isPending={busy}>
            Erase for good
          </Button>
          <LinkButton to="?">Keep it</LinkButton>
        </div>
      </Form>
    </section>
  )
}
