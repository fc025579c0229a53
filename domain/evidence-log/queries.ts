import { sql } from 'kysely'
import type { TenantTx } from '../../db/tenant.ts'
import type { DocumentId, UserId } from '../kernel/ids.ts'
import { CONTENT_DELETED } from './record.ts'

/** Hashes of one level in order: leaves from the entries themselves, and from what was stored above them. */
export async function selectHashes(
  tx: TenantTx,
  level: number,
  { from, count }: { readonly from: bigint; readonly count: number },
): Promise<readonly Uint8Array[]> {
  const to = from + BigInt(count)
  const { rows } =
    level === 0
      ? await sql<{
          hash: Uint8Array
        }>`select leaf_hash as hash from event where seq >= ${from} and seq < ${to} order by seq`.execute(tx)
      : await sql<{
          hash: Uint8Array
        }>`select hash from evidence_node where level = ${level} and index >= ${from} and index < ${to}
          order by index`.execute(tx)
  return rows.map(({ hash }) => hash)
}

type Tile = { readonly level: number; readonly index: bigint }

/** So many neighbours of one level each, in order, in one look; the last ones of a log are fewer. */
export async function selectTiles(tx: TenantTx, tiles: readonly Tile[], width: number) {
  const asked = JSON.stringify(tiles.map(({ level, index }) => ({ level, index: String(index) })))
  const { rows } = await sql<Tile & { readonly hash: Uint8Array }>`
    select t.level, t.index, h.hash from jsonb_to_recordset(${asked}::text::jsonb) as t(level int, index bigint)
    cross join lateral (
      (select seq as place, leaf_hash as hash from event where t.level = 0 and seq >= t.index * ${width}::int and seq < (t.index + 1) * ${width}::int
        order by seq limit ${width})
      union all
      (select index, hash from evidence_node where level = t.level and index >= t.index * ${width}::int and index < (t.index + 1) * ${width}::int
        order by index limit ${width})) h
    order by t.level, t.index, h.place`.execute(tx)
  return rows
}

