import { Form } from '@remix-run/react'
import { Refusal } from '../alert.tsx'
import { Button, LinkButton } from '../button.tsx'
import { Field } from '../field.tsx'
import { FileField } from '../file-field.tsx'
import { useCheckedForm } from '../form.tsx'
import { ReasonPanel } from '../reason-panel.tsx'
import { type Option, SelectField } from '../select-field.tsx'
import { TextArea } from '../text-area.tsx'
import { Unsaved } from '../unsaved.tsx'
import { editionName } from './edition-badge.tsx'

/** Asks for the reason and withdraws the entry. */
export function WithdrawPanel({ number }: { readonly number: string }) {
  return (
    <ReasonPanel
      form="withdraw"
      title={`Withdraw ${number}`}
      says="The entry stays to be seen and counts no more; its number is free for the entry that is right."
      submit="Withdraw the entry"
    />
  )
}

/** Records a statement that came after its document, like a supplementary letter. */
export function StatementPanel({
  number,
  editions,
}: {
  readonly number: string
  readonly editions: readonly Option[]
}) {
  const { field, props, refusal, busy } = useCheckedForm({ id: 'statement' })
  return (
    <section className="panel" aria-labelledby="statement-title">
      <h2 id="statement-title">A statement for {number}</h2>
      <p>
        A warranty that came later, like a supplementary letter. It covers what it is valid for on the document’s date.
      </p>
      <Refusal {...refusal} fields={{}} />
      <Form method="post" encType="multipart/form-data" {...props}>
        <input type="hidden" name="form" value="statement" />
        <Unsaved />
        <div className="columns">
          <SelectField
            label="Edition"
            options={[...editions, { value: 'other', label: editionName('other') }]}
            {...field('edition')}
          />
          <Field label="Received on" type="date" required {...field('receivedOn')} />
        </div>
        <FileField
          label="File"
          name="file"
          accept="application/pdf,image/png,image/jpeg"
          hint="The letter as PDF, PNG or JPEG, up to 10 MB."
          errors={field('file').errors}
          wasRefused={refusal !== null}
        />
        <TextArea label="Note" maxLength={2000} {...field('note')} />
        <div className="actions">
          <Button isPending={busy}>Record the statement</Button>
          <LinkButton to="?">Cancel</LinkButton>
        </div>
      </Form>
    </section>
  )
}
