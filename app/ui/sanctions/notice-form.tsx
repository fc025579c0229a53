import { Form } from '@remix-run/react'
import { Refusal } from '../alert.tsx'
import { Button, LinkButton } from '../button.tsx'
import { Field } from '../field.tsx'
import { useCheckedForm } from '../form.tsx'
import { SelectField } from '../select-field.tsx'
import { TextArea } from '../text-area.tsx'
import { Unsaved } from '../unsaved.tsx'

const PROPOSALS = [
  { value: 'warn', label: 'A warning' },
  { value: 'suspend', label: 'A suspension' },
  { value: 'expel', label: 'An expulsion' },
] as const
type NoticeFormProps = {
  readonly company: { readonly id: string; readonly name: string }
  readonly earliest: string
  readonly days: number
}

/** Of what a company is accused, what may follow, and until when it may answer. */
export function NoticeForm({ company, earliest, days }: NoticeFormProps) {
  const { field, props, refusal, busy } = useCheckedForm({ id: 'notice', defaults: { answerBy: earliest } })
  return (
    <Form method="post" {...props}>
      <input type="hidden" name="form" value="notice" />
      <input type="hidden" name="tenantId" value={company.id} />
      <Unsaved />
      <Refusal {...refusal} />
      <SelectField label="What is proposed" options={PROPOSALS} {...field('proposes')} />
      <Field
        label="Ground"
        required
        maxLength={200}
        autoComplete="off"
        hint="The rule that was broken, in one line."
        {...field('ground')}
      />
      <TextArea label="Facts" rows={8} required hint="What happened, when, and what shows it." {...field('facts')} />
      <Field
        label="The company may answer until"
        type="date"
        required
        min={earliest}
        hint={`${days} days at least.`}
        {...field('answerBy')}
      />
      <details className="disclosure" open={refusal?.typed['atOnce'] ? true : undefined}>
        <summary>Suspend it at once</summary>
        <TextArea
          label="The danger"
          rows={3}
          hint="Only where waiting would do harm. Another admin confirms it within the days for the answer, or it ends by itself."
          {...field('atOnce')}
        />
      </details>
      <div className="actions">
        <Button isPending={busy}>Give notice</Button>
        <LinkButton to={`/companies/${company.id}`}>Do not</LinkButton>
      </div>
    </Form>
  )
}
