import { inTenant } from '../../db/tenant.ts'
import { listPacks } from '../audit-packs/read-packs.ts'
import { todayAt } from '../companies/today.ts'
import type { Deps } from '../deps.ts'
import { type Actor, authorizeInCompany } from '../kernel/actor.ts'
import { addDays, addMonths, day } from '../kernel/calendar.ts'
import { selectAttention, selectMonths } from './queries.ts'

/** Editions of a received warranty that cover a purchase. */
const ACCEPTED = ['SOW-2021', 'SOW-2002']
const MONTHS = 13
const WARN_DAYS = 60

/**
 * What the first page shows. People of the company get the last 13 months of warranties out and in and what needs
 * attention; an auditor gets the engagement and the packs inside it.
 */
export async function todayOf(deps: Pick<Deps, 'db' | 'clock'>, actor: Actor) {
  authorizeInCompany(actor, 'dashboard:read')
  if (actor.role === 'auditor')
    return { kind: 'auditor' as const, engagement: actor.engagement ?? null, packs: await listPacks(deps, actor) }
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const today = await todayAt(tx, deps.clock)
    const from = addMonths(day(`${today.slice(0, 7)}-01`), 1 - MONTHS)
    const rows = await selectMonths(tx, from, today, ACCEPTED)
    const found = await selectAttention(tx, addMonths(today, -12))
    const ends = found.registration_ends
    return {
      kind: 'company' as const,
      today,
      months: rows.map((row) => ({
        month: row.month,
        issued: { count: row.issued_count, carats: row.issued_carats },
        received: { count: row.received_count, carats: row.received_carats },
        /** Share of the carats received that came under an accepted edition; null when none were received. */
        coverage: Number(row.received_carats) === 0 ? null : Number(row.covered_carats) / Number(row.received_carats),
      })),
      attention: {
        /** The last day of the registration when it is over within 60 days or already; 'missing' when there is none. */
        registrationEnds: ends === null ? ('missing' as const) : ends < addDays(today, WARN_DAYS) ? ends : null,
        drafts: found.drafts,
        failedDocuments: found.failed_documents,
        uncheckedSuppliers: found.unchecked_suppliers,
        failedPacks: found.failed_packs,
      },
    }
  })
}
