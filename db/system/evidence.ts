import { sql } from 'kysely'
import type { SystemDatabase } from '../client.ts'
import { inSystem } from './transaction.ts'

const AT_ONCE = 200

/** Companies with a thousand entries under no checkpoint, or with one since before the instant. Forked logs wait for an operator. */
export async function logsToSeal(system: SystemDatabase, before: Date) {
  const rows = await system.kysely
    .selectFrom('evidence_head')
    .select('tenant_id as tenantId')
    .whereRef('size', '>', 'sealed_size')
    .where('forked_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('sealed_at', 'is', null),
        eb('sealed_at', '<', before),
        eb(sql<bigint>`size - sealed_size`, '>=', 1_000n),
      ]),
    )
    .orderBy('sealed_at', (by) => by.asc().nullsFirst())
    .limit(AT_ONCE)
    .execute()
  return rows.map(({ tenantId }) => tenantId)
}

/** Logs that are another than their copies say, with what was found. */
export function forkedLogs(system: SystemDatabase) {
  return system.kysely
    .selectFrom('evidence_head')
    .select(['tenant_id as tenantId', 'forked_at as at', 'fork as found'])
    .where('forked_at', 'is not', null)
    .orderBy('forked_at')
    .limit(AT_ONCE)
    .execute()
}

/** All companies that have a log. */
export async function companiesWithLog(system: SystemDatabase) {
  const rows = await system.kysely
    .selectFrom('evidence_head')
    .select('tenant_id as tenantId')
    .orderBy('tenant_id')
    .execute()
  return rows.map(({ tenantId }) => tenantId)
}

/** The keys that signed heads of logs, the oldest first. A retired one still proves what it signed. */
export function selectLogKeys(system: SystemDatabase) {
  return system.kysely
    .selectFrom('log_key')
    .select(['id', 'public_key', 'wrapped_key', 'retired_at'])
    .orderBy('made_at')
    .execute()
}

type LogKey = { readonly id: string; readonly publicKey: Uint8Array; readonly wrappedKey: Uint8Array }

/** Writes a key for the heads of logs unless there is a current one. */
export async function insertLogKey(system: SystemDatabase, key: LogKey & { readonly at: Date }): Promise<void> {
  await system.kysely
    .insertInto('log_key')
    .values(keyRow(key))
    .onConflict((on) => on.doNothing())
    .execute()
}

/** Puts a new key in the place of the current one, which is kept for what it signed. */
export function replaceLogKey(system: SystemDatabase, key: LogKey & { readonly at: Date }): Promise<void> {
  return inSystem(system, async (tx) => {
    await tx.updateTable('log_key').set({ retired_at: key.at }).where('retired_at', 'is', null).execute()
    await tx.insertInto('log_key').values(keyRow(key)).execute()
  })
}

function keyRow({ id, publicKey, wrappedKey, at }: LogKey & { readonly at: Date }) {
  return { id, public_key: Buffer.from(publicKey), wrapped_key: Buffer.from(wrappedKey), made_at: at }
}

/** Adds blinded checkpoints to the log of all companies' checkpoints, each once, and tells where they stand. */
export function appendLeaves(
  system: SystemDatabase,
  hashes: readonly Uint8Array[],
  at: Date,
): Promise<readonly bigint[]> {
  return inSystem(system, async (tx) => {
    await sql`select pg_advisory_xact_lock(4012)`.execute(tx)
    const indexes: bigint[] = []
    for (const each of hashes) {
      const hash = Buffer.from(each)
      await sql`insert into association_leaf (index, hash, added_at)
        select coalesce(max(index) + 1, 0), ${hash}, ${at} from association_leaf on conflict do nothing`.execute(tx)
      const row = await tx
        .selectFrom('association_leaf')
        .select('index')
        .where('hash', '=', hash)
        .executeTakeFirstOrThrow()
      indexes.push(row.index)
    }
    return indexes
  })
}

