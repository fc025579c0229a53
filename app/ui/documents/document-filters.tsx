import { Link, useSearchParams } from '@remix-run/react'
import { tradeDocumentTypes } from '../../../domain/kernel/goods.ts'
import { currencyCodes } from '../../../domain/kernel/money.ts'
import { Field } from '../field.tsx'
import { Filters } from '../filters.tsx'
import { SelectField } from '../select-field.tsx'
import { typeNames } from './words.ts'

const TABS = [
  { status: '', label: 'All issued' },
  { status: 'issued', label: 'Valid' },
  { status: 'voided', label: 'Voided' },
  { status: 'draft', label: 'Drafts' },
] as const

/** Which documents the list shows; the address says it, so that it can be kept, shared and gone back to. */
export function DocumentFilters({ mayReadDrafts }: { readonly mayReadDrafts: boolean }) {
  const [search] = useSearchParams()
  const status = search.get('status') ?? ''
  const value = (name: string) => search.get(name) ?? ''
  return (
    <>
      <nav className="tabs" aria-label="Documents by state">
        {TABS.filter((tab) => tab.status !== 'draft' || mayReadDrafts).map((tab) => (
          <Link
            key={tab.label}
            to={tabAddress(search, tab.status)}
            aria-current={tab.status === status ? 'page' : undefined}
          >
            {tab.label}
          </Link>
        ))}
      </nav>
      <Filters searches={status === 'draft' ? 'Counterparty or reference' : 'Number or counterparty'}>
        {status ? <input type="hidden" name="status" value={status} /> : null}
        <SelectField
          label="Type"
          name="documentType"
          defaultValue={value('documentType')}
          options={[
            { value: '', label: 'Every type' },
            ...tradeDocumentTypes.map((type) => ({ value: type, label: typeNames[type] })),
          ]}
        />
        <SelectField
          label="Currency"
          name="currency"
          defaultValue={value('currency')}
          options={[
            { value: '', label: 'Every currency' },
            ...currencyCodes.map((code) => ({ value: code, label: code })),
          ]}
        />
        <Field label="From" name="from" type="date" defaultValue={value('from')} />
        <Field label="To" name="to" type="date" defaultValue={value('to')} />
        <SelectField
          label="Rows"
          name="limit"
          defaultValue={value('limit')}
          options={[
            { value: '', label: '50' },
            { value: '200', label: '200' },
            { value: '1000', label: '1,000' },
          ]}
        />
        {value('counterpartyId') ? <input type="hidden" name="counterpartyId" value={value('counterpartyId')} /> : null}
      </Filters>
    </>
  )
}

function tabAddress(search: URLSearchParams, status: string): string {
  const next = new URLSearchParams(search)
  next.delete('cursor')
  if (status) next.set('status', status)
  else next.delete('status')
  return `?${next}`
}
