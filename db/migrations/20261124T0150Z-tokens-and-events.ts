import { type Kysely, sql } from 'kysely'
import { isolateByTenant, openToSystem } from '../isolation.ts'

/** Tokens and replayed answers of the API, and the plain record of who did what. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table api_token (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      user_id uuid not null,
      name text not null,
      token_hash text not null,
      scopes text[] not null,
      expires_at timestamptz not null,
      created_at timestamptz not null,
      last_used_at timestamptz,
      revoked_at timestamptz,
      primary key (tenant_id, id),
      foreign key (tenant_id, user_id) references membership (tenant_id, user_id)
    )`.execute(db)
  await isolateByTenant(db, 'api_token', { update: ['revoked_at'] })
  await openToSystem(db, 'api_token', {
    select: ['tenant_id', 'id', 'user_id', 'token_hash', 'scopes', 'expires_at', 'revoked_at', 'last_used_at'],
    update: ['last_used_at'],
  })
  await sql`create index on api_token (token_hash)`.execute(db)

  await sql`
    create table api_request (
      tenant_id uuid not null references company (tenant_id),
      user_id uuid not null,
      key_hash text not null,
      request_hash text not null,
      status integer,
      body jsonb,
      headers jsonb,
      created_at timestamptz not null default now(),
      primary key (tenant_id, user_id, key_hash)
    )`.execute(db)
  await isolateByTenant(db, 'api_request', {
    update: ['status', 'body', 'headers', 'request_hash', 'created_at'],
    remove: true,
  })

  await sql`
    create table event (
      tenant_id uuid not null references company (tenant_id),
      id uuid not null,
      happened_at timestamptz not null,
      actor_kind text not null,
      actor_id uuid,
      actor_name text not null,
      verb text not null,
      object_kind text not null,
      object_id text not null,
      details jsonb not null default '{}',
      primary key (tenant_id, id)
    )`.execute(db)
  await isolateByTenant(db, 'event')
  await sql`create index on event (tenant_id, object_kind, object_id, id)`.execute(db)
}
