import { Form } from '@remix-run/react'
import { Notice, Refusal } from '../alert.tsx'
import { Button } from '../button.tsx'
import { CheckField } from '../check-field.tsx'
import { Field } from '../field.tsx'
import { useCheckedForm } from '../form.tsx'
import { SelectField } from '../select-field.tsx'
import { TextArea } from '../text-area.tsx'

type Check = { readonly ok: true } | { readonly ok: false; readonly reason: string; readonly sentence: string }
type NextStepProps = {
  readonly today: string
  readonly proposes: string
  readonly isDecided: boolean
  readonly decide: Check
  readonly confirm: Check
  readonly lift: Check
}

const DECISIONS = [
  { value: 'none', label: 'Impose nothing' },
  { value: 'warn', label: 'Warn' },
  { value: 'suspend', label: 'Suspend' },
  { value: 'expel', label: 'Expel' },
] as const
const OVER = new Set(['decided', 'nothing_to_confirm', 'confirmed', 'lifted', 'nothing_to_lift', 'ended'])

/** What this person may do next, and why he may not do the rest. */
export function NextStep({ today, proposes, isDecided, decide, confirm, lift }: NextStepProps) {
  const hindrances = [
    ...new Set([confirm, decide, lift].flatMap((each) => (each.ok || OVER.has(each.reason) ? [] : [each.sentence]))),
  ]
  return (
    <section aria-labelledby="next">
      <h2 id="next">The next step</h2>
      {hindrances.map((sentence) => (
        <Notice key={sentence} meaning="needs-you">
          <p>{sentence}</p>
        </Notice>
      ))}
      {confirm.ok ? <Confirm /> : null}
      {decide.ok ? <Decide today={today} proposes={proposes} /> : null}
      {lift.ok ? <Lift isDecided={isDecided} /> : null}
      {!confirm.ok && !decide.ok && !lift.ok && hindrances.length === 0 ? <p>Nothing is left to do here.</p> : null}
    </section>
  )
}

function Confirm() {
  const { props, refusal, busy } = useCheckedForm({ id: 'confirm' })
  return (
    <Form method="post" {...props}>
      <input type="hidden" name="form" value="confirm" />
      <Refusal {...refusal} />
      <p>Unless you confirm it, the suspension ends by itself when the days for the answer are over.</p>
      <Button tone="danger" isPending={busy}>
        Confirm the suspension
      </Button>
    </Form>
  )
}

function Decide({ today, proposes }: { readonly today: string; readonly proposes: string }) {
  const { field, props, refusal, busy } = useCheckedForm({
    id: 'decide',
    defaults: { decision: proposes, effectiveFrom: today },
  })
  return (
    <Form method="post" {...props}>
      <input type="hidden" name="form" value="decide" />
      <Refusal {...refusal} />
      <SelectField label="Decision" options={DECISIONS} {...field('decision')} />
      <TextArea label="Reasons" rows={6} required hint="With what the company answered." {...field('reasons')} />
      <Field label="From" type="date" hint="Of a suspension or an expulsion." {...field('effectiveFrom')} />
      <Field
        label="To"
        type="date"
        hint="The last day of a suspension; until it is lifted when left empty."
        {...field('effectiveTo')}
      />
      <CheckField
        label="Publish it"
        name="isPublic"
        hint="Name, decision and days, for everybody, at /v/members. Off unless the decision says so."
      />
      <Button tone="danger" isPending={busy}>
        Decide
      </Button>
    </Form>
  )
}

function Lift({ isDecided }: { readonly isDecided: boolean }) {
  const { field, props, refusal, busy } = useCheckedForm({ id: 'lift' })
  const verb = isDecided ? 'Lift the decision' : 'Withdraw the notice'
  return (
    <details className="disclosure" open={refusal !== null || isDecided || undefined}>
      <summary>{verb}</summary>
      <Form method="post" {...props}>
        <input type="hidden" name="form" value="lift" />
        <Refusal {...refusal} />
        <TextArea label="Reason" required {...field('reason')} />
        <Button tone="plain" isPending={busy}>
          {verb}
        </Button>
      </Form>
    </details>
  )
}
