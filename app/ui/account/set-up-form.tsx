import { Form } from '@remix-run/react'
import { Refusal } from '../alert.tsx'
import { Button } from '../button.tsx'
import { useCheckedForm } from '../form.tsx'
import { CodeField } from './code-field.tsx'
import { QrCode } from './qr-code.tsx'

type SetUpFormProps = {
  readonly offered: { readonly text: string; readonly qr: { readonly size: number; readonly path: string } }
  /** Then a code of the present factor is asked for too. */
  readonly isSetUp: boolean
}

/** The new key for an authenticator app, as a picture and as text, and the code that shows that the app has it. */
export function SetUpForm({ offered, isSetUp }: SetUpFormProps) {
  const { field, props, refusal, busy } = useCheckedForm({ id: 'set-up' })
  return (
    <>
      <p>Scan this with an authenticator app on your phone, or type the key into it.</p>
      <QrCode label="QR code with the key for your app" {...offered.qr} />
      <p>
        Key: <code className="factor-key">{offered.text}</code>
      </p>
      <Refusal {...refusal} />
      <Form method="post" {...props}>
        <input type="hidden" name="form" value="set-up" />
        <CodeField label="Code that your app shows" hint="Six digits, new every 30 seconds." {...field('code')} />
        {isSetUp ? (
          <CodeField
            label="Code of your present second factor"
            hint="Or one of its recovery codes."
            {...field('present')}
          />
        ) : null}
        <Button isPending={busy}>{isSetUp ? 'Set it up anew' : 'Set it up'}</Button>
      </Form>
    </>
  )
}
