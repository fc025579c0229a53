import { sql } from 'kysely'
import type { SystemDatabase } from '../client.ts'

/** The deployment's authority; undefined until somebody needed it. */
export function selectAuthority(system: SystemDatabase) {
  return system.kysely.selectFrom('signing_authority').select(['certificate', 'wrapped_key']).executeTakeFirst()
}

type Made = { readonly certificate: Uint8Array; readonly wrappedKey: Uint8Array; readonly at: Date }

/** Writes the authority unless there is one. */
export async function insertAuthority(system: SystemDatabase, { certificate, wrappedKey, at }: Made): Promise<void> {
  await system.kysely
    .insertInto('signing_authority')
    .values({ id: 1, certificate: Buffer.from(certificate), wrapped_key: Buffer.from(wrappedKey), made_at: at })
    .onConflict((on) => on.doNothing())
    .execute()
}

/** The keys that signed printed codes and still prove them, the newest first. */
export function selectPrintKeys(system: SystemDatabase) {
  return system.kysely
    .selectFrom('print_key')
    .select(['id', 'public_key', 'wrapped_key', 'retired_at'])
    .orderBy('made_at', 'desc')
    .execute()
}

type PrintKey = { readonly id: string; readonly publicKey: Uint8Array; readonly wrappedKey: Uint8Array }

/** Writes a key for printed codes unless there is a current one. */
export async function insertPrintKey(system: SystemDatabase, key: PrintKey & { readonly at: Date }): Promise<void> {
  const [public_key, wrapped_key] = [Buffer.from(key.publicKey), Buffer.from(key.wrappedKey)]
  await system.kysely
    .insertInto('print_key')
    .values({ id: key.id, public_key, wrapped_key, made_at: key.at })
    .onConflict((on) => on.doNothing())
    .execute()
}

/** Companies that have no signing key yet, the oldest first. */
export async function companiesWithoutKey(system: SystemDatabase, limit: number) {
  const rows = await system.kysely
    .selectFrom('company as c')
    .select('c.tenant_id as tenantId')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('signing_key as k')
            .select(sql`1`.as('one'))
            .whereRef('k.tenant_id', '=', 'c.tenant_id')
            .where('k.engagement_id', 'is', null)
            .where('k.retired_at', 'is', null),
        ),
      ),
    )
    .orderBy('c.tenant_id')
    .limit(limit)
    .execute()
  return rows.map(({ tenantId }) => tenantId)
}

/** Pages that were printed before the instant and still have no signature, oldest first. */
export function unsignedDocuments(system: SystemDatabase, before: Date, limit: number) {
  return system.kysely
    .selectFrom('document')
    .select(['tenant_id as tenantId', 'id'])
    .where('signature', '=', 'awaited')
    .where('rendered_at', '<', before)
    .orderBy('rendered_at')
    .limit(limit)
    .execute()
}
