import { Form } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { decideSchema, type Result, results } from '../../../domain/workbench/schema.ts'
import { Refusal } from '../alert.tsx'
import { Button } from '../button.tsx'
import { CheckField } from '../check-field.tsx'
import { Field } from '../field.tsx'
import { useCheckedForm } from '../form.tsx'
import { TextArea } from '../text-area.tsx'
import { resultNames } from './words.ts'

type ResultFormProps = {
  readonly result: Result | null
  readonly note: string | null
  readonly audited: string | null
  readonly measure: string | null
  /** Another item stands in already: this result is final. */
  readonly isReplaced: boolean
}

/** What was found of the item: the keys 1 to 4 choose, and 1 alone records at once. */
export function ResultForm({ result, note, audited, measure, isReplaced }: ResultFormProps) {
  const { field, props, refusal, busy } = useCheckedForm({
    id: 'decide',
    schema: decideSchema,
    defaults: { result: result ?? '', note: note ?? '', audited: audited ?? '' },
  })
  const [chosen, setChosen] = useState<Result | null>(result)
  const form = useRef<HTMLFormElement>(null)
  useKeys(form, setChosen)
  return (
    <Form method="post" {...props} ref={form} className="result-form">
      <input type="hidden" name="form" value="decide" />
      <Refusal {...refusal} />
      <fieldset>
        <legend>What did you find?</legend>
        {results.map((value, at) => (
          <CheckField
            key={value}
            type="radio"
            name="result"
            value={value}
            label={`${at + 1} ${resultNames[value]}`}
            checked={chosen === value}
            disabled={isReplaced && value !== 'not-applicable'}
            onChange={() => setChosen(value)}
          />
        ))}
        {field('result').errors?.map((sentence) => (
          <p key={sentence} className="field-error">
            {sentence}
          </p>
        ))}
      </fieldset>
      <TextArea
        label="Note"
        rows={3}
        maxLength={2_000}
        hint="What you saw, and where. Needed for all but the first."
        {...field('note')}
      />
      {measure === null ? null : (
        <Field
          label={`Should have been, ${measure === 'carats' ? 'ct' : measure}`}
          inputMode="decimal"
          hint="Where the value is wrong. Left empty, a deviation counts as nothing being right."
          {...field('audited')}
        />
      )}
      <Button isPending={busy}>Record the result</Button>
      <p className="hint">
        <kbd>1</kbd> records and goes on; <kbd>2</kbd> <kbd>3</kbd> <kbd>4</kbd> ask for a note, <kbd>Ctrl</kbd>+
        <kbd>Enter</kbd> records it; <kbd>←</kbd> <kbd>→</kbd> go to the neighbours.
      </p>
    </Form>
  )
}

function useKeys(form: React.RefObject<HTMLFormElement>, choose: (result: Result) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isTyping =
        event.target instanceof HTMLElement && event.target.matches('textarea, input[type="text"], input:not([type])')
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return form.current?.requestSubmit()
      if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return
      const result = results[Number(event.key) - 1]
      if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
        document.querySelector<HTMLElement>(`a[rel="${event.key === 'ArrowLeft' ? 'prev' : 'next'}"]`)?.click()
      } else if (result === undefined) return
      else choosing(form.current, result, choose)
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [form, choose])
}

function choosing(form: HTMLFormElement | null, result: Result, choose: (result: Result) => void): void {
  const box = form?.querySelector<HTMLInputElement>(`input[value="${result}"]`)
  if (!form || !box || box.disabled) return
  choose(result)
  box.checked = true
  if (result === 'conforms') form.requestSubmit()
  else form.querySelector('textarea')?.focus()
}
