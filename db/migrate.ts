import { Kysely, sql } from 'kysely'
import { PostgresJSDialect } from 'kysely-postgres-js'
import postgres, { type Sql } from 'postgres'
import { type Migration, migrations } from './migrations/index.ts'

/** The runtime connections whose roles the migration creates: each URL names its role and password. */
export type RuntimeUrls = { readonly app: string; readonly system: string; readonly queue: string }

const RUNTIME_ROLES = { app: 'briefke_app', system: 'briefke_system', queue: 'briefke_queue' } as const
const OWNER = 'briefke_owner'
/** Owns what adds up for the association. Nobody logs in as it, and no runtime role is a member of it. */
const OVERSIGHT = 'briefke_oversight'

/**
 * Brings a database up to date: roles, then every migration that has not run yet, each in its own transaction.
 * `adminUrl` must be allowed to create roles. Tells the names of what ran. Safe to run from several places at once.
 */
export async function migrate(
  adminUrl: string,
  urls: RuntimeUrls,
  known: readonly Migration[] = migrations,
): Promise<readonly string[]> {
  const client = postgres(adminUrl, { max: 1, onnotice: () => {} })
  try {
    await client`select pg_advisory_lock(4011)`
    await ensureRoles(client, urls)
    await client.unsafe(`set role ${OWNER}`)
    return await runPending(client, known)
  } finally {
    await client.end()
  }
}

async function ensureRoles(client: Sql, urls: RuntimeUrls) {
  await ensureRole(client, OWNER, 'nologin')
  await client.unsafe(`grant ${OWNER} to current_user`)
  await ensureRole(client, OVERSIGHT, 'nologin nosuperuser nocreatedb nocreaterole nobypassrls')
  await client.unsafe(`grant ${OVERSIGHT} to ${OWNER}`)
  for (const [part, role] of Object.entries(RUNTIME_ROLES)) {
    const { username, password } = new URL(urls[part as keyof RuntimeUrls])
    if (username !== role) throw new Error(`The ${part} connection must use the role ${role}, not ${username}.`)
    const [line] = await client<{ options: string }[]>`
      select format('login password %L nosuperuser nocreatedb nocreaterole nobypassrls', ${decodeURIComponent(password)}::text) as options`
    await ensureRole(client, role, line?.options ?? '')
  }
  const [database] = await client<{ name: string }[]>`select quote_ident(current_database()) as name`
  await client.unsafe(`grant create, connect on database ${database?.name} to ${OWNER}`)
  await client.unsafe(`grant usage, create on schema public to ${OWNER}`)
  await client.unsafe('revoke create on schema public from public')
  await client.unsafe(`grant usage on schema public to ${RUNTIME_ROLES.app}, ${RUNTIME_ROLES.system}`)
}

async function ensureRole(client: Sql, role: string, options: string) {
  const [existing] = await client`select 1 from pg_roles where rolname = ${role}`
  await client.unsafe(`${existing ? 'alter' : 'create'} role ${role} ${options}`)
}

async function runPending(client: Sql, known: readonly Migration[]): Promise<readonly string[]> {
  await client`create table if not exists public.schema_migration (name text primary key, ran_at timestamptz not null default now())`
  await client.unsafe(`grant select on schema_migration to ${RUNTIME_ROLES.app}`)
  const done = new Set((await client<{ name: string }[]>`select name from schema_migration`).map((row) => row.name))
  const db = new Kysely<unknown>({ dialect: new PostgresJSDialect({ postgres: client }) })
  const ran: string[] = []
  for (const migration of known.filter(({ name }) => !done.has(name))) {
    await db.transaction().execute(async (tx) => {
      await migration.up(tx)
      await sql`insert into schema_migration (name) values (${migration.name})`.execute(tx)
    })
    ran.push(migration.name)
  }
  return ran
}
