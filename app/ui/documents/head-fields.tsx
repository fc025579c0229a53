import { currencyCodes } from '../../../domain/kernel/money.ts'
import { Field } from '../field.tsx'
import { languageOptions } from '../language-options.ts'
import { SelectField } from '../select-field.tsx'
import { TextArea } from '../text-area.tsx'
import { CounterpartyField } from './counterparty-field.tsx'
import type { DraftPage } from './draft-start.ts'
import type { DraftValues } from './draft-values.ts'

type HeadFieldsProps = {
  readonly page: DraftPage
  /** What the fields show first; they are the browser's afterwards. */
  readonly start: DraftValues
  readonly counterpartyId: string
  readonly choose: (id: string) => void
  readonly errors: Readonly<Record<string, readonly string[]>>
  readonly ready: boolean
}

/** To whom, when, in which currency, on which terms. */
export function HeadFields({ page, start, counterpartyId, choose, errors, ready }: HeadFieldsProps) {
  return (
    <fieldset>
      <legend className="sr-only">Head</legend>
      <input type="hidden" name="documentType" value={start.documentType} />
      <input type="hidden" name="originalId" value={start.originalId} />
      <input type="hidden" name="originalReceivedId" value={start.originalReceivedId} />
      <CounterpartyField
        parties={page.counterparties}
        chosen={counterpartyId}
        choose={choose}
        errors={errors['counterpartyId']}
        ready={ready}
      />
      <div className="columns">
        <Field
          label="Document date"
          name="documentDate"
          type="date"
          defaultValue={start.documentDate}
          errors={errors['documentDate']}
        />
        <SelectField
          label="Currency"
          name="currency"
          defaultValue={start.currency}
          errors={errors['currency']}
          options={currencyCodes.map((code) => ({ value: code, label: code }))}
        />
        <Field
          label="Reference"
          name="reference"
          defaultValue={start.reference}
          errors={errors['reference']}
          hint="Your own; it is not printed."
          autoComplete="off"
        />
      </div>
      <div className="columns">
        <Field
          label="Place of import"
          name="placeOfImport"
          defaultValue={start.placeOfImport}
          errors={errors['placeOfImport']}
          hint="Two letters, like US. Empty: the buyer’s country."
          maxLength={2}
          autoComplete="off"
        />
        <SelectField
          label="Buyer is"
          name="buyerKind"
          defaultValue={start.buyerKind}
          errors={errors['buyerKind']}
          options={[
            { value: 'trade', label: 'in the trade' },
            { value: 'consumer', label: 'a consumer' },
          ]}
        />
        <SelectField
          label="Language"
          name="language"
          defaultValue={start.language}
          errors={errors['language']}
          hint="Of the paper. The official words stay English."
          options={[{ value: '', label: 'As for this buyer' }, ...languageOptions]}
        />
      </div>
      <div className="columns">
        <TextArea label="Terms" name="terms" rows={2} defaultValue={start.terms} errors={errors['terms']} />
        <TextArea label="Notes" name="notes" rows={2} defaultValue={start.notes} errors={errors['notes']} />
      </div>
    </fieldset>
  )
}
