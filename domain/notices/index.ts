import { inTenant } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { insertEvent } from '../events/queries.ts'
import { type Actor, authorizeInCompany, can } from '../kernel/actor.ts'
import { notFound } from '../kernel/errors.ts'
import type { NoticeId } from '../kernel/ids.ts'
import { noticeExists, selectNotices, updateNoticeRead } from './queries.ts'

/** What the company was told, the newest first, each with how many of its open drafts it is about. */
export async function listNotices(
  deps: Pick<Deps, 'db'>,
  actor: Actor,
  {
    onlyUnread = false,
    onlyPublished = false,
  }: { readonly onlyUnread?: boolean; readonly onlyPublished?: boolean } = {},
) {
  authorizeInCompany(actor, 'notice:read')
  const found = await inTenant(deps.db, actor.tenantId, (tx) =>
    selectNotices(tx, { onlyUnread, onlyPublished, limit: 20 }),
  )
  return { notices: found, mayMark: can(actor, 'notice:mark-read') }
}

/** Notes once that somebody of the company has read a notice; it then leaves the first page. */
export async function markNoticeRead(deps: Pick<Deps, 'db' | 'clock'>, actor: Actor, id: NoticeId): Promise<void> {
  authorizeInCompany(actor, 'notice:mark-read')
  const at = deps.clock.now()
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    if (!(await noticeExists(tx, id))) throw notFound('notice')
    if (await updateNoticeRead(tx, id, { by: actor.name, at }))
      await insertEvent(tx, actor, at, { verb: 'read', objectKind: 'notice', objectId: id })
  })
}
