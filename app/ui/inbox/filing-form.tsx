import { Form, Link } from '@remix-run/react'
import { type TradeDocumentType, tradeDocumentTypes } from '../../../domain/kernel/goods.ts'
import { currencyCodes } from '../../../domain/kernel/money.ts'
import { withoutEdition } from '../../../domain/received-documents/rules.ts'
import { receivedDocumentSchema } from '../../../domain/received-documents/schema.ts'
import { Notice, Refusal } from '../alert.tsx'
import { Button, LinkButton } from '../button.tsx'
import { typeNames } from '../documents/words.ts'
import { Field } from '../field.tsx'
import { useCheckedForm } from '../form.tsx'
import { editionName } from '../received/edition-badge.tsx'
import { type Option, SelectField } from '../select-field.tsx'
import { TextArea } from '../text-area.tsx'
import { disagreements, type FoundWords, filingDefaults, type Proposed, trustOf } from './filing-defaults.ts'
import { FilingLines } from './filing-lines.tsx'

type Original = { readonly id: string; readonly number: string; readonly partyName: string }
type FilingFormProps = {
  readonly proposed: Proposed | null
  readonly found: readonly FoundWords[]
  readonly counterpartyId: string | null
  /** The name on the paper when nobody of that name is known yet. */
  readonly stranger: string | null
  readonly choices: {
    readonly parties: readonly { readonly id: string; readonly name: string }[]
    readonly editions: readonly Option[]
    readonly goods: readonly { readonly key: string; readonly name: string }[]
    readonly same: readonly { readonly id: string; readonly number: string; readonly documentType: TradeDocumentType }[]
    readonly originals: {
      readonly received: readonly (Original & { readonly documentType: TradeDocumentType })[]
      readonly issued: readonly Original[]
    }
  }
}

const TYPES = tradeDocumentTypes.map((value) => ({ value, label: typeNames[value] }))
const WITHOUT = withoutEdition.map((value) => ({ value, label: editionName(value) }))
const CURRENCIES = ['', ...currencyCodes].map((value) => ({ value, label: value || '–' }))
const NOTHING = { value: '', label: 'nothing' }

/** What the paper seems to be, to be confirmed: Enter files it, and the next paper opens. */
export function FilingForm({ proposed, found, counterpartyId, stranger, choices }: FilingFormProps) {
  const { parties, editions, goods, same, originals } = choices
  const defaults = filingDefaults(proposed, found, { counterpartyId, editions: editions.map(({ value }) => value) })
  const { field, fields, props, refusal, busy } = useCheckedForm({
    id: 'file',
    schema: receivedDocumentSchema,
    defaults,
  })
  return (
    <Form method="post" {...props}>
      <input type="hidden" name="form" value="file" />
      <Refusal {...refusal} />
      {same.map(({ id, number, documentType }) => (
        <Notice key={id} meaning="needs-you">
          {typeNames[documentType]} <Link to={`/received/${id}`}>{number}</Link> of this supplier is recorded already.
        </Notice>
      ))}
      {disagreements(proposed).map((sentence) => (
        <Notice key={sentence} meaning="needs-you">
          {sentence}
        </Notice>
      ))}
      <SelectField
        label="From"
        required
        options={[
          { value: '', label: 'Choose who sent it' },
          ...parties.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        hint={trustOf(proposed?.supplier ?? null) ?? (stranger ? `The paper says “${stranger}”.` : undefined)}
        {...field('supplierId')}
      />
      {stranger ? (
        <p className="hint">
          <Link to="/counterparties/new">Add {stranger} as a counterparty</Link>
        </p>
      ) : null}
      <SelectField
        label="Type"
        options={TYPES}
        hint={trustOf(proposed?.documentType ?? null)}
        {...field('documentType')}
      />
      <Field
        label="Number"
        required
        maxLength={60}
        autoComplete="off"
        hint={trustOf(proposed?.number ?? null)}
        {...field('number')}
      />
      <Field
        label="Date"
        type="date"
        required
        hint={trustOf(proposed?.documentDate ?? null)}
        {...field('documentDate')}
      />
      <SelectField
        label="Currency"
        options={CURRENCIES}
        hint={trustOf(proposed?.currency ?? null)}
        {...field('currency')}
      />
      <SelectField
        label="Edition"
        required
        options={[{ value: '', label: 'Choose what stands on it' }, ...editions, ...WITHOUT]}
        hint="Which official words the paper carries."
        {...field('edition')}
      />
      <TextArea
        label="Other words"
        maxLength={2000}
        hint="What stands there instead of official words; empty otherwise."
        {...field('statementText')}
      />
      <FilingLines count={defaults.lines.length} goods={goods} field={field} errors={fields['lines']?.errors} />
      <details>
        <summary>Refers to another document</summary>
        <SelectField
          label="A document that was received"
          options={[
            NOTHING,
            ...originals.received.map(({ id, number, partyName, documentType }) => ({
              value: id,
              label: `${typeNames[documentType]} ${number}, ${partyName}`,
            })),
          ]}
          {...field('originalId')}
        />
        <SelectField
          label="A memo of our own that comes back"
          options={[
            NOTHING,
            ...originals.issued.map(({ id, number, partyName }) => ({ value: id, label: `${number}, ${partyName}` })),
          ]}
          {...field('originalIssuedId')}
        />
      </details>
      <TextArea label="Note" maxLength={2000} rows={2} {...field('note')} />
      <div className="actions">
        <Button isPending={busy}>{busy ? 'Filing…' : 'File it and open the next'}</Button>
        <LinkButton to="/inbox">Later</LinkButton>
      </div>
    </Form>
  )
}
