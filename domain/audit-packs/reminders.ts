import { inTenant } from '../../db/tenant.ts'
import { selectCalendar } from '../companies/queries.ts'
import type { Deps } from '../deps.ts'
import { insertEvent } from '../events/queries.ts'
import { type Actor, authorizeInCompany } from '../kernel/actor.ts'
import { addDays } from '../kernel/calendar.ts'
import { type NoticeId, newId, type PackScheduleId } from '../kernel/ids.ts'
import { packLabel } from '../kernel/pack-layout.ts'
import { periodContaining, startOf } from '../kernel/period.ts'
import { insertReminder } from '../notices/queries.ts'
import { lockSchedule, selectUnreleased, updateSchedule } from './queries.ts'
import { type Reminder, reminderText } from './reminder-text.ts'

/**
 * Reminds a company of what a schedule waits for: the end of the running period, and the release of packs that are not
 * released. Each is said once however many sweeps come by; what was missed while nothing ran is said if it still matters.
 */
export async function remindOfPacks(
  deps: Pick<Deps, 'db' | 'clock' | 'ring' | 'library'>,
  actor: Actor,
  scheduleId: PackScheduleId,
): Promise<readonly NoticeId[]> {
  authorizeInCompany(actor, 'audit-pack:request')
  const { library } = await deps.library.current()
  const told = await inTenant(deps.db, actor.tenantId, async (tx) => {
    const schedule = await lockSchedule(tx, scheduleId)
    if (!schedule) return []
    const now = deps.clock.now()
    const { time_zone: zone, fiscal_year_start: start } = await selectCalendar(tx)
    const period = periodContaining(schedule.period_kind, schedule.next_period_from, start)
    const dueOn = addDays(period.to, schedule.release_within_days)
    const unreleased = await selectUnreleased(tx, scheduleId)
    const all: readonly Reminder[] = [
      { kind: 'period-ends', label: packLabel(period.label, schedule), from: period.from, on: period.to, dueOn },
      ...unreleased.map(({ label, from, dueOn }) => ({ kind: 'release-due' as const, label, from, on: dueOn, dueOn })),
    ]
    const at = ({ on }: Reminder) => startOf(addDays(on, -schedule.remind_days_before), zone)
    const scheme = library.schemes.find(({ key }) => key === schedule.scheme)?.name ?? schedule.scheme
    const ids: NoticeId[] = []
    for (const reminder of all.filter((each) => at(each) <= now)) {
      const { kind, from, on, label } = reminder
      const notice = { id: newId<NoticeId>(), kind, scheduleId, from, on, at: now, ...reminderText(reminder, scheme) }
      if (!(await insertReminder(tx, notice))) continue
      const details = { label, about: kind }
      await insertEvent(tx, actor, now, {
        verb: 'reminded',
        objectKind: 'pack-schedule',
        objectId: scheduleId,
        details,
      })
      ids.push(notice.id)
    }
    const later = all.map(at).filter((each) => each > now)
    const next = later.length === 0 ? null : new Date(Math.min(...later.map((each) => each.getTime())))
    await updateSchedule(tx, scheduleId, { remind_at: next })
    return ids
  })
  for (const noticeId of told) await deps.ring('send-notice', { tenantId: actor.tenantId, noticeId }, 'bulk')
  return told
}
