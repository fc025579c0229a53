import { Form } from '@remix-run/react'
import { responses } from '../../../domain/findings/rules.ts'
import { answerSchema, closeSchema, sendBackSchema } from '../../../domain/findings/schema.ts'
import { Refusal } from '../alert.tsx'
import { Button } from '../button.tsx'
import { Field } from '../field.tsx'
import { useCheckedForm } from '../form.tsx'
import { SelectField } from '../select-field.tsx'
import { TextArea } from '../text-area.tsx'
import { Unsaved } from '../unsaved.tsx'
import { responseNames } from './words.ts'

const RESPONSES = [
  { value: '', label: 'Choose' },
  ...responses.map((value) => ({ value, label: responseNames[value] })),
]

/** The company's answer: whether it agrees, and what it does about it. */
export function AnswerForm() {
  const { field, props, refusal, busy } = useCheckedForm({ id: 'answer', schema: answerSchema })
  return (
    <Form method="post" {...props}>
      <input type="hidden" name="form" value="answer" />
      <Refusal {...refusal} />
      <SelectField label="Do you agree?" options={RESPONSES} required {...field('response')} />
      <TextArea label="Response" rows={4} required {...field('responseText')} />
      <TextArea
        label="Corrective action"
        rows={3}
        hint="What is done so that it does not happen again. Only a finding that you disagree with needs none."
        {...field('correctiveAction')}
      />
      <Field label="Done by the day" type="date" {...field('dueOn')} />
      <Field label="Responsible" maxLength={200} autoComplete="off" {...field('responsible')} />
      <Button isPending={busy}>Answer</Button>
      <Unsaved />
    </Form>
  )
}

/** Sends the answer back to the company. */
export function SendBackForm({ answerBy }: { readonly answerBy: string }) {
  const { field, props, refusal, busy } = useCheckedForm({
    id: 'send-back',
    schema: sendBackSchema,
    defaults: { answerBy },
  })
  return (
    <Form method="post" {...props}>
      <input type="hidden" name="form" value="send-back" />
      <Refusal {...refusal} />
      <TextArea label="Reason" rows={2} required hint="What the answer lacks." {...field('reason')} />
      <Field label="Answer wanted by" type="date" required {...field('answerBy')} />
      <Button tone="plain" isPending={busy}>
        Send back
      </Button>
    </Form>
  )
}

/** Ends the finding. */
export function CloseForm() {
  const { field, props, refusal, busy } = useCheckedForm({ id: 'close', schema: closeSchema })
  return (
    <Form method="post" {...props}>
      <input type="hidden" name="form" value="close" />
      <Refusal {...refusal} />
      <TextArea
        label="Reason"
        rows={2}
        required
        hint="What you saw of the corrective action. Nothing can be added afterwards."
        {...field('reason')}
      />
      <Button tone="danger" isPending={busy}>
        Close the finding
      </Button>
    </Form>
  )
}
