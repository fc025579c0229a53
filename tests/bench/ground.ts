import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { startPostgres } from '../../bin/postgres.js'
import { openDatabase, openSystemDatabase } from '../../db/client.ts'
import { keepLibrary } from '../../domain/schemes/library.ts'
import { prepareDatabase } from '../../worker/commands/migrate.ts'
import { roleUrls } from '../support/cluster.ts'
import type { TestDatabase } from '../support/database.ts'

/** Where a run of benchmarks stands: the embedded PostgreSQL exactly as `npm start` runs it, and a folder. */
export type Ground = {
  readonly folder: string
  /** A migrated database of its own. It is closed with the ground. */
  readonly database: (name: string) => Promise<TestDatabase>
  readonly close: () => Promise<void>
}

/** Starts PostgreSQL on a new folder; `close` leaves nothing behind. */
export async function openGround(): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), 'briefke-bench-'))
  const cluster = await startPostgres(join(folder, 'postgres'))
  const open: TestDatabase[] = []
  return {
    folder,
    async database(name) {
      const server = postgres(cluster.url(), { max: 1, onnotice: () => {} })
      await server.unsafe(`create database ${name}`)
      await server.end()
      const adminUrl = cluster.url('postgres', undefined, name)
      const urls = { adminUrl, ...roleUrls(adminUrl) }
      await prepareDatabase(urls)
      const app = openDatabase(urls.appUrl, { name: 'bench', max: 8 })
      const system = openSystemDatabase(urls.systemUrl, { name: 'bench', max: 2 })
      const admin = postgres(adminUrl, { max: 8, onnotice: () => {} })
      const close = async () => {
        await Promise.all([app.close(), system.close(), admin.end()])
      }
      const made = { db: app.db, system: system.db, library: keepLibrary(system.db), admin, urls, close }
      open.push(made)
      return made
    },
    async close() {
      for (const database of open) await database.close()
      await cluster.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
