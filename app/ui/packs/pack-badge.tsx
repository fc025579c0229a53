import { Badge, type Meaning } from '../badge.tsx'

export type PackStatus = 'queued' | 'building' | 'ready' | 'failed'

const LOOKS: Readonly<Record<PackStatus, readonly [Meaning, string]>> = {
  queued: ['needs-you', 'queued'],
  building: ['needs-you', 'being built'],
  ready: ['in-order', 'ready'],
  failed: ['wrong', 'failed'],
}

/** How far a pack is. */
export function PackBadge({ status }: { readonly status: PackStatus }) {
  const [meaning, word] = LOOKS[status]
  return <Badge meaning={meaning}>{word}</Badge>
}
