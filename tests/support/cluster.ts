import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { startPostgres } from '../../bin/postgres.js'
import { prepareDatabase } from '../../worker/commands/migrate.ts'

export const TEMPLATE = 'briefke_template'

declare module 'vitest' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can be merged into vitest's own
  interface ProvidedContext {
    adminUrl: string
  }
}

/** One PostgreSQL for the whole run, with a migrated template that every test file clones. */
// biome-ignore lint/style/noDefaultExport: vitest calls a global set-up by its default export
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'briefke-test-'))
  const cluster = await startPostgres(folder, {
    settings: ['fsync=off', 'full_page_writes=off', 'max_connections=300'],
  })
  const admin = postgres(cluster.url(), { max: 1, onnotice: () => {} })
  await admin.unsafe(`create database ${TEMPLATE}`)
  await prepareDatabase({
    adminUrl: cluster.url('postgres', undefined, TEMPLATE),
    ...roleUrls(cluster.url('postgres', undefined, TEMPLATE)),
  })
  await admin.end()
  project.provide('adminUrl', cluster.url())
  return async () => {
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The runtime roles' connections to the same database; in tests their password is their name. */
export function roleUrls(adminUrl: string): { appUrl: string; systemUrl: string; queueUrl: string } {
  const as = (role: string) => {
    const url = new URL(adminUrl)
    url.username = role
    url.password = role
    return url.toString()
  }
  return { appUrl: as('briefke_app'), systemUrl: as('briefke_system'), queueUrl: as('briefke_queue') }
}
