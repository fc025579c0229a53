import { inTenant, type TenantTx } from '../../db/tenant.ts'
import { chosenScheme } from '../companies/chosen-scheme.ts'
import { selectCalendar } from '../companies/queries.ts'
import type { Deps } from '../deps.ts'
import { insertEvent, tellProgress } from '../events/queries.ts'
import { type Actor, authorizeInCompany } from '../kernel/actor.ts'
import { addDays, type Day, dayIn } from '../kernel/calendar.ts'
import { invalidField } from '../kernel/errors.ts'
import { type AuditPackId, newId } from '../kernel/ids.ts'
import { packLabel } from '../kernel/pack-layout.ts'
import { parseInput } from '../kernel/parse.ts'
import { type Period, periodContaining } from '../kernel/period.ts'
import { companyChooser } from '../schemes/index.ts'
import { chosenPurpose } from './chosen-purpose.ts'
import { insertPack, selectSchedules } from './queries.ts'
import { isSameVariant, type PackVariant } from './rules.ts'
import { packRequestSchema } from './schema.ts'

/**
 * Asks for the pack of a scheme and of the period that holds a day. A running period gives a pack up to today whose label says
 * "to-date"; a period that has not begun is refused.
 */
export async function requestPack(
  deps: Pick<Deps, 'db' | 'clock' | 'ring' | 'library'>,
  actor: Actor,
  input: unknown,
): Promise<AuditPackId> {
  authorizeInCompany(actor, 'audit-pack:request')
  const {
    kind,
    containing,
    scheme: asked,
    purpose: askedFor,
    redacted,
    volumeMegabytes,
  } = parseInput(packRequestSchema, input)
  const id = newId<AuditPackId>()
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    const chosen = chosenScheme((await companyChooser(deps, tx)).library.schemes, asked)
    const scheme = chosen.key
    const what = { scheme, purpose: chosenPurpose(chosen, askedFor), redacted }
    const calendar = await selectCalendar(tx)
    const now = deps.clock.now()
    const today = dayIn(calendar.time_zone, now)
    const period = periodContaining(kind, containing, calendar.fiscal_year_start)
    if (period.from > today)
      throw invalidField('containing', `That period begins on ${period.from}. Choose one that has begun.`, 'not_begun')
    const running = period.to >= today
    const label = packLabel(running ? `${period.label}-to-date` : period.label, what)
    await insertPack(tx, {
      id,
      ...what,
      period_kind: period.kind,
      period_from: period.from,
      period_to: running ? today : period.to,
      label,
      volume_megabytes: volumeMegabytes,
      schedule_id: null,
      requested_by: actor.userId,
      requested_by_name: actor.name,
      requested_at: now,
      release_due_on: running ? null : await promisedDay(tx, what, period),
    })
    const details = { ...what, label, volumeMegabytes }
    await insertEvent(tx, actor, now, { verb: 'requested', objectKind: 'audit-pack', objectId: id, details })
    await tellProgress(tx, { tenantId: actor.tenantId, kind: 'audit-pack', id })
  })
  await deps.ring('build-audit-pack', { tenantId: actor.tenantId, packId: id })
  return id
}

/** The last day for the release that a running schedule of these periods promises; a pack beside all schedules has none. */
async function promisedDay(tx: TenantTx, what: PackVariant, { kind, to }: Period): Promise<Day | null> {
  const schedules = await selectSchedules(tx)
  const own = schedules.find((schedule) => isSameVariant(schedule, what) && schedule.period_kind === kind)
  return own ? addDays(to, own.release_within_days) : null
}
