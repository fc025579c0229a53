import { Form } from '@remix-run/react'
import { accountSchema } from '../../../domain/letters/schema.ts'
import { Refusal } from '../alert.tsx'
import { Button } from '../button.tsx'
import { Field } from '../field.tsx'
import { useCheckedForm } from '../form.tsx'
import { LetterList, type ShownLetter } from './letter-list.tsx'

type AccountsProps = {
  readonly letters: readonly ShownLetter[]
  /** The last year that is over. */
  readonly proposed: { readonly from: string; readonly to: string }
  readonly today: string
  readonly mayWrite: boolean
}

/** Statements of account for a partner: what went back and forth under warranty, as letters to send. */
export function Accounts({ letters, proposed, today, mayWrite }: AccountsProps) {
  return (
    <section aria-labelledby="accounts">
      <h2 id="accounts" className="section-head">
        Statements of account of warranties
      </h2>
      <p className="hint">
        A signed letter that lists what you issued to them and received from them in some days, and how much of it under
        a warranty. It holds no price.
      </p>
      <LetterList letters={letters} mayWrite={mayWrite} />
      {mayWrite ? <AccountForm key={letters.length} proposed={proposed} today={today} /> : null}
    </section>
  )
}

function AccountForm({ proposed, today }: Pick<AccountsProps, 'proposed' | 'today'>) {
  const { field, props, refusal, busy } = useCheckedForm({
    id: 'account',
    schema: accountSchema,
    defaults: { ...proposed, unit: '' },
  })
  const asksUnit = refusal?.fields['unit'] !== undefined
  return (
    <Form method="post" {...props}>
      <input type="hidden" name="form" value="account" />
      <Refusal {...refusal} />
      <div className="in-row">
        <Field label="First day" type="date" required max={today} {...field('from')} />
        <Field label="Last day" type="date" required max={today} {...field('to')} />
        {asksUnit ? <Field label="Unit" required maxLength={20} {...field('unit')} /> : null}
      </div>
      <Button tone="plain" isPending={busy}>
        Write the letter
      </Button>
    </Form>
  )
}
