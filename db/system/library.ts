import type { SystemDatabase } from '../client.ts'

/** A number that changes with every load and every publication. */
export async function libraryRevision(system: SystemDatabase): Promise<bigint> {
  const { revision } = await system.kysely.selectFrom('library_state').select('revision').executeTakeFirstOrThrow()
  return revision
}

/** The content of every scheme, and of every version of its packs and statements. */
export async function libraryRows(system: SystemDatabase) {
  const { kysely } = system
  const [schemes, packs, statements] = await Promise.all([
    kysely.selectFrom('scheme').select(['key', 'content']).where('content', 'is not', null).orderBy('key').execute(),
    kysely
      .selectFrom('statement_pack')
      .select(['scheme', 'content', 'effective_from as effectiveFrom'])
      .orderBy('key')
      .orderBy('version')
      .execute(),
    kysely
      .selectFrom('statement')
      .select(['scheme', 'pack', 'content', 'content_hash as hash'])
      .where('pack', 'is not', null)
      .orderBy('key')
      .orderBy('version')
      .execute(),
  ])
  return { schemes, packs, statements }
}
