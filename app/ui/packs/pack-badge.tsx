import { Badge, type Meaning } from '../badge.tsx'

export type PackStatus = 'queued' | 'building' | 'ready' | 'failed'

const LOOKS: Readonly<Record<PackStatus, readonly [Meaning, string]>> = {
  queued: ['needs-you', 'queued'],
  building: ['needs-you', 'being built'],
  ready: ['in-order', 'ready'],
  failed: ['wrong', 'failed'],
}

type PackBadgeProps = { readonly status: PackStatus; readonly releasedAt?: Date | null; readonly isReplaced?: boolean }

/** How far a pack is; of a built one, where it is given, whether it was released and whether another replaces it. */
export function PackBadge({ status, releasedAt, isReplaced = false }: PackBadgeProps) {
  const [meaning, word] = LOOKS[status]
  if (status === 'ready' && releasedAt === null) return <Badge meaning="needs-you">not released</Badge>
  if (isReplaced) return <Badge meaning="could-not-verify">superseded</Badge>
  if (status === 'ready' && releasedAt) return <Badge meaning="in-order">released</Badge>
  return <Badge meaning={meaning}>{word}</Badge>
}
