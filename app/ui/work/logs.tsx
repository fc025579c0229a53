import { Notice } from '../alert.tsx'
import { Badge } from '../badge.tsx'
import { Instant } from '../format.tsx'

type Fork = { readonly tenantId: string; readonly at: Date | null; readonly found: string | null }
type WitnessState = {
  readonly kind: string
  readonly heardAt: Date | null
  readonly failedAt: Date | null
  readonly failure: string | null
}
type LogsProps = { readonly forks: readonly Fork[]; readonly witnesses: readonly WitnessState[] }

const KINDS: Readonly<Record<string, string>> = {
  file: 'Files beside the database',
  http: 'Another host',
  mail: 'Mail to the association and auditors',
}

/** Whether every log is signed, and how the copies of what was signed fare. */
export function Logs({ forks, witnesses }: LogsProps) {
  return (
    <section aria-labelledby="logs">
      <h2 id="logs">Evidence logs</h2>
      {forks.map(({ tenantId, at, found }) => (
        <Notice key={tenantId} meaning="wrong">
          <p>
            The log of company {tenantId} is not signed since {at ? <Instant value={at} /> : 'a while'}: {found} Find
            out what happened, then record it with <code>briefke log:fork {tenantId}</code>.
          </p>
        </Notice>
      ))}
      {witnesses.length === 0 ? <p className="hint">No copy of a signed head was written yet.</p> : null}
      <ul>
        {witnesses.map(({ kind, heardAt, failedAt, failure }) => (
          <li key={kind}>
            {KINDS[kind] ?? kind}:{' '}
            {failure === null ? (
              <Badge meaning="in-order">written</Badge>
            ) : (
              <Badge meaning="wrong">{`failed: ${failure}`}</Badge>
            )}{' '}
            {failure === null ? heardAt && <Instant value={heardAt} /> : failedAt && <Instant value={failedAt} />}
          </li>
        ))}
      </ul>
    </section>
  )
}
