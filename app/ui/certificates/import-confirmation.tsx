import { Form } from '@remix-run/react'
import { confirmationSchema } from '../../../domain/certificates/schema.ts'
import { Refusal } from '../alert.tsx'
import { Badge, type Meaning } from '../badge.tsx'
import { Button, LinkButton } from '../button.tsx'
import { Field } from '../field.tsx'
import { useCheckedForm } from '../form.tsx'
import { DayText } from '../format.tsx'
import { LetterList, type ShownLetter } from '../letters/letter-list.tsx'
import { Unsaved } from '../unsaved.tsx'

type State = 'sent' | 'late' | 'overdue' | 'due'
type Confirmation = { readonly dueOn: string; readonly sentence: string; readonly state: State }
type Sent = {
  readonly id: string
  readonly sentOn: string
  readonly sentTo: string
  readonly signatory: string
  readonly recordedBy: string
}
type ImportConfirmationProps = {
  /** The duty with its last day; null where nobody asks for it. */
  readonly duty: Confirmation | null
  readonly sent: readonly Sent[]
  readonly letter: string
  /** Those that were written and printed. */
  readonly letters: readonly ShownLetter[]
  readonly mayConfirm: boolean
  readonly today: string
  readonly authority: string
}

const STATES: Readonly<Record<State, { readonly meaning: Meaning; readonly word: string }>> = {
  sent: { meaning: 'in-order', word: 'confirmed in time' },
  late: { meaning: 'wrong', word: 'confirmed late' },
  overdue: { meaning: 'wrong', word: 'overdue' },
  due: { meaning: 'needs-you', word: 'due' },
}

/** When the import has to be confirmed to the exporting authority, what was sent, and the letter to send. */
export function ImportConfirmation(props: ImportConfirmationProps) {
  const { duty, sent, letter, letters, mayConfirm, today, authority } = props
  const state = duty ? STATES[duty.state] : null
  return (
    <section aria-labelledby="import-confirmation">
      <h2 id="import-confirmation" className="section-head">
        Import confirmation
      </h2>
      {duty && state ? (
        <p className="standing">
          <Badge meaning={state.meaning}>{state.word}</Badge>
          <span>
            Last day <DayText value={duty.dueOn} />. {duty.sentence}
          </span>
        </p>
      ) : (
        <p className="hint">No rule of your schemes asks for it at this place; sending it is good practice.</p>
      )}
      <ul>
        {sent.map(({ id, sentOn, sentTo, signatory, recordedBy }) => (
          <li key={id}>
            Sent on <DayText value={sentOn} /> to {sentTo}, signed by {signatory}; recorded by {recordedBy}.
          </li>
        ))}
      </ul>
      <LetterList letters={letters} mayWrite={mayConfirm} />
      <div className="actions">
        <LinkButton to={letter}>The letter as text</LinkButton>
      </div>
      {mayConfirm ? <ConfirmForm today={today} authority={authority} isOpen={sent.length === 0} /> : null}
    </section>
  )
}

type ConfirmFormProps = { readonly today: string; readonly authority: string; readonly isOpen: boolean }

function ConfirmForm({ today, authority, isOpen }: ConfirmFormProps) {
  const { field, props, refusal, busy } = useCheckedForm({
    id: 'confirm',
    schema: confirmationSchema,
    defaults: { sentOn: today, sentTo: authority },
  })
  return (
    <details className="disclosure" open={isOpen || refusal !== null || undefined}>
      <summary>Write and record the confirmation</summary>
      <Form method="post" {...props}>
        <input type="hidden" name="form" value="confirm" />
        <Refusal {...refusal} />
        <Field label="Sent on" type="date" required max={today} {...field('sentOn')} />
        <Field label="Sent to" required maxLength={200} {...field('sentTo')} />
        <Field label="Signed by" required maxLength={200} hint="Full name and capacity." {...field('signatory')} />
        <Button tone="plain" isPending={busy}>
          Record the confirmation
        </Button>
        <Unsaved />
      </Form>
    </details>
  )
}
