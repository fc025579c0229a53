import { Form } from '@remix-run/react'
import type { TradeDocumentType } from '../../../domain/kernel/goods.ts'
import { currencyCodes } from '../../../domain/kernel/money.ts'
import { withoutEdition } from '../../../domain/received-documents/rules.ts'
import { receivedDocumentSchema } from '../../../domain/received-documents/schema.ts'
import { Refusal } from '../alert.tsx'
import { Button, LinkButton } from '../button.tsx'
import { typeNames } from '../documents/words.ts'
import { Field } from '../field.tsx'
import { FileField, withFile } from '../file-field.tsx'
import { useCheckedForm } from '../form.tsx'
import { type Option, SelectField } from '../select-field.tsx'
import { TextArea } from '../text-area.tsx'
import { Unsaved } from '../unsaved.tsx'
import { editionName, owesWarranty } from './edition-badge.tsx'
import { type GoodsChoice, type LineRow, LinesByClass } from './lines-by-class.tsx'

type ReceivedFormProps = {
  readonly suppliers: readonly { readonly id: string; readonly name: string }[]
  readonly supplier: string
  readonly editions: readonly Option[]
  readonly presumed: string | null
  readonly goods: readonly GoodsChoice[]
  readonly documentType: TradeDocumentType
  /** The document that it refers to, with what is left of its lines; null for a document of its own. */
  readonly original: Original | null
}
type Original = {
  readonly id: string
  readonly number: string
  readonly currency: string | null
  readonly rows: readonly LineRow[]
}

const TYPES = (['invoice', 'memo', 'credit-note', 'debit-note'] as const).map((value) => ({
  value,
  label: typeNames[value],
}))

const recordable = withFile(receivedDocumentSchema)
const CHOOSE = { value: '', label: 'Choose the edition' }
const WITHOUT = withoutEdition.map((value) => ({ value, label: editionName(value) }))
const CURRENCIES = ['', ...currencyCodes].map((value) => ({ value, label: value || '–' }))

/** A supplier’s document, to be recorded. */
export function ReceivedForm(given: ReceivedFormProps) {
  const { suppliers, supplier, editions, presumed, documentType, original } = given
  const {
    field,
    fields,
    props: bound,
    refusal,
    busy,
  } = useCheckedForm({
    id: 'received',
    schema: recordable,
    defaults: {
      supplierId: supplier,
      documentType,
      edition: owesWarranty({ documentType }) && !original ? (presumed ?? '') : 'none',
      currency: original?.currency ?? '',
    },
  })
  const choices = suppliers.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Form method="post" encType="multipart/form-data" {...bound}>
      <input type="hidden" name="form" value="received" />
      <Refusal {...refusal} />
      <div className="columns">
        <div>
          {original ? <input type="hidden" name="originalId" value={original.id} /> : null}
          <SelectField
            label="Type"
            options={original ? TYPES.filter(({ value }) => value === documentType) : TYPES}
            {...field('documentType')}
          />
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
          <LinesByClass
            rows={original?.rows ?? rowsOf(given.goods)}
            quantityName={quantityNameOf(given.goods)}
            field={field}
            errors={fields['lines']?.errors}
            hint={
              original
                ? `How much of each line of ${original.number} it takes. Leave the others empty.`
                : 'How much of each goods class is on the document, with at most three decimals, and what was charged for it. Leave the others empty.'
            }
          />
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
          <SelectField label="Currency" options={CURRENCIES} hint="Of the amounts." {...field('currency')} />
          <TextArea label="Note" maxLength={2000} {...field('note')} />
        </div>
      </div>
      <p className="hint form-end">
        An entry cannot be changed afterwards, only withdrawn. Look once more before you record it.
      </p>
      <div className="actions">
        <Button isPending={busy}>Record document</Button>
        <LinkButton to="/received">Cancel</LinkButton>
      </div>
      <Unsaved />
    </Form>
  )
}

function rowsOf(goods: readonly GoodsChoice[]): readonly LineRow[] {
  return goods.map(({ key, name, unit }) => ({
    ...{ key, label: name, unit, goodsClass: key, description: name, originalPosition: null },
  }))
}

function quantityNameOf(goods: readonly GoodsChoice[]): string {
  const names = new Set(goods.map(({ quantityName }) => quantityName))
  return names.size === 1 ? (goods[0]?.quantityName ?? 'Quantities') : 'Quantities'
}
