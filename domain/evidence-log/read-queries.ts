import { type Expression, type SqlBool, sql } from 'kysely'
import { containing } from '../../db/like.ts'
import type { TenantTx } from '../../db/tenant.ts'
import type { Day } from '../kernel/calendar.ts'
import type { EngagementId } from '../kernel/ids.ts'
import type { LogQuery } from './schema.ts'

type Asked = Omit<LogQuery, 'before'> & {
  readonly timeZone: string
  /** The days that an auditor was engaged for, and his engagement: another one's findings are not his to read. */
  readonly within: { readonly id: EngagementId; readonly from: Day; readonly to: Day } | null
}

/** Entries as they are shown: the newest first before a number, or the oldest first from one on. */
export function selectShown(
  tx: TenantTx,
  asked: Asked,
  place: { readonly before: bigint | null; readonly limit: number } | { readonly from: bigint; readonly limit: number },
) {
  const day = sql<Day>`(happened_at at time zone ${asked.timeZone})::date`
  const filters: Expression<SqlBool>[] = []
  for (const { from, to } of [asked, ...(asked.within ? [asked.within] : [])]) {
    if (from) filters.push(sql<boolean>`${day} >= ${from}`)
    if (to) filters.push(sql<boolean>`${day} <= ${to}`)
  }
  if (asked.within)
    filters.push(sql<boolean>`(object_kind <> 'finding' or exists (select from audit_finding f
      where f.id::text = object_id and f.engagement_id = ${asked.within.id}::uuid))`)
  if (asked.search) {
    const like = containing(asked.search)
    filters.push(
      sql<boolean>`(actor_name ilike ${like} or object_id = ${asked.search} or details ->> 'number' ilike ${like})`,
    )
  }
  let query = tx
    .selectFrom('event')
    .select(['seq', 'happened_at as at', 'actor_kind as actorKind', 'actor_name as actorName', 'verb'])
    .select(['object_kind as objectKind', 'object_id as objectId', 'details', 'record'])
    .limit(place.limit)
  for (const filter of filters) query = query.where(filter)
  if (asked.kind) query = query.where('object_kind', '=', asked.kind)
  if ('from' in place) return query.where('seq', '>=', place.from).orderBy('seq').execute()
  if (place.before !== null) query = query.where('seq', '<', place.before)
  return query.orderBy('seq', 'desc').execute()
}
