import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import postgres, { type Sql } from 'postgres'
import { inject } from 'vitest'
import { type Database, openDatabase, openSystemDatabase, type SystemDatabase } from '../../db/client.ts'
import { keepLibrary, type LibraryKeeper } from '../../domain/schemes/library.ts'
import { roleUrls, TEMPLATE } from './cluster.ts'

export type TestDatabase = {
  readonly db: Database
  readonly system: SystemDatabase
  readonly library: LibraryKeeper
  /** The superuser: for arranging and for looking at what is really there. Never what the product uses. */
  readonly admin: Sql
  readonly urls: {
    readonly adminUrl: string
    readonly appUrl: string
    readonly systemUrl: string
    readonly queueUrl: string
  }
  readonly close: () => Promise<void>
}

/** A fresh database cloned from the migrated template, reached as the runtime roles. Call `close` in afterAll. */
export async function testDatabase(clusterUrl = inject('adminUrl')): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`
  const server = postgres(clusterUrl, { max: 1, onnotice: () => {} })
  await server.unsafe(`create database ${name} template ${TEMPLATE}`)
  const url = new URL(clusterUrl)
  url.pathname = `/${name}`
  const urls = { adminUrl: url.toString(), ...roleUrls(url.toString()) }
  const app = openDatabase(urls.appUrl, { name: 'test', max: 8 })
  const system = openSystemDatabase(urls.systemUrl, { name: 'test', max: 4 })
  const admin = postgres(urls.adminUrl, { max: 2, onnotice: () => {} })
  return {
    db: app.db,
    system: system.db,
    library: keepLibrary(system.db),
    admin,
    urls,
    async close() {
      await Promise.all([app.close(), system.close(), admin.end()])
      await server.unsafe(`drop database if exists ${name} with (force)`)
      await server.end()
    },
  }
}

/** Opens every connection of the pools first, so that what is then sent in parallel really runs in parallel. */
export async function warm(t: Pick<TestDatabase, 'db' | 'system'>): Promise<void> {
  const pools = [...Array.from({ length: 8 }, () => t.db), ...Array.from({ length: 4 }, () => t.system)]
  await Promise.all(pools.map(({ kysely }) => sql`select pg_sleep(0.2)`.execute(kysely)))
}
