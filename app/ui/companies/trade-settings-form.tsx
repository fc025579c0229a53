import { Form } from '@remix-run/react'
import { tradeSettingsSchema } from '../../../domain/trade-settings/schema.ts'
import { Refusal } from '../alert.tsx'
import { Button } from '../button.tsx'
import { Field } from '../field.tsx'
import { useCheckedForm } from '../form.tsx'
import { Unsaved } from '../unsaved.tsx'
import type { TradeLimits } from './trade-settings-facts.tsx'

/** What an owner or compliance sets as the company's limits. */
export function TradeSettingsForm({ settings }: { readonly settings: TradeLimits }) {
  const defaults = Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, String(value)]))
  const { field, props, refusal, busy } = useCheckedForm({ id: 'limits', schema: tradeSettingsSchema, defaults })
  return (
    <Form method="post" {...props}>
      <input type="hidden" name="form" value="limits" />
      <Refusal {...refusal} />
      <Field
        label="Days on memo"
        type="number"
        min={1}
        max={3650}
        required
        hint="Until goods out or in on memo are sold or come back."
        {...field('memoOpenDays')}
      />
      <Field
        label="Days until entry"
        type="number"
        min={0}
        max={3650}
        required
        hint="From a received document’s date until it is entered."
        {...field('lateEntryDays')}
      />
      <Field
        label="Tolerance of carats (%)"
        inputMode="decimal"
        required
        hint="How far a document may differ from its certificate."
        {...field('caratTolerancePercent')}
      />
      <Field label="Least yield (%)" type="number" min={0} max={100} required {...field('yieldFromPercent')} />
      <Field label="Greatest yield (%)" type="number" min={0} max={100} required {...field('yieldToPercent')} />
      <Button isPending={busy}>Save limits</Button>
      <Unsaved />
    </Form>
  )
}
