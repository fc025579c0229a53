import { Form } from '@remix-run/react'
import { registrationSchema } from '../../../domain/companies/rules.ts'
import type { Day } from '../../../domain/kernel/calendar.ts'
import { Refusal } from '../alert.tsx'
import { Button } from '../button.tsx'
import { Empty } from '../empty.tsx'
import { withFile } from '../file-field.tsx'
import { useCheckedForm } from '../form.tsx'
import { DayText } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'
import { RegistrationFields } from './registration-fields.tsx'
import { Validity } from './validity.tsx'

export type Registration = {
  readonly number: string
  readonly validFrom: string
  readonly validTo: string
  readonly recordedBy?: string
  /** Where the evidence can be fetched; absent for whoever may not. */
  readonly evidence?: string | null
}
type RegistrationsProps = { readonly rows: readonly Registration[]; readonly today: Day; readonly empty: string }

/** SoW registrations, the newest first, each with how it stands today. */
export function Registrations({ rows, today, empty }: RegistrationsProps) {
  if (rows.length === 0) return <Empty what={empty} />
  // An earlier registration that ended is history once another one holds.
  const holds = rows.some((row) => row.validFrom <= today && today <= row.validTo)
  const isFull = rows.some((row) => row.recordedBy !== undefined)
  return (
    <DataTable label="Registrations, the newest first">
      <TableHeads
        columns={['Number', 'First day', 'Last day', 'Today', ...(isFull ? ['Recorded by', 'Evidence'] : [])]}
      />
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.number} ${row.validFrom} ${row.validTo} ${row.evidence}`}>
            <th scope="row" className="mono">
              {row.number}
            </th>
            <td>
              <DayText value={row.validFrom} />
            </td>
            <td>
              <DayText value={row.validTo} />
            </td>
            <td>{holds && row.validTo < today ? 'ended' : <Validity {...row} today={today} />}</td>
            {isFull ? <td>{row.recordedBy}</td> : null}
            {isFull ? <td>{row.evidence ? <a href={row.evidence}>Download</a> : 'none'}</td> : null}
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}

const FORM = withFile(registrationSchema, 'evidence')

/** Records a further registration; earlier ones stay. */
export function RecordRegistration() {
  const { field, props, refusal, busy } = useCheckedForm({ id: 'registration', schema: FORM })
  return (
    <details className="disclosure" open={refusal !== null || undefined}>
      <summary>Record a registration</summary>
      <Form method="post" encType="multipart/form-data" {...props}>
        <input type="hidden" name="form" value="registration" />
        <Refusal {...refusal} />
        <RegistrationFields
          field={field}
          names={{ number: 'number', from: 'validFrom', to: 'validTo' }}
          required
          wasRefused={refusal !== null}
        />
        <Button tone="plain" isPending={busy}>
          Record
        </Button>
      </Form>
    </details>
  )
}
