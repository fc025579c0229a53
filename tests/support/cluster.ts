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
  await makeTemplate(cluster.url, TEMPLATE)
  project.provide('adminUrl', cluster.url())
  return async () => {
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A migrated database of this name, in a cluster that has none yet. */
export async function makeTemplate(url: Awaited<ReturnType<typeof startPostgres>>['url'], name: string): Promise<void> {
  const admin = postgres(url(), { max: 1, onnotice: () => {} })
  await admin.unsafe(`create database ${name}`)
  const adminUrl = url('postgres', undefined, name)
  await prepareDatabase({ adminUrl, ...roleUrls(adminUrl) })
  await admin.end()
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
