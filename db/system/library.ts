import { type RawBuilder, sql } from 'kysely'
import type { PublicationId } from '../../domain/kernel/ids.ts'
import type { SystemDatabase } from '../client.ts'

/** A number that changes with every load and every publication. */
export async function libraryRevision(system: SystemDatabase): Promise<bigint> {
  const { revision } = await system.kysely.selectFrom('library_state').select('revision').executeTakeFirstOrThrow()
  return revision
}

/**
 * The content of every scheme, and of every version of its packs and statements; or of those that were there before a
 * publication.
 */
export async function libraryRows(system: SystemDatabase, before: PublicationId | null = null) {
  const { kysely } = system
  const [schemes, packs, statements] = await Promise.all([
    kysely.selectFrom('scheme').select(['key', 'content']).where('content', 'is not', null).orderBy('key').execute(),
    kysely
      .selectFrom('statement_pack')
      .select(['scheme', 'content', 'effective_from as effectiveFrom'])
      .where(before === null ? sql<boolean>`true` : isBefore('published_at', before))
      .orderBy('key')
      .orderBy('version')
      .execute(),
    kysely
      .selectFrom('statement')
      .select(['scheme', 'pack', 'content', 'content_hash as hash'])
      .where('pack', 'is not', null)
      .where(before === null ? sql<boolean>`true` : isBefore('loaded_at', before))
      .orderBy('key')
      .orderBy('version')
      .execute(),
  ])
  return { schemes, packs, statements }
}

/** The database's own clock tells what came first: all that a publication adds bears the time of its transaction. */
function isBefore(column: 'loaded_at' | 'published_at', id: PublicationId): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(column)} < (select min(at) from (
    select loaded_at as at from statement where publication_id = ${id}
    union all select published_at from statement_pack where publication_id = ${id}) as added)`
}

/** Every version of a statement that was loaded or published, the newest first, with where it came from. */
export function statementVersions(system: SystemDatabase, scheme: string, key: string) {
  return system.kysely
    .selectFrom('statement as s')
    .leftJoin('publication as p', 'p.id', 's.publication_id')
    .select(['s.version', 's.content', 's.origin', 's.loaded_at as loadedAt'])
    .select(['p.id as publicationId', 'p.approved_by_name as approvedByName', 'p.drafted_by_name as draftedByName'])
    .where('s.scheme', '=', scheme)
    .where('s.key', '=', key)
    .where('s.pack', 'is not', null)
    .orderBy('s.version', 'desc')
    .limit(100)
    .execute()
}
