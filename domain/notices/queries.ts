import { sql } from 'kysely'
import type { TenantTx } from '../../db/tenant.ts'
import { selectAnswerable } from '../companies/queries.ts'
import type { Day } from '../kernel/calendar.ts'
import type { NoticeId, PackScheduleId } from '../kernel/ids.ts'

/** The company's notices, the newest first, each with how many open drafts are of the days and goods it speaks of. */
export function selectNotices(
  tx: TenantTx,
  { onlyUnread, onlyPublished, limit }: { onlyUnread: boolean; onlyPublished: boolean; limit: number },
) {
  let query = tx
    .selectFrom('notice as n')
    .select(['n.id', 'n.kind', 'n.title', 'n.body', 'n.effective_on as effectiveOn', 'n.created_at as createdAt'])
    .select(['n.read_at as readAt', 'n.read_by_name as readBy'])
    .select(
      sql<number>`(select count(*)::int from trade_document_draft d where d.document_date >= n.effective_on
        and d.document_type = any(n.document_types) and d.goods_classes && n.goods_classes)`.as('drafts'),
    )
    .orderBy('n.created_at', 'desc')
    .orderBy('n.id', 'desc')
    .limit(limit)
  if (onlyUnread) query = query.where('n.read_at', 'is', null)
  if (onlyPublished) query = query.where('n.kind', '=', 'publication')
  return query.execute()
}

/** Writes a reminder; false when this one was written already. Its mail is asked for with it. */
export async function insertReminder(
  tx: TenantTx,
  reminder: {
    readonly id: NoticeId
    readonly kind: 'period-ends' | 'release-due'
    readonly scheduleId: PackScheduleId
    readonly from: Day
    readonly on: Day
    readonly title: string
    readonly body: string
    readonly at: Date
  },
): Promise<boolean> {
  const { id, kind, scheduleId, from, on, title, body, at } = reminder
  const row = await tx
    .insertInto('notice')
    .values({
      ...{ id, kind, schedule_id: scheduleId, period_from: from, title, body, effective_on: on, created_at: at },
      ...{ document_types: [], goods_classes: [] },
    })
    .onConflict((on) => on.columns(['tenant_id', 'kind', 'schedule_id', 'period_from']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Notes that a notice was read, the first time; false when there is none that was not. */
export async function updateNoticeRead(
  tx: TenantTx,
  id: NoticeId,
  read: { readonly by: string; readonly at: Date },
): Promise<boolean> {
  const result = await tx
    .updateTable('notice')
    .set({ read_at: read.at, read_by_name: read.by })
    .where('id', '=', id)
    .where('read_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Whether there is such a notice. */
export async function noticeExists(tx: TenantTx, id: NoticeId): Promise<boolean> {
  return (await tx.selectFrom('notice').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}

/** A notice as its mail needs it, with those who get it; undefined when there is no such notice. */
export async function selectNoticeMail(tx: TenantTx, id: NoticeId) {
  const notice = await tx
    .selectFrom('notice')
    .select(['kind', 'title', 'body', 'mail_state as mailState'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!notice) return undefined
  return { ...notice, ...(await selectAnswerable(tx)) }
}

/** Notes that the mail has gone out. */
export async function updateNoticeMailed(tx: TenantTx, id: NoticeId): Promise<void> {
  await tx.updateTable('notice').set({ mail_state: 'sent' }).where('id', '=', id).execute()
}