/** Blinded checkpoints in order. */
export async function selectLeaves(system: SystemDatabase, from: bigint, limit: number) {
  const rows = await system.kysely
    .selectFrom('association_leaf')
    .select('hash')
    .where('index', '>=', from)
    .orderBy('index')
    .limit(limit)
    .execute()
  return rows.map(({ hash }) => hash)
}

/** The newest head of the log of all companies' checkpoints. */
export function selectAssociationHead(system: SystemDatabase, origin: string) {
  return system.kysely
    .selectFrom('association_checkpoint')
    .select(['size', 'note', 'peaks', 'signed_at as signedAt'])
    .where('origin', '=', origin)
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst()
}

type AssociationHead = {
  readonly origin: string
  readonly size: bigint
  readonly note: string
  readonly peaks: readonly Uint8Array[]
  readonly at: Date
}

/** Keeps a signed head of the log of all companies' checkpoints. */
export async function insertAssociationHead(system: SystemDatabase, head: AssociationHead): Promise<void> {
  const { at, ...rest } = head
  const hexes = JSON.stringify(head.peaks.map((peak) => Buffer.from(peak).toString('hex')))
  const peaks = sql<Uint8Array[]>`(select array_agg(decode(hex, 'hex') order by n)
    from jsonb_array_elements_text(${hexes}::text::jsonb) with ordinality as p(hex, n))`
  await system.kysely
    .insertInto('association_checkpoint')
    .values({ ...rest, signed_at: at, peaks })
    .onConflict((on) => on.doNothing())
    .execute()
}

/** Writes down when a copy outside was last written, or why it was not. */
export async function noteWitness(
  system: SystemDatabase,
  kind: string,
  told: { readonly heard_at: Date } | { readonly failed_at: Date; readonly failure: string },
): Promise<void> {
  const state = 'heard_at' in told ? { ...told, failed_at: null, failure: null } : told
  await system.kysely
    .insertInto('witness_state')
    .values({ kind, ...state })
    .onConflict((on) => on.column('kind').doUpdateSet(state))
    .execute()
}

/** How the copies outside fare. */
export function witnessStates(system: SystemDatabase) {
  return system.kysely
    .selectFrom('witness_state')
    .select(['kind', 'heard_at as heardAt', 'failed_at as failedAt', 'failure'])
    .orderBy('kind')
    .execute()
}

/** Whether heads of logs are to be mailed: the last mail, or else the first head of all checkpoints, is older than the instant. */
export async function headsAreDue(system: SystemDatabase, before: Date): Promise<boolean> {
  const mailed = await system.kysely
    .selectFrom('witness_state')
    .select(['heard_at', 'failed_at'])
    .where('kind', '=', 'mail')
    .executeTakeFirst()
  const first = await system.kysely
    .selectFrom('association_checkpoint')
    .select('signed_at')
    .orderBy('signed_at')
    .limit(1)
    .executeTakeFirst()
  const last = mailed?.failed_at ?? mailed?.heard_at ?? first?.signed_at
  return last ? last < before : false
}

/** The newest head of the log of all companies' checkpoints, whatever its name. */
export function newestAssociationNote(system: SystemDatabase) {
  return system.kysely
    .selectFrom('association_checkpoint')
    .select('note')
    .orderBy('signed_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Who keeps copies by mail: the association's people, and the auditors with the companies that they are engaged for now. */
export async function readersOfHeads(system: SystemDatabase, now: Date) {
  const admins = await system.kysely
    .selectFrom('app_user')
    .select('email')
    .where('association_admin', '=', true)
    .orderBy('email')
    .limit(AT_ONCE)
    .execute()
  const auditors = await system.kysely
    .selectFrom('engagement')
    .select(['auditor_email as email', 'tenant_id as tenantId'])
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('auditor_email')
    .execute()
  return { admins: admins.map(({ email }) => email), auditors }
}
