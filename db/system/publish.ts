import { sql, type Transaction } from 'kysely'
import type { Day } from '../../domain/kernel/calendar.ts'
import { type NoticeId, newId, type PublicationId, type TenantId, type UserId } from '../../domain/kernel/ids.ts'
import type { SystemDatabase } from '../client.ts'
import type { Schema } from '../schema.ts'
import { inSystem } from './transaction.ts'

type Part = { readonly key: string; readonly version: number; readonly content: unknown; readonly hash: string }
export type Publishing = {
  readonly id: PublicationId
  readonly revision: number
  readonly by: { readonly userId: UserId; readonly name: string }
  readonly at: Date
  /** The library's revision that it was checked against. */
  readonly libraryRevision: bigint
  readonly scheme: string
  readonly pack: string
  readonly effectiveOn: Day
  readonly statements: readonly (Part & { readonly edition: string })[]
  readonly rules: Part | null
  readonly notice: {
    readonly title: string
    readonly body: string
    readonly documentTypes: readonly string[]
    readonly goods: readonly string[]
  }
}
export type Told = { readonly tenantId: TenantId; readonly noticeId: NoticeId }
export type PublishOutcome =
  | { readonly ok: true; readonly told: readonly Told[] }
  | { readonly ok: false; readonly reason: 'library_moved' | 'not_this_draft' }

const AT_ONCE = 1000

/**
 * Publishes a draft, once: its words and rules enter the library, and every company of the scheme gets its notice, all
 * in one transaction. Publications and the loading of files come one after the other, so that what was checked is still so.
 */
export function publish(system: SystemDatabase, publishing: Publishing): Promise<PublishOutcome> {
  return inSystem(system, async (tx): Promise<PublishOutcome> => {
    const state = await tx.selectFrom('library_state').select('revision').forUpdate().executeTakeFirstOrThrow()
    if (!(await markPublished(tx, publishing))) return { ok: false, reason: 'not_this_draft' }
    if (state.revision !== publishing.libraryRevision) throw new LibraryMoved()
    await insertParts(tx, publishing)
    await tx
      .updateTable('library_state')
      .set({ revision: state.revision + 1n })
      .execute()
    const told = await insertNotices(tx, publishing)
    await noteWording(tx, told, publishing.effectiveOn)
    return { ok: true, told }
  }).catch((error: unknown) => {
    if (error instanceof LibraryMoved) return { ok: false, reason: 'library_moved' }
    throw error
  })
}

/** Rolls the transaction back: the draft stays one. */
class LibraryMoved extends Error {
  override readonly name = 'LibraryMoved'
}

async function markPublished(tx: Transaction<Schema>, { id, revision, by, at }: Publishing): Promise<boolean> {
  const result = await tx
    .updateTable('publication')
    .set({ status: 'published', approved_by: by.userId, approved_by_name: by.name, approved_at: at })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .where('status', '=', 'draft')
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

async function insertParts(tx: Transaction<Schema>, { id, scheme, pack, effectiveOn, statements, rules }: Publishing) {
  const json = (value: unknown) => sql`${JSON.stringify(value)}::text::jsonb`
  const under = { scheme, origin: 'association' as const, publication_id: id }
  for (const { key, version, edition, content, hash } of statements)
    await tx
      .insertInto('statement')
      .values({ ...under, pack, key, version, edition, content: json(content), content_hash: hash })
      .execute()
  if (!rules) return
  const { key, version, content, hash } = rules
  await tx
    .insertInto('statement_pack')
    .values({ ...under, key, version, content: json(content), content_hash: hash, effective_from: effectiveOn })
    .execute()
}

async function insertNotices(tx: Transaction<Schema>, publishing: Publishing): Promise<readonly Told[]> {
  const { id, scheme, effectiveOn, at, notice } = publishing
  const companies = await tx
    .selectFrom('company')
    .select('tenant_id as tenantId')
    .where(sql<boolean>`${scheme} = any(schemes)`)
    .where('state', 'in', ['verified', 'active'])
    .orderBy('tenant_id')
    .execute()
  const told = companies.map(({ tenantId }) => ({ tenantId, noticeId: newId<NoticeId>() }))
  const same = {
    ...{
      kind: 'publication' as const,
      publication_id: id,
      title: notice.title,
      body: notice.body,
      effective_on: effectiveOn,
    },
    ...{ document_types: [...notice.documentTypes], goods_classes: [...notice.goods], created_at: at },
  }
  for (let first = 0; first < told.length; first += AT_ONCE)
    await tx
      .insertInto('notice')
      .values(
        told.slice(first, first + AT_ONCE).map(({ tenantId, noticeId }) => ({
          ...{ ...same, tenant_id: tenantId, id: noticeId },
        })),
      )
      .execute()
  return told
}

/** The association sees no document: each company looks up what the wording touches when it is judged. */
async function noteWording(tx: Transaction<Schema>, told: readonly Told[], effectiveOn: Day): Promise<void> {
  for (let first = 0; first < told.length; first += AT_ONCE)
    await tx
      .insertInto('exception_due')
      .values(
        told
          .slice(first, first + AT_ONCE)
          .map(({ tenantId }) => ({ tenant_id: tenantId, scope_kind: 'wording', scope_id: effectiveOn })),
      )
      .execute()
}

/** How many companies were told of a publication, and how many of them by mail too. */
export async function toldOf(system: SystemDatabase, id: PublicationId) {
  const row = await inSystem(system, (tx) =>
    tx
      .selectFrom('notice')
      .select(sql<number>`count(*)::int`.as('companies'))
      .select(sql<number>`(count(*) filter (where mail_state = 'sent'))::int`.as('mailed'))
      .where('publication_id', '=', id)
      .executeTakeFirstOrThrow(),
  )
  return row
}
