import { DayText } from '../format.tsx'
import type { Standing } from './registration-badge.tsx'

type CheckProofProps = { readonly of: string; readonly standing: Standing }

/** When a registration was looked up, and one click away who looked, what was seen, and the evidence. */
export function CheckProof({ of, standing }: CheckProofProps) {
  const { checkedOn, checkedBy, seen, evidenceOf } = standing
  if (checkedOn === null) return 'never'
  return (
    <details>
      <summary>
        <DayText value={checkedOn} />
      </summary>
      <p className="as-typed">{seen}</p>
      <p className="hint">
        Looked up by {checkedBy}.{' '}
        {evidenceOf ? <a href={`/counterparties/${of}/registrations/${evidenceOf}/evidence`}>Evidence</a> : 'No file.'}
      </p>
    </details>
  )
}
