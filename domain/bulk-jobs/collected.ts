import { inTenant } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { type Actor, authorizeInCompany } from '../kernel/actor.ts'
import { DomainError, notFound } from '../kernel/errors.ts'
import type { BulkJobId } from '../kernel/ids.ts'
import { selectCollected } from './kinds/queries.ts'
import { selectJob } from './queries.ts'

const PAGE = 200

/** One paper of a document that a job collected, or the sentence that says why the document is not among them. */
export type Collected = {
  readonly number: string
  readonly paper: {
    readonly kind: string
    readonly statementKey: string | null
    readonly sha256: string
    readonly bytes: number
  } | null
  readonly sentence: string | null
}

/** All that a finished job collected, page by page in its order, so that it is never in memory as a whole. */
export async function readCollected(deps: Pick<Deps, 'db'>, actor: Actor, id: BulkJobId) {
  authorizeInCompany(actor, 'trade-document:collect')
  const { tenantId } = actor
  const job = await inTenant(deps.db, tenantId, (tx) => selectJob(tx, id))
  if (job?.kind !== 'download') throw notFound('file')
  if (job.status !== 'done' || job.finishedAt === null)
    throw new DomainError('conflict', 'The PDFs are not all there yet.', { reason: 'not_ready' })
  async function* papers(): AsyncIterable<Collected> {
    for (let after = 0; ; ) {
      const since = after
      const rows = await inTenant(deps.db, tenantId, (tx) => selectCollected(tx, id, since, PAGE))
      for (const { position, number, state, sentence, kind, statementKey, sha256, bytes } of rows) {
        const isFirst = position !== after
        after = position
        const paper = kind && sha256 && bytes !== null ? { kind, statementKey, sha256, bytes: Number(bytes) } : null
        if (state === 'done') yield { number: number ?? '', paper, sentence: null }
        else if (isFirst) yield { number: number ?? '', paper: null, sentence }
      }
      if (rows.length === 0) return
    }
  }
  return { at: job.finishedAt, papers: papers() }
}
