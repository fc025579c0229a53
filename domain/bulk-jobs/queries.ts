import { sql } from 'kysely'
import type { TenantTx } from '../../db/tenant.ts'
import type { BulkJobId, ImportId, TradeDocumentId, UserId } from '../kernel/ids.ts'
import type { BulkKind, BulkStatus, ItemState } from './rules.ts'

/** Writes a job and its documents, in the order in which they are to be taken. */
export async function insertJob(
  tx: TenantTx,
  job: {
    readonly id: BulkJobId
    readonly kind: BulkKind
    readonly actorId: UserId
    readonly askedByName: string
    readonly askedAt: Date
    readonly documents: readonly TradeDocumentId[]
  },
): Promise<void> {
  const { id, kind, documents } = job
  const asked = { actor_id: job.actorId, asked_by_name: job.askedByName, asked_at: job.askedAt }
  await tx
    .insertInto('bulk_job')
    .values({ id, kind, total: documents.length, ...asked })
    .execute()
  await sql`insert into bulk_item (job_id, position, document_id)
    select ${id}::uuid, r.position, r.id::uuid from unnest(${documents}::text[]) with ordinality as r(id, position)`.execute(
    tx,
  )
}

const columns = [
  ...(['id', 'kind', 'status', 'total', 'done', 'refused', 'failure', 'actor_id as actorId'] as const),
  ...(['asked_by_name as askedByName', 'asked_at as askedAt', 'started_at as startedAt'] as const),
  ...(['started_from as startedFrom', 'finished_at as finishedAt', 'turns'] as const),
] as const

/** The company's jobs, newest first. */
export function selectJobs(tx: TenantTx, before: BulkJobId | null, limit: number) {
  return tx
    .selectFrom('bulk_job')
    .select(columns)
    .$if(before !== null, (q) => q.where('id', '<', before ?? ('' as BulkJobId)))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** One job of the company. */
export function selectJob(tx: TenantTx, id: BulkJobId) {
  return tx.selectFrom('bulk_job').select(columns).where('id', '=', id).executeTakeFirst()
}

/** One job, held until the transaction ends. */
export function lockJob(tx: TenantTx, id: BulkJobId) {
  return tx.selectFrom('bulk_job').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()
}

type JobItem = {
  readonly position: number
  readonly documentId: TradeDocumentId
  readonly number: string | null
  readonly counterpartyName: string | null
  /** Draft, issued document, or gone. */
  readonly is: 'draft' | 'issued' | null
  readonly sentence: string | null
}

/** The documents of a job in one state, in its order, with what they are now. */
export async function selectItems(
  tx: TenantTx,
  id: BulkJobId,
  { state, after, limit }: { readonly state: ItemState; readonly after: number; readonly limit: number },
): Promise<readonly JobItem[]> {
  const { rows } = await sql<JobItem>`
    select i.position, i.document_id as "documentId", i.sentence, coalesce(d.number, i.number) as number,
      coalesce(d.counterparty_name, c.name) as "counterpartyName",
      case when d.id is not null then 'issued' when f.id is not null then 'draft' end as is
    from (select * from bulk_item where job_id = ${id} and state = ${sql.lit(state)} and position > ${after}
      order by position limit ${limit}) i
    left join trade_document d on d.tenant_id = i.tenant_id and d.id = i.document_id
    left join trade_document_draft f on f.tenant_id = i.tenant_id and f.id = i.document_id
    left join counterparty c on c.tenant_id = f.tenant_id and c.id = f.counterparty_id
    order by i.position`.execute(tx)
  return rows
}

/** What a person changes of a job; whoever works at it finds out with his next answer. */
export async function updateJob(
  tx: TenantTx,
  id: BulkJobId,
  change: {
    readonly status: BulkStatus
    readonly failure: string | null
    readonly actor_id?: UserId
    readonly refused?: number
    readonly finished_at?: Date | null
  },
): Promise<void> {
  await tx.updateTable('bulk_job').set(change).where('id', '=', id).execute()
}

/** Puts what was refused back in line. */
export async function requeueRefused(tx: TenantTx, id: BulkJobId): Promise<void> {
  await tx
    .updateTable('bulk_item')
    .set({ state: 'waiting', sentence: null, tries: 0 })
    .where('job_id', '=', id)
    .where('state', '=', 'refused')
    .execute()
}

/** Whether at least one of these is a document of the company, issued or draft. */
export async function hasAny(tx: TenantTx, ids: readonly TradeDocumentId[]): Promise<boolean> {
  const { rows } = await sql`
    select where exists (select from trade_document where id = any(${ids}::uuid[]))
      or exists (select from trade_document_draft where id = any(${ids}::uuid[]))`.execute(tx)
  return rows.length > 0
}

/** The drafts of an import, in the order of its file. */
export async function selectDraftsOfImport(tx: TenantTx, id: ImportId, limit: number) {
  const rows = await tx
    .selectFrom('trade_document_draft')
    .select('id')
    .where('import_id', '=', id)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

/** The documents that a job has done, in its order. */
export async function selectDone(tx: TenantTx, id: BulkJobId) {
  const rows = await tx
    .selectFrom('bulk_item')
    .select('document_id')
    .where('job_id', '=', id)
    .where('state', '=', 'done')
    .orderBy('position')
    .execute()
  return rows.map((row) => row.document_id)
}
