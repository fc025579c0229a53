import { Form } from '@remix-run/react'
import { currencyCodes } from '../../../domain/kernel/money.ts'
import { withoutEdition } from '../../../domain/received-warranties/rules.ts'
import { receivedWarrantySchema } from '../../../domain/received-warranties/schema.ts'
import { Refusal } from '../alert.tsx'
import { Button, LinkButton } from '../button.tsx'
import { Field } from '../field.tsx'
import { FileField, withFile } from '../file-field.tsx'
import { useCheckedForm } from '../form.tsx'
import { type Option, SelectField } from '../select-field.tsx'
import { TextArea } from '../text-area.tsx'
import { Unsaved } from '../unsaved.tsx'
import { CaratsByClass, type GoodsChoice } from './carats-by-class.tsx'
import { editionName } from './edition-badge.tsx'

type ReceivedFormProps = {
  readonly suppliers: readonly { readonly id: string; readonly name: string }[]
  readonly supplier: string
  readonly editions: readonly Option[]
  readonly presumed: string | null
  readonly goods: readonly GoodsChoice[]
}

const recordable = withFile(receivedWarrantySchema)
const CHOOSE = { value: '', label: 'Choose the edition' }
const WITHOUT = withoutEdition.map((value) => ({ value, label: editionName(value) }))
const CURRENCIES = ['', ...currencyCodes].map((value) => ({ value, label: value || '–' }))

/** A supplier's warranty, to be recorded. */
export function ReceivedForm({ suppliers, supplier, editions, presumed, goods }: ReceivedFormProps) {
  const { field, fields, props, refusal, busy } = useCheckedForm({
    id: 'received',
    schema: recordable,
    defaults: { supplierId: supplier, edition: presumed ?? '' },
  })
  const choices = suppliers.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Form method="post" encType="multipart/form-data" {...props}>
      <input type="hidden" name="form" value="received" />
      <Refusal {...refusal} />
      <div className="columns">
        <div>
          <SelectField
            label="Supplier"
            required
            options={[{ value: '', label: 'Choose the supplier' }, ...choices]}
            {...field('supplierId')}
          />
          <Field
            label="Number"
            required
            maxLength={60}
            autoComplete="off"
            hint="As it stands on the supplier’s document."
            {...field('number')}
          />
          <Field label="Date" type="date" required hint="The day on the document." {...field('documentDate')} />
          <SelectField
            label="Edition"
            options={[...(presumed === null ? [CHOOSE] : []), ...editions, ...WITHOUT]}
            hint="Which official words the document carries. Words in no official edition are “other words”."
            {...field('edition')}
          />
          <CaratsByClass goods={goods} field={field} errors={fields['carats']?.errors} />
        </div>
        <div>
          <FileField
            label="File"
            name="file"
            accept="application/pdf,image/png,image/jpeg"
            hint="The document as PDF, PNG or JPEG, up to 10 MB. Choose it, or drop it here."
            errors={field('file').errors}
            wasRefused={refusal !== null}
          />
          <div className="amount-pair">
            <SelectField label="Currency" options={CURRENCIES} {...field('currency')} />
            <Field label="Amount" inputMode="decimal" autoComplete="off" placeholder="0.00" {...field('amount')} />
          </div>
          <TextArea label="Note" maxLength={2000} {...field('note')} />
        </div>
      </div>
      <p className="hint form-end">An entry cannot be changed afterwards. Look once more before you record it.</p>
      <div className="actions">
        <Button isPending={busy}>Record warranty</Button>
        <LinkButton to="/received">Cancel</LinkButton>
      </div>
      <Unsaved />
    </Form>
  )
}
