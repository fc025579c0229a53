import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Refusal } from './alert.tsx'
import { Button, LinkButton } from './button.tsx'
import { Field } from './field.tsx'
import { useCheckedForm } from './form.tsx'
import { Unsaved } from './unsaved.tsx'

type ReasonPanelProps = {
  /** The form's name, by which the page's action knows it. */
  readonly form: string
  readonly title: string
  /** What happens, in a sentence or two. */
  readonly says: string
  readonly submit: string
  /** Hidden fields that say which row is meant, when the address does not. */
  readonly children?: ReactNode
}

/** Asks for the reason before something stops counting. The address opens it, so it is there before JavaScript too. */
export function ReasonPanel({ form, title, says, submit, children }: ReasonPanelProps) {
  const { field, props, refusal, busy } = useCheckedForm({ id: form })
  return (
    <section className="panel" aria-labelledby={`${form}-title`}>
      <h2 id={`${form}-title`}>{title}</h2>
      <p>{says}</p>
      <Refusal {...refusal} fields={{}} />
      <Form method="post" {...props}>
        <input type="hidden" name="form" value={form} />
        {children}
        <Unsaved />
        <Field label="Reason" maxLength={500} required autoFocus autoComplete="off" {...field('reason')} />
        <div className="actions">
          <Button tone="danger" isPending={busy}>
            {submit}
          </Button>
          <LinkButton to="?">Keep it</LinkButton>
        </div>
      </Form>
    </section>
  )
}
