import { randomUUID } from 'node:crypto'
import { inTenant, type TenantTx } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { insertEvents, tellProgress } from '../events/queries.ts'
import { can } from '../kernel/actor.ts'
import { isDomainError } from '../kernel/errors.ts'
import type { BulkJobId, TenantId } from '../kernel/ids.ts'
import { collectOne } from './kinds/collect.ts'
import type { Handler, Outcome, Standing } from './kinds/handler.ts'
import { issueOne } from './kinds/issue.ts'
import { type SendDeps, sendOne } from './kinds/send.ts'
import { selectJob, updateJob } from './queries.ts'
import type { BulkKind } from './rules.ts'
import { actionOf } from './rules.ts'
import {
  type Answer,
  type Claimed,
  claimJob,
  type Item,
  releaseJob,
  renewLease,
  selectStanding,
  selectWaiting,
  writeAnswers,
} from './turn-queries.ts'

export type TurnDeps = Pick<Deps, 'db' | 'clock' | 'ring' | 'keys' | 'library' | 'files'> & SendDeps
type Job = { readonly tenantId: TenantId; readonly jobId: BulkJobId }

// A turn ends after so long or so many, and the job goes to the end of the line: others come between.
const [TURN_MS, TURN_DOCUMENTS] = [2_000, 200]
const RENEW_MS = 5_000
const TELL_MS = 500
const TRIES = 3

// What is answered together may be done again after a crash. A number is issued once whoever asks, a mail goes out twice.
const KINDS: Readonly<Record<BulkKind, { readonly handle: Handler<TurnDeps>; readonly together: number }>> = {
  issue: { handle: issueOne, together: 20 },
  send: { handle: sendOne, together: 1 },
  download: { handle: collectOne, together: 50 },
}

/** What is next: another turn, a later one because all that is left waits for something, or nothing. */
export type TurnEnd =
  | { readonly next: 'turn' | 'later'; readonly turn: number }
  | { readonly next: 'nothing' | 'unknown' }

/**
 * Works at a job for one turn, as its only worker. Every answer is written before more is done, and what a person wants
 * of the job meanwhile is heeded then. A worker that dies is followed by another where the answers end.
 */
export async function takeTurn(deps: TurnDeps, job: Job): Promise<TurnEnd> {
  const { tenantId, jobId } = job
  const lease = randomUUID()
  const inJob = <T>(work: (tx: TenantTx) => Promise<T>) => inTenant(deps.db, tenantId, work)
  const claimed = await inJob((tx) => claimJob(tx, jobId, lease, deps.clock.now()))
  if (!claimed) return { next: (await inJob((tx) => selectJob(tx, jobId))) ? 'nothing' : 'unknown' }
  const renewing = setInterval(() => {
    void inJob((tx) => renewLease(tx, jobId, lease)).catch((error: unknown) =>
      deps.log.error({ bulkJob: jobId, reason: String(error) }, 'a job could not be kept'),
    )
  }, RENEW_MS)
  let moved = 0
  try {
    const standing = await inJob((tx) => standingOf(tx, tenantId, claimed))
    if (typeof standing === 'string') await inJob((tx) => updateJob(tx, jobId, { status: 'failed', failure: standing }))
    else moved = await work(deps, standing, { lease, kind: claimed.kind })
  } finally {
    clearInterval(renewing)
  }
  const left = await inJob(async (tx) => {
    await tellProgress(tx, { tenantId, kind: 'bulk-job', id: jobId })
    return releaseJob(tx, jobId, lease, deps.clock.now())
  })
  if (left?.status !== 'running' && left?.status !== 'queued') return { next: 'nothing' }
  return { next: moved > 0 || left.status === 'queued' ? 'turn' : 'later', turn: left.turns }
}