/** How many subtrees of a level are stored. */
export async function countNodes(tx: TenantTx, level: number): Promise<bigint> {
  const row = await tx
    .selectFrom('evidence_node')
    .select('index')
    .where('level', '=', level)
    .orderBy('index', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? row.index + 1n : 0n
}

/** Stores subtrees that follow each other; another may have been first. */
export async function insertNodes(
  tx: TenantTx,
  level: number,
  first: bigint,
  hashes: readonly Uint8Array[],
): Promise<void> {
  await tx
    .insertInto('evidence_node')
    .values(hashes.map((hash, at) => ({ level, index: first + BigInt(at), hash: Buffer.from(hash) })))
    .onConflict((on) => on.doNothing())
    .execute()
}

export type Head = {
  readonly size: bigint
  readonly generation: number
  readonly sealed_size: bigint
  readonly forked_at: Date | null
  readonly fork: string | null
}

/** How far the company's log is; a company of which nothing was said has an empty one. */
export async function selectHead(tx: TenantTx): Promise<Head> {
  const row = await tx
    .selectFrom('evidence_head')
    .select(['size', 'generation', 'sealed_size', 'forked_at', 'fork'])
    .executeTakeFirst()
  return row ?? { size: 0n, generation: 1, sealed_size: 0n, forked_at: null, fork: null }
}

/** Says that the log was found to be another than its copies say; the first reason stays. */
export async function markForked(tx: TenantTx, at: Date, fork: string): Promise<void> {
  await sql`insert into evidence_head as h (size, forked_at, fork) values (0, ${at}, ${fork})
    on conflict (tenant_id) do update set forked_at = coalesce(h.forked_at, excluded.forked_at), fork = coalesce(h.fork, excluded.fork)`.execute(
    tx,
  )
}

/** Begins a new log over the same entries, under another name: what was signed under the old one is not continued. */
export async function beginGeneration(tx: TenantTx): Promise<void> {
  await tx
    .updateTable('evidence_head')
    .set((eb) => ({
      generation: eb('generation', '+', 1),
      ...{ forked_at: null, fork: null, sealed_size: 0n, sealed_at: null },
    }))
    .execute()
}

/** The newest checkpoint of a log, or all of them, the newest first. */
export function selectCheckpoints(tx: TenantTx, origin: string, limit: number) {
  return tx
    .selectFrom('evidence_checkpoint')
    .select(['size', 'root', 'note', 'signed_at as signedAt'])
    .where('origin', '=', origin)
    .orderBy('size', 'desc')
    .limit(limit)
    .execute()
}

type Signed = {
  readonly origin: string
  readonly size: bigint
  readonly root: Uint8Array
  readonly note: string
  readonly salt: Uint8Array
  readonly at: Date
}

/** Keeps a signed checkpoint, and how far the log is signed. The lock on the log's head comes last here too. */
export async function insertCheckpoint(tx: TenantTx, { at, salt, root, ...signed }: Signed): Promise<void> {
  await tx
    .insertInto('evidence_checkpoint')
    .values({ ...signed, root: Buffer.from(root), salt: Buffer.from(salt), signed_at: at })
    .onConflict((on) => on.doNothing())
    .execute()
  await tx
    .updateTable('evidence_head')
    .set({ sealed_size: signed.size, sealed_at: at })
    .where('sealed_size', '<=', signed.size)
    .execute()
}

/** Checkpoints that are not in the log of all companies' checkpoints yet. */
export function selectUnentered(tx: TenantTx, limit: number) {
  return tx
    .selectFrom('evidence_checkpoint')
    .select(['origin', 'size', 'note', 'salt'])
    .where('association_index', 'is', null)
    .orderBy('signed_at')
    .limit(limit)
    .execute()
}

/** Writes down where in that log a checkpoint stands. */
export async function markEntered(
  tx: TenantTx,
  { origin, size }: { readonly origin: string; readonly size: bigint },
  index: bigint,
): Promise<void> {
  await tx
    .updateTable('evidence_checkpoint')
    .set({ association_index: index })
    .where('origin', '=', origin)
    .where('size', '=', size)
    .execute()
}

/** What the log says of itself, in one look: how many entries it counts, and the number of the last that is there. */
export async function selectLogFacts(tx: TenantTx) {
  const { rows } = await sql<{ size: bigint; last: bigint }>`
    select coalesce(max(h.size), 0) as size, coalesce((select max(seq) from event), -1) as last from evidence_head h`.execute(
    tx,
  )
  return rows[0] ?? { size: 0n, last: -1n }
}

/** A page of entries in order, with all that stands beside their records. */
export function selectEntries(tx: TenantTx, from: bigint, limit: number) {
  return tx
    .selectFrom('event')
    .select(['seq', 'record', 'leaf_hash', 'happened_at', 'actor_kind', 'actor_id', 'actor_name', 'actor_salt'])
    .select(['verb', 'object_kind', 'object_id', 'details', 'details_salt'])
    .where('seq', '>=', from)
    .orderBy('seq')
    .limit(limit)
    .execute()
}

/** The entries that say that content was deleted. */
export function selectDeletions(tx: TenantTx) {
  return tx.selectFrom('event').select('record').where('verb', '=', CONTENT_DELETED).execute()
}

/** Every signed head of the company, under whichever name its log had. */
export function selectAllCheckpoints(tx: TenantTx) {
  return tx.selectFrom('evidence_checkpoint').select(['origin', 'size', 'root', 'note']).orderBy('size').execute()
}

/** The files that pages have now, and had before they were signed. */
export function selectPageFiles(tx: TenantTx, ids: readonly DocumentId[]) {
  return tx.selectFrom('document').select(['id', 'sha256', 'unsigned_sha256']).where('id', 'in', ids).execute()
}

/** Takes a person out of the entries that he made, and tells which they were. */
export async function eraseActor(tx: TenantTx, userId: UserId): Promise<readonly bigint[]> {
  const rows = await tx
    .updateTable('event')
    .set({ actor_id: null, actor_name: '', actor_salt: null })
    .where('actor_id', '=', userId)
    .returning('seq')
    .execute()
  return rows.map(({ seq }) => seq).toSorted((a, b) => (a < b ? -1 : 1))
}
