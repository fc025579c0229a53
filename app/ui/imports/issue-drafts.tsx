import { Form } from '@remix-run/react'
import { Notice, Refusal } from '../alert.tsx'
import { Button } from '../button.tsx'
import { useCheckedForm } from '../form.tsx'
import { countText } from '../format.tsx'
import type { Outcome } from './outcome.ts'

/** How many drafts of an import wait, and the way to issue them all in one job. */
export function IssueDrafts({ outcome, mayIssue }: { readonly outcome: Outcome; readonly mayIssue: boolean }) {
  const { props, refusal } = useCheckedForm({ id: 'issue' })
  const { drafts } = outcome
  return (
    <section aria-label="Issuing">
      <Refusal {...refusal} />
      <Notice meaning={drafts === 0 ? 'in-order' : 'needs-you'}>
        <p>
          <strong>{sentenceOf(outcome)}</strong>
        </p>
      </Notice>
      {mayIssue && drafts > 0 ? (
        <Form method="post" {...props} className="actions">
          <input type="hidden" name="form" value="issue" />
          <Button>{drafts === 1 ? 'Issue it' : 'Issue them'}</Button>
        </Form>
      ) : null}
    </section>
  )
}

function sentenceOf({ drafts, issued }: Outcome): string {
  const made = issued === 1 ? '1 document was issued' : `${countText(issued)} documents were issued`
  if (drafts === 0) return `${made}; nothing waits.`
  const wait = drafts === 1 ? '1 draft waits' : `${countText(drafts)} drafts wait`
  return `${issued > 0 ? `${made}; ` : ''}${wait} to be issued.`
}
