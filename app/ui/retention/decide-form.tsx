import { Form } from '@remix-run/react'
import { Refusal } from '../alert.tsx'
import { Button } from '../button.tsx'
import { Field } from '../field.tsx'
import { useCheckedForm } from '../form.tsx'
import { countText } from '../format.tsx'
import { Unsaved } from '../unsaved.tsx'

/** Lets the second person decide about a deletion. */
export function DecideForm({ isOwn, items }: { readonly isOwn: boolean; readonly items: number }) {
  const { field, props, refusal } = useCheckedForm({ id: 'decision' })
  if (isOwn) return <p className="hint">You proposed it, so somebody else decides.</p>
  return (
    <section className="panel" aria-labelledby="decide-title">
      <h2 id="decide-title">Decide</h2>
      <p>What is approved is deleted within a minute, and cannot be brought back.</p>
      <Refusal {...refusal} fields={{}} />
      <Form method="post" {...props}>
        <input type="hidden" name="form" value="decision" />
        <Unsaved />
        <Field label="Note" maxLength={500} autoComplete="off" hint="Optional." {...field('note')} />
        <div className="actions">
          <Button name="decision" value="approve" tone="danger">
            {`Approve deleting ${countText(items)} ${items === 1 ? 'record' : 'records'}`}
          </Button>
          <Button name="decision" value="refuse" tone="plain">
            Refuse
          </Button>
        </div>
      </Form>
    </section>
  )
}