/** The person in whose name the job goes on, if he still may; else the sentence that the job stops with. */
async function standingOf(tx: TenantTx, tenantId: TenantId, job: Claimed): Promise<Standing | string> {
  const found = await selectStanding(tx, job.actorId)
  if (found?.state !== 'active')
    return 'Whoever asked for this is not in the company any more. Somebody who may do it can resume it.'
  const { name, role, companyState, email } = found
  const actor = { userId: job.actorId, name, role, tenantId, companyState }
  if (can(actor, actionOf[job.kind])) return { jobId: job.id, actor, email }
  return companyState === 'active'
    ? `${name} may not do this any more. Somebody who may can resume it.`
    : `The company is ${companyState}; it can read, but change nothing. Ask your association.`
}

/** Takes documents in their order until the turn is over; tells of how many something became. */
async function work(
  deps: TurnDeps,
  standing: Standing,
  { lease, kind }: { readonly lease: string; readonly kind: BulkKind },
): Promise<number> {
  const { jobId, actor } = standing
  const { handle, together } = KINDS[kind]
  const began = deps.clock.now().getTime()
  let [told, moved, tried, after] = [0, 0, 0, 0]
  for (;;) {
    const since = after
    const items = await inTenant(deps.db, actor.tenantId, (tx) => selectWaiting(tx, jobId, since, together))
    if (items.length === 0) return moved
    const answers: Answered[] = []
    for (const item of items) answers.push(await answerOf(deps, { handle, standing }, item))
    const now = deps.clock.now()
    const isTold = now.getTime() - told >= TELL_MS
    const status = await inTenant(deps.db, actor.tenantId, async (tx) => {
      const heard = await writeAnswers(
        tx,
        { id: jobId, lease },
        answers.map(({ answer }) => answer),
      )
      if (heard === null) return null
      await insertEvents(
        tx,
        actor,
        now,
        answers.flatMap(({ event }) => event ?? []),
      )
      if (isTold) await tellProgress(tx, { tenantId: actor.tenantId, kind: 'bulk-job', id: jobId })
      return heard
    })
    if (isTold) told = now.getTime()
    moved += answers.filter(({ answer }) => answer.state !== 'waiting').length
    tried += items.length
    after = items.at(-1)?.position ?? after
    if (status !== 'running' || tried >= TURN_DOCUMENTS || now.getTime() - began >= TURN_MS) return moved
  }
}

type Answered = { readonly answer: Answer; readonly event?: Parameters<typeof insertEvents>[3][number] }

async function answerOf(
  deps: TurnDeps,
  { handle, standing }: { readonly handle: Handler<TurnDeps>; readonly standing: Standing },
  item: Item,
): Promise<Answered> {
  const { position, documentId, tries } = item
  const outcome = await outcomeOf(deps, () => handle(deps, standing, item), { standing, item })
  const kept = { position, number: null, sentence: null, tries }
  if (outcome.state === 'failing') return { answer: { ...kept, state: 'waiting', tries: tries + 1 } }
  if (outcome.state !== 'done') return { answer: { ...kept, ...outcome } }
  const { event, ...done } = outcome
  const answer = { ...kept, ...done }
  return event
    ? { answer, event: { ...event, objectKind: 'trade-document', objectId: documentId } as never }
    : { answer }
}

async function outcomeOf(
  deps: TurnDeps,
  handle: () => Promise<Outcome>,
  { standing, item }: { readonly standing: Standing; readonly item: Item },
): Promise<Outcome | { readonly state: 'failing' }> {
  try {
    return await handle()
  } catch (error) {
    if (isDomainError(error)) return { state: 'refused', number: null, sentence: error.message }
    const about = { bulkJob: standing.jobId, document: item.documentId, reason: String(error) }
    deps.log.error(about, 'a document of a job could not be done')
    if (item.tries + 1 < TRIES) return { state: 'failing' }
    const sentence = 'This failed three times, and not by anything in the document. Try it again later.'
    return { state: 'refused', number: null, sentence }
  }
}
