import { Form, useNavigation } from '@remix-run/react'

type RowActionProps = {
  /** The form's name, as the page's action knows it. */
  readonly form: string
  readonly id: string
  /** What stands on the button. */
  readonly verb: string
  /** The same with what it is done to, for whoever cannot see the row. */
  readonly label: string
  /** Where the form goes when not to the page's own action, and which page comes back. */
  readonly action?: string
  readonly next?: string
}

/** A small button at the end of a row that does one thing to it. */
export function RowAction({ form, id, verb, label, action, next }: RowActionProps) {
  const sent = useNavigation().formData
  const busy = sent?.get('form') === form && sent.get('id') === id
  return (
    <Form method="post" {...(action ? { action } : {})}>
      <input type="hidden" name="form" value={form} />
      <input type="hidden" name="id" value={id} />
      {next ? <input type="hidden" name="next" value={next} /> : null}
      <button type="submit" className="small-button" disabled={busy} aria-label={label}>
        {verb}
      </button>
    </Form>
  )
}
