import { Form } from '@remix-run/react'
import { tokenScopes } from '../../../domain/kernel/actor.ts'
import { Refusal } from '../alert.tsx'
import { Button } from '../button.tsx'
import { CheckField } from '../check-field.tsx'
import { Field } from '../field.tsx'
import { useCheckedForm } from '../form.tsx'

const SCOPES = {
  read: 'Reads what its maker reads',
  write: 'Writes drafts, counterparties, received documents and imports',
  issue: 'Issues and voids documents',
  'audit-packs': 'Requests and downloads audit packs',
} as const

/** Asks what a new token is for and how long it lasts. */
export function TokenForm() {
  const { field, fields, props, refusal, busy } = useCheckedForm({ id: 'token', defaults: { days: '90' } })
  const scopes = fields['scopes']
  const ticked: readonly unknown[] = [scopes?.initialValue].flat()
  return (
    <Form method="post" {...props}>
      <input type="hidden" name="form" value="token" />
      <Refusal {...refusal} />
      <Field label="Name" required autoComplete="off" hint="What will use it, like “ERP”." {...field('name')} />
      <fieldset aria-describedby={scopes?.errors ? 'scopes-error' : undefined}>
        <legend>Scopes</legend>
        {tokenScopes.map((scope) => (
          <CheckField
            key={scope}
            name="scopes[]"
            value={scope}
            label={scope}
            hint={SCOPES[scope]}
            defaultChecked={ticked.includes(scope)}
          />
        ))}
        {scopes?.errors ? (
          <p id="scopes-error" className="field-error">
            {scopes.errors.join(' ')}
          </p>
        ) : null}
      </fieldset>
      <Field label="Days" inputMode="numeric" required hint="How long it works: 1 to 366." {...field('days')} />
      <Button isPending={busy}>Create token</Button>
    </Form>
  )
}
