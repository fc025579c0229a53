import type { TenantTx } from '../../db/tenant.ts'
import type { SavedViewId, UserId } from '../kernel/ids.ts'
import type { ViewList } from './schema.ts'

type NewView = {
  readonly id: SavedViewId
  readonly list: ViewList
  readonly name: string
  readonly query: string
  readonly ownerId: UserId | null
  readonly by: string
  readonly at: Date
}

/** Keeps a view. False when there is one of this name already. */
export async function insertView(tx: TenantTx, view: NewView): Promise<boolean> {
  const { id, list, name, query, ownerId, by, at } = view
  const result = await tx
    .insertInto('saved_view')
    .values({ id, list, name, query, owner_id: ownerId, created_by_name: by, created_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

const views = (tx: TenantTx, userId: UserId) =>
  tx
    .selectFrom('saved_view')
    .select(['id', 'list', 'name', 'query', 'owner_id as ownerId', 'created_by_name as createdBy'])
    .where((eb) => eb.or([eb('owner_id', 'is', null), eb('owner_id', '=', userId)]))

/** This person's views of a list and the company's, by name. */
export function selectViews(tx: TenantTx, userId: UserId, list: ViewList) {
  return views(tx, userId).where('list', '=', list).orderBy('name').orderBy('id').limit(200).execute()
}

/** One view that this person can see. */
export function selectView(tx: TenantTx, userId: UserId, id: SavedViewId) {
  return views(tx, userId).where('id', '=', id).executeTakeFirst()
}

/** Throws a view away. */
export async function deleteViewRow(tx: TenantTx, id: SavedViewId): Promise<void> {
  await tx.deleteFrom('saved_view').where('id', '=', id).execute()
}
