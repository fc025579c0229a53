import { Form } from '@remix-run/react'
import { withoutEdition } from '../../../domain/received-documents/rules.ts'
import { Refusal } from '../alert.tsx'
import { Button, LinkButton } from '../button.tsx'
import { useCheckedForm } from '../form.tsx'
import { editionName } from '../received/edition-badge.tsx'
import { type Option, SelectField } from '../select-field.tsx'
import { TextArea } from '../text-area.tsx'

type AcceptFormProps = { readonly editions: readonly Option[]; readonly stated: readonly string[] }

const WITHOUT = withoutEdition.map((value) => ({ value, label: editionName(value) }))

/** Confirming a document that another company handed over: its lines are taken as they were issued. */
export function AcceptHanded({ editions, stated }: AcceptFormProps) {
  const known = editions.find(({ value }) => stated.includes(value))
  const { field, props, refusal, busy } = useCheckedForm({
    id: 'accept',
    defaults: { edition: known?.value ?? (stated.length === 0 ? 'none' : 'other') },
  })
  return (
    <Form method="post" {...props} noValidate={false}>
      <input type="hidden" name="form" value="accept" />
      <Refusal {...refusal} />
      <SelectField
        label="Edition"
        required
        options={[...editions, ...WITHOUT]}
        hint="The warranty that it was issued with."
        {...field('edition')}
      />
      <TextArea label="Note" maxLength={2000} rows={2} {...field('note')} />
      <p className="hint">If it is not what you agreed, put it aside with the reason and tell whoever issued it.</p>
      <div className="actions">
        <Button isPending={busy}>Take it as it was issued</Button>
        <LinkButton to="/inbox">Later</LinkButton>
      </div>
    </Form>
  )
}
