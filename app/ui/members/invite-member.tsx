import { Form } from '@remix-run/react'
import { companyRoles } from '../../../domain/kernel/actor.ts'
import { Refusal } from '../alert.tsx'
import { Button } from '../button.tsx'
import { Field } from '../field.tsx'
import { useCheckedForm } from '../form.tsx'
import { SelectField } from '../select-field.tsx'

const ROLES = {
  owner: 'owner: everything, and who may do it',
  compliance: 'compliance: issues, voids, packs, auditors',
  dealer: 'dealer: drafts and issues',
  viewer: 'viewer: reads',
} as const

/** Asks whom to invite, as what. */
export function InviteMember() {
  const { field, props, refusal, busy } = useCheckedForm({ id: 'invite', defaults: { role: 'dealer' } })
  return (
    <Form method="post" {...props}>
      <input type="hidden" name="form" value="invite" />
      <Refusal {...refusal} />
      <Field
        label="E-mail"
        type="email"
        required
        autoComplete="off"
        hint="The link goes there by mail, works once and for 7 days."
        {...field('email')}
      />
      <SelectField
        label="Role"
        options={companyRoles.map((value) => ({ value, label: ROLES[value] }))}
        {...field('role')}
      />
      <Button isPending={busy}>Invite member</Button>
    </Form>
  )
}
