import type { TenantTx } from '../../db/tenant.ts'
import { type Day, dayIn } from '../kernel/calendar.ts'
import type { Clock } from '../kernel/clock.ts'
import { selectCalendar } from './queries.ts'

/** The day it is at the company, in its own time zone. */
export async function todayAt(tx: TenantTx, clock: Clock): Promise<Day> {
  return dayIn((await selectCalendar(tx)).time_zone, clock.now())
}
