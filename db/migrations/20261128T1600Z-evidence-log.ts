import { createHash, randomBytes } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { canonicalJson } from '../../domain/kernel/canonical.ts'
import { isolateByTenant, openToSystem, withoutWall } from '../isolation.ts'

/**
 * Events become the evidence log: numbered without a gap, each with the record that is hashed. Who did it and the details
 * stand beside, behind commitments, and may be erased; nothing else of an entry can be changed.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table evidence_head (
      tenant_id uuid primary key references company (tenant_id),
      size bigint not null,
      generation integer not null default 1,
      sealed_size bigint not null default 0,
      sealed_at timestamptz,
      forked_at timestamptz,
      fork text
    )`.execute(db)
  await isolateByTenant(db, 'evidence_head', {
    update: ['size', 'generation', 'sealed_size', 'sealed_at', 'forked_at', 'fork'],
  })
  await openToSystem(db, 'evidence_head', {
    select: ['tenant_id', 'size', 'generation', 'sealed_size', 'sealed_at', 'forked_at', 'fork'],
  })
  await sql`alter table event add column seq bigint, add column record text, add column leaf_hash bytea,
    add column actor_salt bytea, add column details_salt bytea`.execute(db)
  await withoutWall(db, ['event', 'evidence_head', 'company'], () => numberAll(db))
  await sql`alter table event alter column seq set not null, alter column record set not null, alter column leaf_hash set not null,
    add constraint event_seq unique (tenant_id, seq)`.execute(db)
  await sql`grant update (actor_id, actor_name, actor_salt, details, details_salt) on event to briefke_app`.execute(db)
  await onlyErased(db)
  await nodesAndCheckpoints(db)
}

/** Erasing is the one change: a person or the details go together with their salt, and never come back as others. */
async function onlyErased(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function only_erase_event() returns trigger language plpgsql as $$
    begin
      if (new.actor_id, new.actor_name, new.actor_salt) is distinct from (old.actor_id, old.actor_name, old.actor_salt)
        and not (new.actor_id is null and new.actor_name = '' and new.actor_salt is null) then
        raise exception 'an entry of the log cannot be changed, only erased' using errcode = '42501';
      end if;
      if (new.details, new.details_salt) is distinct from (old.details, old.details_salt)
        and not (new.details = '{}' and new.details_salt is null) then
        raise exception 'an entry of the log cannot be changed, only erased' using errcode = '42501';
      end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger event_only_erased before update on event for each row execute function only_erase_event()`.execute(
    db,
  )
}

async function nodesAndCheckpoints(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table evidence_node (
      tenant_id uuid not null references company (tenant_id),
      level integer not null,
      index bigint not null,
      hash bytea not null,
      primary key (tenant_id, level, index)
    )`.execute(db)
  await isolateByTenant(db, 'evidence_node')
  await sql`
    create table evidence_checkpoint (
      tenant_id uuid not null references company (tenant_id),
      origin text not null,
      size bigint not null,
      root bytea not null,
      note text not null,
      salt bytea not null,
      signed_at timestamptz not null,
      association_index bigint,
      primary key (tenant_id, origin, size)
    )`.execute(db)
  await isolateByTenant(db, 'evidence_checkpoint', { update: ['association_index'] })
  await sql`
    create table log_key (
      id text primary key,
      public_key bytea not null,
      wrapped_key bytea not null,
      made_at timestamptz not null,
      retired_at timestamptz
    )`.execute(db)
  await sql`create unique index log_key_current on log_key ((true)) where retired_at is null`.execute(db)
  await sql`grant select, insert on log_key to briefke_system`.execute(db)
  await sql`grant update (retired_at) on log_key to briefke_system`.execute(db)
  await sql`create table association_leaf (index bigint primary key, hash bytea not null unique, added_at timestamptz not null)`.execute(
    db,
  )
  await sql`create table association_checkpoint (origin text not null, size bigint not null, note text not null, signed_at timestamptz not null,
    primary key (origin, size))`.execute(db)
  await sql`create table witness_state (kind text primary key, heard_at timestamptz, failed_at timestamptz, failure text)`.execute(
    db,
  )
  for (const table of ['association_leaf', 'association_checkpoint', 'witness_state'])
    await sql`grant select, insert on ${sql.table(table)} to briefke_system`.execute(db)
  await sql`grant update (heard_at, failed_at, failure) on witness_state to briefke_system`.execute(db)
}

type Row = {
  readonly tenant_id: string
  readonly id: string
  readonly happened_at: Date
  readonly actor_kind: string
  readonly actor_id: string | null
  readonly actor_name: string
  readonly verb: string
  readonly object_kind: string
  readonly object_id: string
  readonly details: unknown
  readonly seq: bigint
}
const PAGE = 5_000

/** What was written before it was a log, in the order in which it happened. */
async function numberAll(db: Kysely<unknown>): Promise<void> {
  await sql`update event e set seq = n.seq from (
      select tenant_id, id, row_number() over (partition by tenant_id order by happened_at, id) - 1 as seq from event) n
    where n.tenant_id = e.tenant_id and n.id = e.id`.execute(db)
  await sql`insert into evidence_head (tenant_id, size) select tenant_id, count(*) from event group by 1`.execute(db)
  for (;;) {
    const { rows } =
      await sql<Row>`select tenant_id, id, happened_at, actor_kind, actor_id, actor_name, verb, object_kind,
      object_id, details, seq from event where record is null limit ${PAGE}`.execute(db)
    if (rows.length === 0) return
    const hashed = JSON.stringify(rows.map(hashedRow))
    await sql`update event e set record = r.record, leaf_hash = decode(r.leaf_hash, 'hex'), actor_salt = decode(r.actor_salt, 'hex'),
        details_salt = decode(r.details_salt, 'hex')
      from jsonb_to_recordset(${hashed}::text::jsonb) as r(tenant_id uuid, id uuid, record text, leaf_hash text, actor_salt text, details_salt text)
      where e.tenant_id = r.tenant_id and e.id = r.id`.execute(db)
  }
}

// As entries were made when this migration was written, whatever they look like later.
function hashedRow(row: Row) {
  const [actorSalt, detailsSalt] = [randomBytes(16), randomBytes(16)]
  const commit = (salt: Buffer, value: unknown) => hash(salt, Buffer.from(canonicalJson(value)))
  const record = canonicalJson({
    actor: commit(actorSalt, { id: row.actor_id, name: row.actor_name }),
    actorKind: row.actor_kind,
    at: row.happened_at.toISOString(),
    company: row.tenant_id,
    details: commit(detailsSalt, row.details),
    format: 'briefke/entry/1',
    hashes: {},
    objectId: row.object_id,
    objectKind: row.object_kind,
    seq: Number(row.seq),
    verb: row.verb,
  })
  return {
    ...{ tenant_id: row.tenant_id, id: row.id, record, leaf_hash: hash(Buffer.of(0), Buffer.from(record)) },
    ...{ actor_salt: actorSalt.toString('hex'), details_salt: detailsSalt.toString('hex') },
  }
}

function hash(...parts: readonly Buffer[]): string {
  return createHash('sha256').update(Buffer.concat(parts)).digest('hex')
}
