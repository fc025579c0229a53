import { Form } from '@remix-run/react'
import { registrationSchema } from '../../../domain/companies/rules.ts'
import { Refusal } from '../alert.tsx'
import { Button } from '../button.tsx'
import { withFile } from '../file-field.tsx'
import { useCheckedForm } from '../form.tsx'
import type { SchemeWords } from '../scheme-words.ts'
import { SelectField } from '../select-field.tsx'
import { RegistrationFields } from './registration-fields.tsx'

type SchemesProps = { readonly schemes: readonly SchemeWords[] }

const FORM = withFile(registrationSchema, 'evidence')
const NAMES = { scheme: 'scheme', number: 'number', from: 'validFrom', to: 'validTo' }

/** Records a further registration with one of the company's schemes; earlier ones stay. */
export function RecordRegistration({ schemes }: SchemesProps) {
  const { field, props, refusal, busy } = useCheckedForm({ id: 'registration', schema: FORM })
  return (
    <details className="disclosure" open={refusal !== null || undefined}>
      <summary>Record a registration</summary>
      <Form method="post" encType="multipart/form-data" {...props}>
        <input type="hidden" name="form" value="registration" />
        <Refusal {...refusal} />
        <RegistrationFields field={field} names={NAMES} schemes={schemes} required wasRefused={refusal !== null} />
        <Button tone="plain" isPending={busy}>
          Record
        </Button>
      </Form>
    </details>
  )
}

/** Lets the company trade under one more of the loaded schemes. */
export function AddScheme({ schemes }: SchemesProps) {
  const { field, props, refusal, busy } = useCheckedForm({ id: 'scheme' })
  return (
    <details className="disclosure" open={refusal !== null || undefined}>
      <summary>Add a scheme</summary>
      <Form method="post" {...props}>
        <input type="hidden" name="form" value="scheme" />
        <Refusal {...refusal} />
        <SelectField
          label="Scheme"
          hint="From then on its statements and goods are offered. A scheme is not taken away again."
          options={schemes.map(({ key, name }) => ({ value: key, label: name }))}
          {...field('scheme')}
        />
        <Button tone="plain" isPending={busy}>
          Add the scheme
        </Button>
      </Form>
    </details>
  )
}
