import { Form, Link, useSearchParams } from '@remix-run/react'
import type { Method } from '../../../domain/workbench/sampling/plan.ts'
import { drawSchema } from '../../../domain/workbench/schema.ts'
import { Refusal } from '../alert.tsx'
import { Button } from '../button.tsx'
import { Field } from '../field.tsx'
import { useCheckedForm } from '../form.tsx'
import { monthText } from '../format.tsx'
import { SelectField } from '../select-field.tsx'
import { levelNames, methodNames, methodSentences } from './words.ts'

type DrawFormProps = {
  /** The currencies that occur in the population. */
  readonly currencies: readonly string[]
  /** Its months, as '2026-07'. */
  readonly months: readonly string[]
}
const METHODS = Object.keys(methodNames) as Method[]
const CONFIDENCE = [90, 95, 99].map((each) => ({ value: String(each), label: `${each} %` }))

/** Draws a sample: the method stands in the address, its fields follow from it. */
export function DrawForm({ currencies, months }: DrawFormProps) {
  const [search] = useSearchParams()
  const method = METHODS.find((each) => each === search.get('method')) ?? 'attribute'
  return (
    <>
      <nav className="tabs" aria-label="Method">
        {METHODS.map((each) => (
          <Link
            key={each}
            to={`?method=${each}`}
            preventScrollReset
            aria-current={each === method ? 'page' : undefined}
          >
            {methodNames[each]}
          </Link>
        ))}
      </nav>
      <p>{methodSentences[method]}</p>
      <MethodForm key={method} method={method} currencies={currencies} months={months} />
    </>
  )
}

function MethodForm({ method, currencies, months }: DrawFormProps & { readonly method: Method }) {
  const measures = ['carats', ...currencies].map((value) => ({ value, label: value === 'carats' ? 'Carats' : value }))
  const defaults = {
    method,
    confidence: '95',
    expected: '0',
    expansion: '1.6',
    measure: measures.at(-1)?.value,
    month: months[0],
  }
  const { field, props, refusal, busy } = useCheckedForm({ id: 'draw', schema: drawSchema, defaults })
  return (
    <Form method="post" {...props}>
      <input type="hidden" name="form" value="draw" />
      <input type="hidden" name="method" value={method} />
      <Refusal {...refusal} />
      <Field
        label="Question"
        required
        maxLength={300}
        hint="What is asked of each item, such as: does it carry the right statement?"
        {...field('question')}
      />
      {method === 'targeted' ? null : <SelectField label="Confidence" options={CONFIDENCE} {...field('confidence')} />}
      {method === 'attribute' ? (
        <>
          <Field
            label="Tolerable rate, %"
            inputMode="decimal"
            required
            hint="5 % at 95 % with none expected takes 59 items."
            {...field('tolerable')}
          />
          <Field label="Deviations expected" inputMode="numeric" {...field('expected')} />
        </>
      ) : null}
      {method === 'random' || method === 'systematic' ? (
        <Field label="Items" inputMode="numeric" required {...field('size')} />
      ) : null}
      {method === 'monetary' ? (
        <>
          <SelectField
            label="Measured in"
            options={measures}
            hint="Only what has a value in it can be drawn."
            {...field('measure')}
          />
          <Field label="Tolerable misstatement" inputMode="decimal" required {...field('tolerable')} />
          <Field label="Expected misstatement" inputMode="decimal" {...field('expected')} />
          <Field
            label="Expansion factor"
            inputMode="decimal"
            hint="By how much an expected misstatement counts, as your firm’s method says. It has no effect when none is expected."
            {...field('expansion')}
          />
        </>
      ) : null}
      {method === 'risk' ? (
        <>
          <SelectField
            label="Level of risk"
            options={Object.entries(levelNames).map(([value, label]) => ({ value, label }))}
            {...field('level')}
          />
          <SelectField
            label="First of three months"
            options={months.map((value) => ({ value, label: monthText(value) }))}
            {...field('month')}
          />
          <Field
            label="Items drawn"
            inputMode="numeric"
            hint="Beside the months that are looked at whole; none at high risk."
            {...field('size')}
          />
        </>
      ) : null}
      {method === 'targeted' ? (
        <>
          <Field
            label="Numbers of items"
            hint="With commas between, as they stand in the list below: 3, 17, 204."
            {...field('positions')}
          />
          <SelectField label="Measured in" options={measures} {...field('measure')} />
          <Field label="All from this value on" inputMode="decimal" {...field('from')} />
        </>
      ) : (
        <Field
          label="Seed"
          maxLength={200}
          autoComplete="off"
          hint="Whoever has it draws the same items. Leave it empty, and one is made."
          {...field('seed')}
        />
      )}
      <Button isPending={busy}>{method === 'targeted' ? 'Choose them' : 'Draw the sample'}</Button>
    </Form>
  )
}
