import { inTenant } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { type Actor, authorizeInCompany, can, type TenantActor } from '../kernel/actor.ts'
import { DomainError, invalidField, notFound } from '../kernel/errors.ts'
import { newId, type SavedViewId, type UserId } from '../kernel/ids.ts'
import { parseInput } from '../kernel/parse.ts'
import { deleteViewRow, insertView, selectView, selectViews } from './queries.ts'
import { savedViewSchema, type ViewList } from './schema.ts'

const MOST = 50

/** The views of a list that this person has kept, and those of the company, each with whether he may throw it away. */
export async function listViews(deps: Pick<Deps, 'db'>, actor: Actor, list: ViewList) {
  authorizeInCompany(actor, 'view:read')
  const person = personOf(actor)
  const found = await inTenant(deps.db, actor.tenantId, (tx) => selectViews(tx, person, list))
  return found.map(({ ownerId, ...view }) => ({
    ...view,
    isShared: ownerId === null,
    mayDelete: can(actor, ownerId === null ? 'view:share' : 'view:keep'),
  }))
}

/** Keeps the filters of a list under a name: for this person, or for everybody in the company. */
export async function saveView(
  deps: Pick<Deps, 'db' | 'clock'>,
  actor: Actor,
  { list, input }: { readonly list: ViewList; readonly input: unknown },
): Promise<SavedViewId> {
  authorizeInCompany(actor, 'view:keep')
  const { name, query, shared } = parseInput(savedViewSchema, input)
  if (shared) authorizeInCompany(actor, 'view:share')
  const person = personOf(actor)
  const id = newId<SavedViewId>()
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    if ((await selectViews(tx, person, list)).length >= MOST)
      throw new DomainError('conflict', `A list has at most ${MOST} views. Throw one away first.`, {
        reason: 'too_many',
      })
    const view = { id, list, name, query, ownerId: shared ? null : person, by: actor.name, at: deps.clock.now() }
    if (!(await insertView(tx, view))) throw invalidField('name', `There is a view “${name}” already.`, 'duplicate')
  })
  return id
}

/** Throws a view away: one's own, or the company's for whoever may keep those. */
export async function deleteView(deps: Pick<Deps, 'db'>, actor: Actor, id: SavedViewId): Promise<void> {
  authorizeInCompany(actor, 'view:keep')
  const person = personOf(actor)
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    const view = await selectView(tx, person, id)
    if (!view) throw notFound('view')
    if (view.ownerId === null) authorizeInCompany(actor, 'view:share')
    await deleteViewRow(tx, id)
  })
}

function personOf(actor: TenantActor): UserId {
  if (actor.userId === null) throw new DomainError('forbidden', 'Only people keep views.')
  return actor.userId
}
