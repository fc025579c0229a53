import { inTenant, type TenantTx } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { insertEvent } from '../events/queries.ts'
import { type Actor, authorizeInCompany } from '../kernel/actor.ts'
import { DomainError, notFound } from '../kernel/errors.ts'
import { type DeletionId, newId } from '../kernel/ids.ts'
import { parseInput } from '../kernel/parse.ts'
import {
  type Expired,
  insertDeletion,
  lockDeletion,
  selectDeletion,
  selectDeletions,
  selectExpired,
  selectReferred,
  updateDecision,
} from './deletion-queries.ts'
import { dutiesOf } from './duties.ts'
import { selectGroups } from './queries.ts'
import { type Duty, keptUntil } from './rules.ts'
import { decisionSchema } from './schema.ts'

const [LOOKED_AT, PROPOSED] = [5_000, 1_000]

type ReadDeps = Pick<Deps, 'db' | 'library' | 'clock'>

/** Proposes to delete what may go, the oldest first and at most a thousand. Nothing goes before another person approves it. */
export async function proposeDeletion(deps: ReadDeps, actor: Actor): Promise<DeletionId> {
  authorizeInCompany(actor, 'retention:propose')
  const { userId } = actor
  if (userId === null) throw new DomainError('forbidden', 'A person proposes a deletion.')
  const id = newId<DeletionId>()
  const at = deps.clock.now()
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    const records = await mayGo(tx, deps)
    if (records.length === 0)
      throw new DomainError(
        'conflict',
        'Nothing may go now: no record’s rules are over, or a hold, an open period or another record keeps it.',
        { reason: 'nothing' },
      )
    await insertDeletion(tx, id, records, { userId, name: actor.name, at })
    const details = { records: records.length }
    await insertEvent(tx, actor, at, { verb: 'proposed', objectKind: 'deletion', objectId: id, details })
  })
  return id
}

/** Approves or refuses a deletion that another person proposed. The worker carries out what was approved. */
export async function decideDeletion(
  deps: Pick<Deps, 'db' | 'clock'>,
  actor: Actor,
  id: DeletionId,
  input: unknown,
): Promise<void> {
  authorizeInCompany(actor, 'retention:approve')
  const { decision, note } = parseInput(decisionSchema, input)
  const at = deps.clock.now()
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    const deletion = await lockDeletion(tx, id)
    if (!deletion) throw notFound('deletion')
    if (deletion.status !== 'proposed')
      throw new DomainError('conflict', 'It was decided already.', { reason: 'decided' })
    if (actor.userId === null || deletion.proposedBy === actor.userId)
      throw new DomainError('forbidden', 'Somebody else than who proposed it decides.', { reason: 'same_person' })
    const status = decision === 'approve' ? ('approved' as const) : ('refused' as const)
    await updateDecision(tx, id, { status, userId: actor.userId, name: actor.name, at, note })
    const details = { records: deletion.items, note }
    await insertEvent(tx, actor, at, { verb: status, objectKind: 'deletion', objectId: id, details })
  })
}

/** Every deletion that was proposed. */
export async function listDeletions(deps: Pick<Deps, 'db'>, actor: Actor) {
  authorizeInCompany(actor, 'retention:read')
  const rows = await inTenant(deps.db, actor.tenantId, selectDeletions)
  return rows.map(({ proposedBy, ...row }) => ({ ...row, isOwn: proposedBy === actor.userId }))
}

/** One deletion with its records. */
export async function readDeletion(deps: Pick<Deps, 'db'>, actor: Actor, id: DeletionId) {
  authorizeInCompany(actor, 'retention:read')
  const found = await inTenant(deps.db, actor.tenantId, (tx) => selectDeletion(tx, id))
  if (!found) throw notFound('deletion')
  const { proposedBy, ...deletion } = found
  return { ...deletion, isOwn: proposedBy === actor.userId }
}

/** What may go now: its rules are over, and neither a hold nor an open period nor a record that stays keeps it. */
async function mayGo(tx: TenantTx, deps: Pick<Deps, 'library' | 'clock'>): Promise<readonly Expired[]> {
  const { duties, keeper, today } = await dutiesOf(tx, deps)
  const over = (await selectGroups(tx, null)).flatMap((facts) => {
    const found = keptUntil(duties, keeper, facts)
    return found.known && found.until < today ? [{ ...facts, until: found.until, rule: ruleText(found.by) }] : []
  })
  const found = over.length === 0 ? [] : await selectExpired(tx, over, LOOKED_AT)
  return unreferred(tx, (await unreferred(tx, found)).slice(0, PROPOSED))
}

/** Leaves out what something that stays refers to, until nothing of that is left. */
async function unreferred(tx: TenantTx, records: readonly Expired[]): Promise<readonly Expired[]> {
  let left = records
  while (left.length > 0) {
    const referred = new Set((await selectReferred(tx, left)).map(({ kind, id }) => `${kind}/${id}`))
    if (referred.size === 0) break
    left = left.filter(({ kind, id }) => !referred.has(`${kind}/${id}`))
  }
  return left
}

/** The rule by which a record was kept longest, as its deletion names it. */
export function ruleText({ record, years, ownYears }: Duty): string {
  return ownYears === null ? `${record}, ${years} years` : `${record}, ${ownYears} years by the company’s own wish`
}
