import { Form } from '@remix-run/react'
import { Refusal } from '../alert.tsx'
import { Button } from '../button.tsx'
import { Field } from '../field.tsx'
import { useCheckedForm } from '../form.tsx'
import { caratText, DayText } from '../format.tsx'
import { Unsaved } from '../unsaved.tsx'
import type { LedgerClass } from './equation-table.tsx'

type CloseFormProps = {
  readonly period: { readonly kind: string; readonly from: string; readonly to: string; readonly label: string }
  readonly classes: readonly LedgerClass[]
  readonly isOver: boolean
  readonly waiting: number
}

/** Closes the period with what was counted; a count that differs is explained, or adjusted first. */
export function CloseForm({ period, classes, isOver, waiting }: CloseFormProps) {
  const { field, props, refusal, busy } = useCheckedForm({ id: 'close' })
  if (!isOver)
    return (
      <p className="hint">
        The period is not over. It can be closed once <DayText value={period.to} /> has passed.
      </p>
    )
  if (waiting > 0) return <p className="hint">Adjustments wait for a second person. Decide them before you close.</p>
  return (
    <section className="panel" aria-labelledby="close-title">
      <h2 id="close-title">Close {period.label}</h2>
      <p>
        Its figures are frozen. It takes no new documents afterwards; what comes later becomes a dated correction. This
        cannot be undone.
      </p>
      <Refusal {...refusal} fields={{}} />
      <Form method="post" {...props}>
        <input type="hidden" name="form" value="close" />
        <input type="hidden" name="kind" value={period.kind} />
        <input type="hidden" name="containing" value={period.from} />
        <Unsaved />
        {classes.map(({ goodsClass, name, unit, columns }, at) => {
          const closing = columns['closing']?.carats ?? '0.000'
          return (
            <div className="columns" key={goodsClass}>
              <input type="hidden" name={`counts[${at}].goodsClass`} value={goodsClass} />
              <Field
                label={`${name} counted, ${unit}`}
                inputMode="decimal"
                autoComplete="off"
                hint={`By the book: ${closing.startsWith('-') ? '−' : ''}${caratText(closing.replace('-', ''))}. Empty: not counted.`}
                {...field(`counts[${at}].counted`)}
              />
              <Field
                label={`${name}, explanation of a difference`}
                maxLength={500}
                autoComplete="off"
                {...field(`counts[${at}].explanation`)}
              />
            </div>
          )
        })}
        <div className="actions">
          <Button isPending={busy}>Close the period</Button>
        </div>
      </Form>
    </section>
  )
}
