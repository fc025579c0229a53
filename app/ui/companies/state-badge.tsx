import type { CompanyState } from '../../../domain/kernel/actor.ts'
import { Badge, type Meaning } from '../badge.tsx'

const MEANINGS: Record<CompanyState, Meaning> = {
  applied: 'needs-you',
  verified: 'needs-you',
  active: 'in-order',
  suspended: 'wrong',
  expelled: 'wrong',
}

/** A company's state: applied and verified wait for the association's next step. */
export function StateBadge({ state }: { readonly state: CompanyState }) {
  return <Badge meaning={MEANINGS[state]}>{state}</Badge>
}
