import { Form } from '@remix-run/react'
import { Refusal } from '../alert.tsx'
import { Button } from '../button.tsx'
import { useCheckedForm } from '../form.tsx'
import { SelectField } from '../select-field.tsx'
import { DataTable, TableHeads } from '../table.tsx'
import type { GuideColumn } from './column-guide.tsx'

type MappingFormProps = {
  readonly heads: readonly {
    readonly name: string
    readonly samples: readonly string[]
    readonly proposed: string | null
  }[]
  readonly columns: readonly GuideColumn[]
  /** What was said before; null when nobody has. */
  readonly mapping: {
    readonly columns: readonly (string | null)[]
    readonly decimals: string
    readonly days: string
  } | null
}

const DECIMALS = [
  { value: 'auto', label: 'As the columns show' },
  { value: 'point', label: 'With a point: 1,234.50' },
  { value: 'comma', label: 'With a comma: 1.234,50' },
]
const DAYS = [
  { value: 'auto', label: 'As the column shows' },
  { value: 'day-first', label: 'Day first: 31/12/2026' },
  { value: 'month-first', label: 'Month first: 12/31/2026' },
]

/** Which column of the file is which of ours; what is said here is remembered for the next file with the same heads. */
export function MappingForm({ heads, columns, mapping }: MappingFormProps) {
  const { props, refusal, busy } = useCheckedForm({ id: 'mapping' })
  const options = [
    { value: '', label: 'Not read' },
    ...columns.map(({ key, isNeeded }) => ({ value: key, label: isNeeded ? `${key} (needed)` : key })),
  ]
  return (
    <Form method="post" {...props}>
      <input type="hidden" name="form" value="mapping" />
      <Refusal {...refusal} />
      <DataTable label="Columns of your file">
        <TableHeads columns={['In your file', 'First values', 'Is our column']} />
        <tbody>
          {heads.map(({ name, samples, proposed }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column of a file is its position
            <tr key={at}>
              <th scope="row">{name || '–'}</th>
              <td>{samples.join(' · ') || '–'}</td>
              <td>
                <select
                  name={`columns[${at}]`}
                  aria-label={`What “${name}” is`}
                  defaultValue={(mapping ? mapping.columns[at] : proposed) ?? ''}
                >
                  {options.map(({ value, label }) => (
                    <option key={value} value={value}>
                      {label}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      <div className="filters">
        <SelectField
          label="Decimals are written"
          name="decimals"
          options={DECIMALS}
          defaultValue={mapping?.decimals ?? 'auto'}
        />
        <SelectField label="Days are written" name="days" options={DAYS} defaultValue={mapping?.days ?? 'auto'} />
      </div>
      <Button isPending={busy} tone={mapping ? 'plain' : 'primary'}>
        {busy ? 'Checking every row…' : 'Use these columns and check'}
      </Button>
    </Form>
  )
}
