import { Form } from '@remix-run/react'
import { Refusal } from '../alert.tsx'
import { Button } from '../button.tsx'
import { Field } from '../field.tsx'
import { useCheckedForm } from '../form.tsx'

type AcceptFormProps = { readonly hasAccount: boolean; readonly email: string }

/** Asks for a name and a new password, or for the password of the account that is there. */
export function AcceptForm({ hasAccount, email }: AcceptFormProps) {
  const { field, props, refusal, busy } = useCheckedForm({ id: 'accept' })
  return (
    <Form method="post" {...props}>
      <input type="hidden" name="form" value="accept" />
      {/* For password managers: which account the password belongs to. */}
      <input type="email" name="username" value={email} autoComplete="username" readOnly hidden />
      <Refusal {...refusal} />
      {hasAccount ? (
        <Field
          label="Password of your account"
          type="password"
          autoComplete="current-password"
          required
          hint="There is an account with this e-mail address already."
          {...field('password')}
        />
      ) : (
        <>
          <Field label="Your name" autoComplete="name" required {...field('name')} />
          <Field
            label="New password"
            type="password"
            autoComplete="new-password"
            required
            hint="At least 12 characters. A few words are easier to keep than signs."
            {...field('password')}
          />
        </>
      )}
      <Button isPending={busy}>Accept and log in</Button>
    </Form>
  )
}
