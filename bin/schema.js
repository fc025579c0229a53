import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from './postgres.js'
import { root } from './setup.js'

/** Migrates an empty throw-away database and writes what it looks like into `db/`. */
export async function writeSchemaFiles() {
  const folder = mkdtempSync(join(tmpdir(), 'briefke-schema-'))
  const postgres = await startPostgres(folder, { settings: ['fsync=off'] })
  try {
    const { prepareDatabase } = await import('../worker/commands/migrate.ts')
    const { writeSchema } = await import('../worker/commands/schema.ts')
    const as = (role) => postgres.url(role, role)
    await prepareDatabase({
      adminUrl: postgres.url(),
      appUrl: as('briefke_app'),
      systemUrl: as('briefke_system'),
      queueUrl: as('briefke_queue'),
    })
    await writeSchema(postgres.url(), join(root, 'db'))
  } finally {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
