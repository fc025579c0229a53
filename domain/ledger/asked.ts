import type { TenantTx } from '../../db/tenant.ts'
import { selectCalendar } from '../companies/queries.ts'
import type { Deps } from '../deps.ts'
import type { TenantActor } from '../kernel/actor.ts'
import { type Day, dayIn } from '../kernel/calendar.ts'
import { DomainError } from '../kernel/errors.ts'
import { type Period, periodContaining } from '../kernel/period.ts'
import { engagementPeriod } from '../trade-documents/read-document.ts'

/** The period that was asked for, in the company's fiscal year; the running one when no day was named. */
export async function periodAsked(
  tx: TenantTx,
  deps: Pick<Deps, 'clock'>,
  { kind, containing }: { readonly kind: Period['kind']; readonly containing: Day | null },
) {
  const calendar = await selectCalendar(tx)
  const today = dayIn(calendar.time_zone, deps.clock.now())
  return { today, period: periodContaining(kind, containing ?? today, calendar.fiscal_year_start) }
}

/** Throws for an auditor whose engagement does not hold the whole period. */
export function refuseOutside(actor: TenantActor, period: Period): void {
  const within = engagementPeriod(actor)
  if (within === null) return
  const { from, to } = within
  if (period.from < from || period.to > to)
    throw new DomainError('forbidden', `Your engagement is for ${from} to ${to}. Choose a period inside it.`)
}
