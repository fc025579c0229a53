import { Form } from '@remix-run/react'
import { LONGEST_TEXT } from '../../../domain/lint/schema.ts'
import { Refusal } from '../alert.tsx'
import { Button } from '../button.tsx'
import { CheckField } from '../check-field.tsx'
import { Field } from '../field.tsx'
import { useCheckedForm } from '../form.tsx'
import { TextArea } from '../text-area.tsx'

type LintFormProps = {
  readonly goods: readonly {
    readonly scheme: string
    readonly goods: readonly { readonly key: string; readonly name: string }[]
  }[]
  /** What was looked at last, so that it can be corrected and looked at again. */
  readonly typed: { readonly text: string; readonly date: string; readonly goods: readonly string[] }
}

/** A text, and what is known of the paper that it stands on. */
export function LintForm({ goods, typed }: LintFormProps) {
  const { field, props, refusal, busy } = useCheckedForm({
    id: 'lint',
    defaults: { text: typed.text, date: typed.date },
  })
  const errors = Object.entries(refusal?.fields ?? {}).flatMap(([name, says]) => (/^goods/.test(name) ? says : []))
  return (
    <Form method="post" {...props} className="lint-form">
      <Refusal {...refusal} />
      <input type="hidden" name="form" value="lint" />
      <TextArea
        label="Text of the invoice or memo"
        rows={10}
        required
        maxLength={LONGEST_TEXT}
        spellCheck={false}
        hint="Paste it as it is: line breaks, hyphens and columns of a PDF do no harm."
        {...field('text')}
      />
      <Field label="Date of the paper (optional)" type="date" {...field('date')} />
      {goods.map(({ scheme, goods: classes }) => (
        <details key={scheme} open={classes.some(({ key }) => typed.goods.includes(key))}>
          <summary>{`Goods on the paper, ${scheme} (optional)`}</summary>
          <fieldset className="lint-goods">
            <legend className="sr-only">{`Goods, ${scheme}`}</legend>
            {classes.map(({ key, name }) => (
              <CheckField key={key} name="goods" value={key} label={name} defaultChecked={typed.goods.includes(key)} />
            ))}
          </fieldset>
        </details>
      ))}
      {errors.length > 0 ? <p className="field-error">{errors.join(' ')}</p> : null}
      <Button isPending={busy}>Check the text</Button>
    </Form>
  )
}
