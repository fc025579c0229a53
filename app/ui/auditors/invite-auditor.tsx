import { Form } from '@remix-run/react'
import { Refusal } from '../alert.tsx'
import { Button } from '../button.tsx'
import { Field } from '../field.tsx'
import { useCheckedForm } from '../form.tsx'

/** Asks which auditor to let in, for which period, and until when. */
export function InviteAuditor() {
  const { field, props, refusal, busy } = useCheckedForm({ id: 'invite' })
  return (
    <Form method="post" {...props}>
      <input type="hidden" name="form" value="invite" />
      <Refusal {...refusal} />
      <Field label="E-mail" type="email" required autoComplete="off" {...field('email')} />
      <Field label="Firm" required autoComplete="off" {...field('firm')} />
      <Field label="First day of the period" type="date" required {...field('from')} />
      <Field
        label="Last day of the period"
        type="date"
        required
        hint="The auditor sees documents, issued and received, and packs of this period, and no others."
        {...field('to')}
      />
      <Field
        label="The engagement ends on"
        type="date"
        required
        hint="Until the end of this day (UTC), a year from now at most."
        {...field('expiresOn')}
      />
      <Button isPending={busy}>Invite auditor</Button>
    </Form>
  )
}
