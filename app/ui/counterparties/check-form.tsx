import { Form } from '@remix-run/react'
import { registrationCheckSchema } from '../../../domain/counterparties/registrations/schema.ts'
import { Refusal } from '../alert.tsx'
import { Button } from '../button.tsx'
import { Field } from '../field.tsx'
import { FileField, withFile } from '../file-field.tsx'
import { useCheckedForm } from '../form.tsx'
import type { SchemeWords } from '../scheme-words.ts'
import { SelectField } from '../select-field.tsx'
import { TextArea } from '../text-area.tsx'
import { Unsaved } from '../unsaved.tsx'

type CheckFormProps = { readonly schemes: readonly SchemeWords[]; readonly today: string }

const FORM = withFile(registrationCheckSchema, 'evidence')

/** Records what somebody found when he looked a counterparty up; earlier looks stay. */
export function CheckForm({ schemes, today }: CheckFormProps) {
  const { field, props, refusal, busy } = useCheckedForm({
    id: 'check',
    schema: FORM,
    defaults: { checkedOn: today, scheme: schemes[0]?.key },
  })
  const names = schemes.map(({ registration }) => registration.numberName)
  const sites = schemes.map(({ registration }) => registration.site).join(' or ')
  return (
    <details className="disclosure" open={refusal !== null || undefined}>
      <summary>Record a check</summary>
      <Form method="post" encType="multipart/form-data" {...props}>
        <input type="hidden" name="form" value="check" />
        <Refusal {...refusal} />
        <div className="columns">
          <div>
            {schemes.length > 1 ? (
              <SelectField
                label="Scheme"
                options={schemes.map(({ key, name }) => ({ value: key, label: name }))}
                {...field('scheme')}
              />
            ) : null}
            <Field
              label={names.length === 1 ? (names[0] ?? 'Number') : 'Number'}
              maxLength={60}
              autoComplete="off"
              hint={`As found at ${sites}. Leave it empty when nothing was found.`}
              {...field('number')}
            />
            <Field label="Valid from" type="date" hint="Where it is shown." {...field('validFrom')} />
            <Field label="Valid to" type="date" hint="Where it is shown: the last day." {...field('validTo')} />
          </div>
          <div>
            <Field label="Checked on" type="date" required max={today} {...field('checkedOn')} />
            <TextArea
              label="What was seen"
              required
              maxLength={1000}
              rows={3}
              hint="The entry in your words: under which name, in which state."
              {...field('seen')}
            />
            <FileField
              label="Evidence"
              name="evidence"
              accept="application/pdf,image/png,image/jpeg"
              hint="A picture of the page or a certificate, as PDF, PNG or JPEG, at most 10 MB."
              errors={field('evidence').errors}
              wasRefused={refusal !== null}
            />
          </div>
        </div>
        <p className="hint form-end">It is recorded under your name and cannot be changed afterwards.</p>
        <Button tone="plain" isPending={busy}>
          Record the check
        </Button>
        <Unsaved />
      </Form>
    </details>
  )
}
