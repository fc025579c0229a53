import type { BulkStatus } from '../../../domain/bulk-jobs/rules.ts'
import { Badge } from '../badge.tsx'
import { statusLooks } from './words.ts'

/** How a job stands. */
export function JobBadge({ status }: { readonly status: BulkStatus }) {
  const [meaning, word] = statusLooks[status]
  return <Badge meaning={meaning}>{word}</Badge>
}
