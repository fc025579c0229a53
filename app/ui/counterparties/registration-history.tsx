import type { RegistrationStanding } from '../../../domain/counterparties/rules.ts'
import { DayText } from '../format.tsx'
import type { SchemeWords } from '../scheme-words.ts'
import { DataTable, TableHeads } from '../table.tsx'
import { RegistrationBadge, type Standing } from './registration-badge.tsx'

const SENTENCES: Readonly<Record<RegistrationStanding, string>> = {
  valid: 'It was looked up within the last twelve months, and holds today.',
  expired: 'It is over. Look it up again and record what you find.',
  'not-yet': 'It has not begun yet.',
  'not-verified': 'Nobody has found a registration that holds today. Look it up and record what you find.',
  'checked-long-ago': 'It was last looked up more than twelve months ago. Look it up again.',
}
const ENDS_SOON = 'It ends within 60 days. Look for its renewal and record it.'

export type Check = {
  readonly id: string
  readonly scheme: string
  readonly number: string | null
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly checkedOn: string | null
  readonly checkedBy: string
  readonly seen: string
  /** Where the evidence can be fetched; null when none was kept. */
  readonly evidence: string | null
}
type RegistrationHistoryProps = {
  readonly scheme: SchemeWords
  readonly standing: Standing
  readonly checks: readonly Check[]
}

/** How a counterparty stands with one scheme today, and everything that was ever seen of it. */
export function RegistrationHistory({ scheme, standing, checks }: RegistrationHistoryProps) {
  const { name, numberName } = scheme.registration
  const id = `registration-${scheme.key}`
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="section-head">
        {name}
      </h2>
      <p className="standing">
        <RegistrationBadge {...standing} /> <span>{standing.endsSoon ? ENDS_SOON : SENTENCES[standing.standing]}</span>
      </p>
      {checks.length === 0 ? (
        <p className="hint">Nothing has been looked up yet.</p>
      ) : (
        <DataTable label={`${name}: every look, the newest first`}>
          <TableHeads
            columns={['Checked on', 'By', numberName, 'Valid from', 'Valid to', 'What was seen', 'Evidence']}
          />
          <tbody>
            {checks.map((check) => (
              <tr key={check.id}>
                <th scope="row">{check.checkedOn ? <DayText value={check.checkedOn} /> : 'only told'}</th>
                <td>{check.checkedBy}</td>
                <td className="mono">{check.number ?? 'none found'}</td>
                <td>{check.validFrom ? <DayText value={check.validFrom} /> : '–'}</td>
                <td>{check.validTo ? <DayText value={check.validTo} /> : '–'}</td>
                <td className="as-typed seen">{check.seen}</td>
                <td>{check.evidence ? <a href={check.evidence}>open</a> : 'none'}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
    </section>
  )
}
