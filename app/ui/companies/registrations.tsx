import type { Day } from '../../../domain/kernel/calendar.ts'
import { Empty } from '../empty.tsx'
import { DayText } from '../format.tsx'
import type { SchemeWords } from '../scheme-words.ts'
import { DataTable, TableHeads } from '../table.tsx'
import { Validity } from './validity.tsx'

export type Registration = {
  readonly scheme: string
  readonly number: string
  readonly validFrom: string
  readonly validTo: string
  readonly recordedBy?: string
  /** Where the evidence can be fetched; absent for whoever may not. */
  readonly evidence?: string | null
}
type RegistrationsProps = {
  readonly schemes: readonly SchemeWords[]
  readonly rows: readonly Registration[]
  readonly today: Day
  /** What it means that there is none, and what to do. */
  readonly empty: string
}

/** A company's registrations, a section for each scheme that it trades under. */
export function Registrations({ schemes, rows, today, empty }: RegistrationsProps) {
  return schemes.map((scheme) => {
    const { name, site, renewedEveryMonths: months } = scheme.registration
    const id = `registration-${scheme.key}`
    const own = rows.filter((row) => row.scheme === scheme.key)
    return (
      <section key={scheme.key} aria-labelledby={id}>
        <h2 id={id}>{name}</h2>
        <p className="hint">
          Of {scheme.name}; renewed every {months === 12 ? 'year' : `${months} months`} at {site}.
        </p>
        {own.length === 0 ? (
          <Empty what={`No ${name} is recorded. ${empty}`} />
        ) : (
          <RegistrationTable scheme={scheme} rows={own} today={today} />
        )}
      </section>
    )
  })
}

type TableProps = { readonly scheme: SchemeWords; readonly rows: readonly Registration[]; readonly today: Day }

/** The newest first, each with how it stands today. */
function RegistrationTable({ scheme: { registration }, rows, today }: TableProps) {
  // An earlier registration that ended is history once another one holds.
  const holds = rows.some((row) => row.validFrom <= today && today <= row.validTo)
  const isFull = rows.some((row) => row.recordedBy !== undefined)
  return (
    <DataTable label={`${registration.name}, the newest first`}>
      <TableHeads
        columns={[
          ...[registration.numberName, 'First day', 'Last day', 'Today'],
          ...(isFull ? ['Recorded by', 'Evidence'] : []),
        ]}
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
