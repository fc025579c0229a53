import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { counterpartyRoles, counterpartySchema } from '../../../domain/counterparties/schema.ts'
import { Refusal } from '../alert.tsx'
import { Button } from '../button.tsx'
import { CheckField } from '../check-field.tsx'
import { Field } from '../field.tsx'
import { useCheckedForm } from '../form.tsx'
import { languageOptions } from '../language-options.ts'
import { SelectField } from '../select-field.tsx'
import { TextArea } from '../text-area.tsx'
import { Unsaved } from '../unsaved.tsx'

export type CounterpartyValues = {
  readonly name: string
  readonly roles: readonly string[]
  readonly country: string
  readonly address: string
  readonly taxNumber: string | null
  readonly email: string | null
  readonly language: string | null
}
type CounterpartyFormProps = {
  readonly values?: CounterpartyValues
  readonly submit: string
  /** A further way on beside the button. */
  readonly children?: ReactNode
}

const ROLE_NAMES = { buyer: 'Buys from us', supplier: 'Supplies us' } as const

/** The facts of a buyer or supplier, to be added or changed. */
export function CounterpartyForm({ values, submit, children }: CounterpartyFormProps) {
  const { field, fields, props, refusal, busy } = useCheckedForm({
    id: 'counterparty',
    schema: counterpartySchema,
    ...(values ? { defaults: values } : {}),
  })
  const roles = fields['roles']
  const ticked = roleList(roles?.initialValue)
  return (
    <Form method="post" {...props}>
      <input type="hidden" name="form" value="counterparty" />
      <Refusal {...refusal} />
      <div className="columns">
        <div>
          <Field label="Name" required maxLength={200} autoComplete="off" {...field('name')} />
          <fieldset aria-describedby={roles?.errors ? 'roles-error' : undefined}>
            <legend>Role</legend>
            {counterpartyRoles.map((role) => (
              <CheckField
                key={role}
                name="roles[]"
                value={role}
                label={ROLE_NAMES[role]}
                defaultChecked={ticked.includes(role)}
              />
            ))}
            {roles?.errors ? (
              <p id="roles-error" className="field-error">
                {roles.errors.join(' ')}
              </p>
            ) : null}
          </fieldset>
          <Field
            label="Country"
            required
            size={4}
            autoComplete="off"
            autoCapitalize="characters"
            hint="Two letters, like BE for Belgium."
            {...field('country')}
          />
        </div>
        <div>
          <Field label="Tax number" maxLength={60} autoComplete="off" {...field('taxNumber')} />
          <Field label="E-mail" type="email" autoComplete="off" {...field('email')} />
          <SelectField
            label="Language"
            options={[{ value: '', label: 'As our own' }, ...languageOptions]}
            hint="Of the documents that go to them."
            {...field('language')}
          />
          <TextArea label="Address" maxLength={500} rows={3} {...field('address')} />
        </div>
      </div>
      <div className="actions">
        <Button isPending={busy}>{submit}</Button>
        {children}
      </div>
      <Unsaved />
    </Form>
  )
}

function roleList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value]
}
