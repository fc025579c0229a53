import { Form } from '@remix-run/react'
import { Refusal } from '../alert.tsx'
import { Button, LinkButton } from '../button.tsx'
import { Field } from '../field.tsx'
import { useCheckedForm } from '../form.tsx'
import { Unsaved } from '../unsaved.tsx'
import type { Rule } from './rules-table.tsx'

/** Asks for how many years the company itself keeps what a rule speaks of. */
export function LengthenPanel({ rule }: { readonly rule: Rule }) {
  const { field, props, refusal, busy } = useCheckedForm({
    id: 'lengthen',
    defaults: { years: String(rule.ownYears ?? rule.fewestYears) },
  })
  return (
    <section className="panel" aria-labelledby="lengthen-title">
      <h2 id="lengthen-title">
        Keep for longer: {rule.record}, {rule.where}
      </h2>
      <p>
        The rule says {rule.years} years. Yours count from the end of the record’s fiscal year, {rule.fewestYears} at
        least. Where both are known the later day counts.
      </p>
      <Refusal {...refusal} fields={{}} />
      <Form method="post" {...props}>
        <input type="hidden" name="form" value="lengthen" />
        <input type="hidden" name="scheme" value={rule.scheme} />
        <input type="hidden" name="rule" value={rule.key} />
        <Unsaved />
        <Field label="Years" inputMode="numeric" required autoFocus autoComplete="off" {...field('years')} />
        <div className="actions">
          <Button isPending={busy}>Keep for so long</Button>
          <LinkButton to="?">Cancel</LinkButton>
        </div>
      </Form>
    </section>
  )
}
