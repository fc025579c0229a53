import { inTenant } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { insertEvent, tellProgress } from '../events/queries.ts'
import { type Actor, authorizeInCompany, can } from '../kernel/actor.ts'
import { readCursor, writeCursor } from '../kernel/cursor.ts'
import { DomainError, notFound } from '../kernel/errors.ts'
import { type BulkJobId, newId } from '../kernel/ids.ts'
import { parseInput } from '../kernel/parse.ts'
import { chosenDocuments, matchingDocuments } from './choose.ts'
import { insertJob, lockJob, requeueRefused, selectItems, selectJob, selectJobs, updateJob } from './queries.ts'
import { actionOf, type BulkKind, mayOrder, type Order, secondsLeft } from './rules.ts'
import { bulkRequestSchema, itemsSchema, MOST_DOCUMENTS, matchingSchema, orderSchema } from './schema.ts'

type AskDeps = Pick<Deps, 'db' | 'clock' | 'ring'>

/** Asks for many documents to be issued, sent or collected. The worker takes them one by one; what is refused keeps none of the others. */
export async function requestBulkJob(
  deps: AskDeps,
  actor: Actor,
  input: unknown,
): Promise<{ readonly id: BulkJobId; readonly total: number }> {
  authorizeInCompany(actor, 'bulk-job:read')
  const request = parseInput(bulkRequestSchema, input)
  authorizeInCompany(actor, actionOf[request.kind])
  if (actor.role === 'system') throw new DomainError('forbidden', 'A person asks for this.')
  const { userId, name, tenantId } = actor
  const { kind } = request
  const id = newId<BulkJobId>()
  const at = deps.clock.now()
  const total = await inTenant(deps.db, tenantId, async (tx) => {
    const documents = await chosenDocuments(tx, request)
    await insertJob(tx, { id, kind, actorId: userId, askedByName: name, askedAt: at, documents })
    const details = { kind, documents: documents.length }
    await insertEvent(tx, actor, at, { verb: 'requested', objectKind: 'bulk-job', objectId: id, details })
    return documents.length
  })
  await deps.ring('run-bulk-job', { tenantId, jobId: id, turn: 0 })
  return { id, total }
}

/** How many documents a job over these filters would take; null when they are more than one job takes. */
export async function countMatching(
  deps: Pick<Deps, 'db'>,
  actor: Actor,
  input: { readonly kind: BulkKind; readonly matching: unknown },
): Promise<number | null> {
  authorizeInCompany(actor, actionOf[input.kind])
  const matching = parseInput(matchingSchema, input.matching)
  const found = await inTenant(deps.db, actor.tenantId, (tx) => matchingDocuments(tx, input.kind, matching))
  return found.length > MOST_DOCUMENTS ? null : found.length
}

const PAGE = 25

/** A page of jobs, newest first. */
export async function listBulkJobs(
  deps: Pick<Deps, 'db'>,
  actor: Actor,
  { cursor }: { readonly cursor: string | null },
) {
  authorizeInCompany(actor, 'bulk-job:read')
  const after = readCursor(cursor)
  const found = await inTenant(deps.db, actor.tenantId, (tx) =>
    selectJobs(tx, (after?.id as BulkJobId | undefined) ?? null, PAGE + 1),
  )
  const jobs = found.slice(0, PAGE)
  const last = found.length > PAGE ? jobs.at(-1) : undefined
  return { jobs, nextCursor: last ? writeCursor({ value: '', id: last.id }) : null }
}

const ITEMS = 200

/** A job, how far it is, and a page of its documents: those that could not be done with their reasons, unless others are asked for. */
export async function readBulkJob(deps: Pick<Deps, 'db' | 'clock'>, actor: Actor, id: BulkJobId, input: unknown = {}) {
  authorizeInCompany(actor, 'bulk-job:read')
  const { state: asked, after } = parseInput(itemsSchema, input)
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const job = await selectJob(tx, id)
    if (!job) throw notFound('job')
    const state = asked ?? 'refused'
    const found = await selectItems(tx, id, { state, after, limit: ITEMS + 1 })
    const items = found.slice(0, ITEMS)
    const may = (order: Order) => can(actor, actionOf[job.kind]) && mayOrder(order, job)
    return {
      ...job,
      secondsLeft: secondsLeft(job, deps.clock.now()),
      state,
      items,
      nextAfter: found.length > ITEMS ? (items.at(-1)?.position ?? null) : null,
      may: { pause: may('pause'), resume: may('resume'), cancel: may('cancel'), again: may('again') },
    }
  })
}

const VERBS = { pause: 'paused', resume: 'resumed', cancel: 'cancelled', again: 'tried-again' } as const

/** Pauses, resumes or cancels a job, or tries again what it refused. Whoever resumes it has it done in his own name from then on. */
export async function orderBulkJob(
  deps: AskDeps,
  actor: Actor,
  { id, order: asked }: { readonly id: BulkJobId; readonly order: unknown },
): Promise<void> {
  authorizeInCompany(actor, 'bulk-job:read')
  if (actor.role === 'system') throw new DomainError('forbidden', 'A person asks for this.')
  const at = deps.clock.now()
  const { order } = parseInput(orderSchema, { order: asked })
  const goesOn = order === 'resume' || order === 'again'
  const turn = await inTenant(deps.db, actor.tenantId, async (tx) => {
    const job = await lockJob(tx, id)
    if (!job) throw notFound('job')
    authorizeInCompany(actor, actionOf[job.kind])
    if (!mayOrder(order, job))
      throw new DomainError(
        'conflict',
        `The job is ${job.status}; it cannot be ${VERBS[order].replace('-', ' ')} now.`,
        {
          reason: 'wrong_state',
        },
      )
    if (order === 'again') await requeueRefused(tx, id)
    await updateJob(tx, id, {
      status: goesOn ? 'queued' : order === 'pause' ? 'paused' : 'cancelled',
      failure: null,
      finished_at: order === 'cancel' ? at : null,
      ...(goesOn ? { actor_id: actor.userId } : {}),
      ...(order === 'again' ? { refused: 0 } : {}),
    })
    await insertEvent(tx, actor, at, { verb: VERBS[order], objectKind: 'bulk-job', objectId: id })
    await tellProgress(tx, { tenantId: actor.tenantId, kind: 'bulk-job', id })
    return job.turns
  })
  if (goesOn) await deps.ring('run-bulk-job', { tenantId: actor.tenantId, jobId: id, turn })
}
