import type { TenantTx } from '../../db/tenant.ts'
import type { Day } from '../kernel/calendar.ts'
import { type NamedObject, selectNamed } from './object-queries.ts'
import type { ObjectKind } from './pages.ts'

/** What an object is called, and the days it is of; null when the company has none such. */
export async function namedObject(tx: TenantTx, kind: ObjectKind, id: string): Promise<NamedObject | null> {
  return (await selectNamed(tx, kind, id)) ?? null
}

/** Whether an object lies in the days that an auditor was engaged for; what has no day lies in all. */
export function liesIn({ from, to }: NamedObject, period: { readonly from: Day; readonly to: Day }): boolean {
  return (from === null || from >= period.from) && (to === null || to <= period.to)
}
