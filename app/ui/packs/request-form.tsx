import { Form } from '@remix-run/react'
import { useState } from 'react'
import { packRequestSchema } from '../../../domain/audit-packs/schema.ts'
import { type Day, isDay } from '../../../domain/kernel/calendar.ts'
import { type PeriodKind, periodContaining, periodKinds } from '../../../domain/kernel/period.ts'
import { Refusal } from '../alert.tsx'
import { Button } from '../button.tsx'
import { Field } from '../field.tsx'
import { useCheckedForm } from '../form.tsx'
import { dayText } from '../format.tsx'
import { SelectField } from '../select-field.tsx'
import { kindNames, kindOptions } from './kinds.ts'
import { PurposeFields, type SchemeWithPurposes, usePurpose } from './purpose-fields.tsx'
import { WayFields } from './way-fields.tsx'

type Ended = { readonly kind: PeriodKind; readonly from: Day; readonly to: Day; readonly label: string }
export type Choices = {
  readonly schemes: readonly SchemeWithPurposes[]
  readonly timeZone: string
  readonly fiscalYearStart: number
  readonly today: Day
  readonly ended: readonly Ended[]
}

/** Asks for the pack of a scheme and of the period that holds a day; the last month that is over is offered. */
export function RequestForm({ choices }: { readonly choices: Choices }) {
  const last = choices.ended.find(({ kind }) => kind === 'month')
  const { field, props, refusal, busy } = useCheckedForm({
    id: 'request',
    schema: packRequestSchema,
    defaults: { kind: 'month', containing: last?.to, scheme: choices.schemes[0]?.key },
  })
  const what = usePurpose(choices.schemes, { scheme: field('scheme'), purpose: field('purpose') })
  const kindField = field('kind')
  const dayField = field('containing')
  const [kind, setKind] = useState(kindIn(kindField.defaultValue))
  const [day, setDay] = useState(dayField.defaultValue ?? '')
  const period = isDay(day) ? periodContaining(kind, day, choices.fiscalYearStart) : null
  // A day that nobody chose follows the kind; one that somebody typed stays.
  const choose = (next: PeriodKind) => {
    if (choices.ended.some((ended) => ended.to === day))
      setDay(choices.ended.find((ended) => ended.kind === next)?.to ?? day)
    setKind(next)
  }
  return (
    <Form method="post" {...props}>
      <input type="hidden" name="form" value="request" />
      <Refusal {...refusal} />
      <div className="filters">
        <PurposeFields {...what} />
        <SelectField
          label="Period"
          options={kindOptions}
          name="kind"
          errors={kindField.errors}
          value={kind}
          onChange={(event) => choose(kindIn(event.target.value))}
        />
        <Field
          label="A day inside it"
          type="date"
          required
          name="containing"
          errors={dayField.errors}
          value={day}
          onChange={(event) => setDay(event.target.value)}
        />
        <WayFields volumeMegabytes={field('volumeMegabytes')} />
        <Button isPending={busy}>Ask for the pack</Button>
      </div>
      <p className="hint" aria-live="polite">
        {what.chosen?.sentence} {period ? sentenceOf(period, choices.today) : 'Choose a day.'}
      </p>
      <noscript>
        <p className="hint">
          {choices.ended
            .map(
              ({ kind: each, from, to }) => `Last ${kindNames[each].toLowerCase()} that is over: ${range(from, to)}.`,
            )
            .join(' ')}
        </p>
        <ul className="hint">
          {choices.schemes.flatMap(({ purposes }) =>
            purposes.map(({ key, name, sentence }) => (
              <li key={`${key} ${name}`}>
                {name}: {sentence}
              </li>
            )),
          )}
        </ul>
      </noscript>
    </Form>
  )
}

function sentenceOf(period: Ended, today: Day): string {
  const whole = `${kindNames[period.kind]} ${period.label}: ${range(period.from, period.to)}`
  if (period.from > today) return `${whole}. It has not begun; choose one that has.`
  return period.to >= today ? `${whole}. It is still running: the pack goes up to today.` : `${whole}.`
}

function range(from: Day, to: Day): string {
  return `${dayText(from)} to ${dayText(to)}`
}

function kindIn(text: unknown): PeriodKind {
  return periodKinds.find((kind) => kind === text) ?? 'month'
}
