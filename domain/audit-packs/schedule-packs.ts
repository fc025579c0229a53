import { inTenant } from '../../db/tenant.ts'
import { chosenScheme } from '../companies/chosen-scheme.ts'
import { selectCalendar } from '../companies/queries.ts'
import type { Deps } from '../deps.ts'
import { insertEvent } from '../events/queries.ts'
import { type Actor, authorizeInCompany } from '../kernel/actor.ts'
import { addDays, dayIn } from '../kernel/calendar.ts'
import { DomainError, notFound } from '../kernel/errors.ts'
import { type AuditPackId, newId, type PackScheduleId } from '../kernel/ids.ts'
import { packLabel } from '../kernel/pack-layout.ts'
import { parseInput } from '../kernel/parse.ts'
import { dueAt, endedPeriods, periodContaining, periodNames } from '../kernel/period.ts'
import { companyChooser } from '../schemes/index.ts'
import { chosenPurpose } from './chosen-purpose.ts'
import { insertPack, insertSchedule, lockSchedule, selectSchedules, updateSchedule } from './queries.ts'
import { isSameVariant } from './rules.ts'
import { packScheduleSchema } from './schema.ts'

/** From the running period on, a pack of a scheme is made whenever a period is over in the company's time zone. */
export async function schedulePacks(
  deps: Pick<Deps, 'db' | 'clock' | 'library'>,
  actor: Actor,
  input: unknown,
): Promise<PackScheduleId> {
  authorizeInCompany(actor, 'audit-pack:schedule')
  const {
    kind,
    scheme: asked,
    purpose: askedFor,
    redacted,
    volumeMegabytes,
    releaseWithinDays,
    remindDaysBefore,
    replacesByItself,
  } = parseInput(packScheduleSchema, input)
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const chosen = chosenScheme((await companyChooser(deps, tx)).library.schemes, asked)
    const what = { scheme: chosen.key, purpose: chosenPurpose(chosen, askedFor), redacted }
    const running = await selectSchedules(tx)
    if (running.some((schedule) => schedule.period_kind === kind && isSameVariant(schedule, what)))
      throw new DomainError('conflict', `Such a pack is already made for every ${periodNames[kind]}.`, {
        reason: 'scheduled',
      })
    const calendar = await selectCalendar(tx)
    const at = deps.clock.now()
    const period = periodContaining(kind, dayIn(calendar.time_zone, at), calendar.fiscal_year_start)
    const id = newId<PackScheduleId>()
    await insertSchedule(tx, {
      id,
      ...what,
      period_kind: kind,
      next_period_from: period.from,
      due_at: dueAt(period, calendar.time_zone),
      volume_megabytes: volumeMegabytes,
      release_within_days: releaseWithinDays,
      remind_days_before: remindDaysBefore,
      remind_at: at,
      replaces_by_itself: replacesByItself,
      look_again_at: at,
      created_by_name: actor.name,
      created_at: at,
    })
    const details = { ...what, kind, releaseWithinDays, remindDaysBefore, replacesByItself }
    await insertEvent(tx, actor, at, { verb: 'scheduled', objectKind: 'pack-schedule', objectId: id, details })
    return id
  })
}

/** Ends a schedule. Packs it has made stay. */
export async function stopSchedule(deps: Pick<Deps, 'db' | 'clock'>, actor: Actor, id: PackScheduleId): Promise<void> {
  authorizeInCompany(actor, 'audit-pack:schedule')
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    if (!(await lockSchedule(tx, id))) throw notFound('schedule')
    const at = deps.clock.now()
    await updateSchedule(tx, id, { stopped_at: at })
    await insertEvent(tx, actor, at, { verb: 'stopped', objectKind: 'pack-schedule', objectId: id })
  })
}

/**
 * Makes one pack for each period of a schedule that is over, also those missed while nothing ran, and moves the
 * schedule on, in one transaction: however many sweeps come by, a period gets one pack (JOB-6).
 */
export async function makeDuePacks(
  deps: Pick<Deps, 'db' | 'clock' | 'ring'>,
  actor: Actor,
  scheduleId: PackScheduleId,
): Promise<readonly AuditPackId[]> {
  authorizeInCompany(actor, 'audit-pack:request')
  const made = await inTenant(deps.db, actor.tenantId, async (tx) => {
    const schedule = await lockSchedule(tx, scheduleId)
    if (!schedule) return []
    const { time_zone: zone, fiscal_year_start: start } = await selectCalendar(tx)
    const at = deps.clock.now()
    const first = periodContaining(schedule.period_kind, schedule.next_period_from, start)
    const { ended, next } = endedPeriods(first, start, zone, at)
    const ids: AuditPackId[] = []
    const { scheme, purpose, redacted } = schedule
    for (const period of ended) {
      const label = packLabel(period.label, schedule)
      const id = await insertPack(tx, {
        id: newId<AuditPackId>(),
        ...{ scheme, purpose, redacted },
        period_kind: period.kind,
        period_from: period.from,
        period_to: period.to,
        label,
        volume_megabytes: schedule.volume_megabytes,
        schedule_id: schedule.id,
        requested_by: null,
        requested_by_name: actor.name,
        requested_at: at,
        release_due_on: addDays(period.to, schedule.release_within_days),
      })
      if (!id) continue
      const details = { scheme, purpose, redacted, label }
      await insertEvent(tx, actor, at, { verb: 'requested', objectKind: 'audit-pack', objectId: id, details })
      ids.push(id)
    }
    await updateSchedule(tx, schedule.id, { next_period_from: next.from, due_at: dueAt(next, zone), remind_at: at })
    return ids
  })
  for (const packId of made) await deps.ring('build-audit-pack', { tenantId: actor.tenantId, packId })
  return made
}
