import { Form, useSearchParams } from '@remix-run/react'
import { addDays, day } from '../../../domain/kernel/calendar.ts'
import { Button, LinkButton } from '../button.tsx'
import { Field } from '../field.tsx'
import { SelectField } from '../select-field.tsx'

type PeriodBarProps = {
  readonly period: { readonly kind: string; readonly from: string; readonly to: string; readonly label: string }
  readonly schemes?: readonly { readonly key: string; readonly name: string }[]
}

const KINDS = [
  { value: 'month', label: 'Month' },
  { value: 'quarter', label: 'Quarter' },
  { value: 'half', label: 'Half year' },
  { value: 'fiscal-year', label: 'Fiscal year' },
]

/** Chooses the period; the address is the state. One step back and forward lies beside it. */
export function PeriodBar({ period, schemes = [] }: PeriodBarProps) {
  const [search] = useSearchParams()
  const step = (containing: string) => {
    const next = new URLSearchParams(search)
    next.set('kind', period.kind)
    next.set('containing', containing)
    return `?${next}`
  }
  return (
    <Form method="get" className="filters" key={search.toString()}>
      <SelectField label="Period" name="kind" defaultValue={period.kind} options={KINDS} />
      <Field label="Containing" name="containing" type="date" defaultValue={period.from} />
      {schemes.length > 1 ? (
        <SelectField
          label="Scheme"
          name="scheme"
          defaultValue={search.get('scheme') ?? ''}
          options={[{ value: '', label: 'All' }, ...schemes.map(({ key, name }) => ({ value: key, label: name }))]}
        />
      ) : null}
      <Button tone="plain">Show</Button>
      <LinkButton to={step(addDays(day(period.from), -1))}>Earlier</LinkButton>
      <LinkButton to={step(addDays(day(period.to), 1))}>Later</LinkButton>
    </Form>
  )
}
