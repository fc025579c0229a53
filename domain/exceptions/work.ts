import { inTenant, type TenantTx } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { insertEvent } from '../events/queries.ts'
import { type Actor, authorizeInCompany } from '../kernel/actor.ts'
import { DomainError, invalidField, notFound } from '../kernel/errors.ts'
import type { ExceptionId } from '../kernel/ids.ts'
import { parseInput } from '../kernel/parse.ts'
import { insertHistory } from './judge/queries.ts'
import { type ExceptionRow, lockException, selectOwners, writeWaiver, writeWork } from './queries.ts'
import { waiveSchema, workSchema } from './schema.ts'

type WorkDeps = Pick<Deps, 'db' | 'clock'>

/** Says whose an exception is, until when it shall be mended, and what is done about it. */
export async function workOnException(deps: WorkDeps, actor: Actor, id: ExceptionId, input: unknown): Promise<void> {
  authorizeInCompany(actor, 'exception:work')
  const work = parseInput(workSchema, input)
  const at = deps.clock.now()
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    const row = await locked(tx, id)
    if (row.state === 'closed') throw closed(row)
    const owner = work.ownerId === null ? null : (await selectOwners(tx)).find(({ userId }) => userId === work.ownerId)
    if (owner === undefined) throw invalidField('ownerId', 'Choose a member of the company who may work on it.')
    await writeWork(tx, id, work, owner?.name ?? null)
    const assigned = row.ownerId !== work.ownerId || row.dueOn !== work.dueOn
    const noted = row.correctiveAction !== work.correctiveAction
    const said = { exceptionId: id, by: actor.name }
    await insertHistory(
      tx,
      [
        ...(assigned
          ? [{ ...said, what: 'assigned' as const, details: { owner: owner?.name ?? null, dueOn: work.dueOn } }]
          : []),
        ...(noted ? [{ ...said, what: 'noted' as const, details: { correctiveAction: work.correctiveAction } }] : []),
      ],
      at,
    )
  })
}

/** Lets a fault stand, for a reason that its history and the audit pack show. It holds for the facts as they are now. */
export async function waiveException(deps: WorkDeps, actor: Actor, id: ExceptionId, input: unknown): Promise<void> {
  authorizeInCompany(actor, 'exception:waive')
  const { reason } = parseInput(waiveSchema, input)
  const at = deps.clock.now()
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    const row = await locked(tx, id)
    if (row.state === 'closed') throw closed(row)
    if (row.state === 'waived')
      throw new DomainError('conflict', `It was waived already, by ${row.waivedByName}.`, { reason: 'waived_already' })
    await writeWaiver(tx, id, { at, by: actor.name, reason })
    await insertHistory(tx, [{ exceptionId: id, what: 'waived', by: actor.name, details: { reason } }], at)
    await insertEvent(tx, actor, at, {
      verb: 'waived',
      objectKind: 'exception',
      objectId: id,
      details: { rule: row.rule, subject: row.subject, reason },
    })
  })
}

/** Takes a waiver back: the fault is open again. */
export async function endWaiver(deps: WorkDeps, actor: Actor, id: ExceptionId): Promise<void> {
  authorizeInCompany(actor, 'exception:waive')
  const at = deps.clock.now()
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    const row = await locked(tx, id)
    if (row.state !== 'waived') throw new DomainError('conflict', 'It is not waived.', { reason: 'not_waived' })
    await writeWaiver(tx, id, null)
    await insertHistory(tx, [{ exceptionId: id, what: 'waiver-ended', by: actor.name, details: {} }], at)
  })
}

async function locked(tx: TenantTx, id: ExceptionId): Promise<ExceptionRow> {
  const row = await lockException(tx, id)
  if (!row) throw notFound('exception')
  return row
}

function closed({ closedAt }: ExceptionRow): DomainError {
  const since = closedAt?.toISOString().slice(0, 10) ?? ''
  return new DomainError('conflict', `It was mended and closed on ${since}; there is nothing left to do.`, {
    reason: 'closed',
  })
}
