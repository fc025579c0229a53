import { sql, type Transaction, type Updateable } from 'kysely'
import type { Day } from '../../domain/kernel/calendar.ts'
import type { PublicationId, UserId } from '../../domain/kernel/ids.ts'
import type { SystemDatabase } from '../client.ts'
import type { Schema } from '../schema.ts'
import { inSystem } from './transaction.ts'

export type PublicationStatus = 'draft' | 'published' | 'withdrawn'
export type DraftedContent = {
  readonly title: string
  readonly input: unknown
  readonly content: unknown
  readonly contentHash: string
  readonly effectiveOn: Day
  readonly note: string
}
export type NewPublication = DraftedContent & {
  readonly id: PublicationId
  readonly scheme: string
  readonly pack: string
  readonly kind: 'edition' | 'pack'
  readonly by: { readonly userId: UserId; readonly name: string }
  readonly at: Date
}

/** Keeps a draft. */
export async function insertPublication(system: SystemDatabase, draft: NewPublication): Promise<void> {
  const { id, scheme, pack, kind, by, at } = draft
  await inSystem(system, (tx) =>
    tx
      .insertInto('publication')
      .values({
        ...{ id, scheme, pack, kind, drafted_by: by.userId, drafted_by_name: by.name, drafted_at: at },
        ...changed(draft, at),
      })
      .execute(),
  )
}

/** A publication with everything in it, or undefined. */
export function selectPublication(system: SystemDatabase, id: PublicationId) {
  return inSystem(system, (tx) =>
    listed(tx)
      .select(['note', 'input', 'content', 'content_hash as contentHash', 'drafted_by as draftedBy'])
      .select(['changed_at as changedAt', 'withdrawn_by_name as withdrawnByName', 'withdrawn_at as withdrawnAt'])
      .where('id', '=', id)
      .executeTakeFirst(),
  )
}

type ListFilter = {
  readonly status: PublicationStatus | null
  /** Only those that are under way: drafts, and what takes effect after the day. */
  readonly pendingOn: Day | null
  readonly after: { readonly value: string; readonly id: string } | null
  readonly limit: number
}

/** Publications, the last drafted first; one more than the limit tells that there are more. */
export function selectPublications(system: SystemDatabase, { status, pendingOn, after, limit }: ListFilter) {
  return inSystem(system, (tx) => {
    let query = listed(tx)
    if (status) query = query.where('status', '=', status)
    if (pendingOn)
      query = query.where(
        sql<boolean>`(status = 'draft' or (status = 'published' and effective_on > ${pendingOn}::date))`,
      )
    if (after) query = query.where(sql<boolean>`(drafted_at, id) < (${after.value}::timestamptz, ${after.id}::uuid)`)
    return query
      .orderBy('drafted_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute()
  })
}

function listed(tx: Transaction<Schema>) {
  return tx
    .selectFrom('publication')
    .select(['id', 'scheme', 'pack', 'kind', 'title', 'effective_on as effectiveOn', 'status', 'revision'])
    .select(['drafted_by_name as draftedByName', 'drafted_at as draftedAt'])
    .select(['approved_by_name as approvedByName', 'approved_at as approvedAt'])
}

/** Replaces what a draft says; false when it is none any more, or was changed since the revision. */
export function updatePublication(
  system: SystemDatabase,
  change: DraftedContent & { readonly id: PublicationId; readonly revision: number; readonly at: Date },
): Promise<boolean> {
  return touchDraft(system, change, { ...changed(change, change.at), revision: change.revision + 1 })
}

/** Takes a draft back; false as above. */
export function withdrawPublication(
  system: SystemDatabase,
  draft: { readonly id: PublicationId; readonly revision: number; readonly by: string; readonly at: Date },
): Promise<boolean> {
  const { by, at, revision } = draft
  return touchDraft(system, draft, {
    ...{ status: 'withdrawn', withdrawn_by_name: by, withdrawn_at: at, revision: revision + 1 },
  })
}

function changed({ title, input, content, contentHash, effectiveOn, note }: DraftedContent, at: Date) {
  const json = (value: unknown) => sql`${JSON.stringify(value)}::text::jsonb`
  return {
    ...{ title, note, input: json(input), content: json(content), content_hash: contentHash },
    ...{ effective_on: effectiveOn, changed_at: at },
  }
}

async function touchDraft(
  system: SystemDatabase,
  { id, revision }: { readonly id: PublicationId; readonly revision: number },
  changes: Updateable<Schema['publication']>,
): Promise<boolean> {
  return inSystem(system, async (tx) => {
    const result = await tx
      .updateTable('publication')
      .set(changes)
      .where('id', '=', id)
      .where('revision', '=', revision)
      .where('status', '=', 'draft')
      .executeTakeFirst()
    return result.numUpdatedRows === 1n
  })
}
