import postgres from 'postgres'
import { loadHouseTemplates } from '../../db/house-templates.ts'
import { migrate } from '../../db/migrate.ts'
import { loadSchemes } from '../../db/schemes.ts'
import { wallFindings } from '../../db/wall.ts'
import { migrateQueue } from '../../platform/queue.ts'
import { readSchemes } from '../../templates/schemes/read.ts'
import { houseTemplates } from '../../templates/studio/house.ts'

export type DatabaseUrls = {
  readonly adminUrl: string
  readonly appUrl: string
  readonly systemUrl: string
  readonly queueUrl: string
}

/** Brings a database to what this release needs: roles, schema, the queue's tables. Tells the migrations that ran. */
export async function prepareDatabase(urls: DatabaseUrls): Promise<readonly string[]> {
  const ran = await migrate(urls.adminUrl, { app: urls.appUrl, system: urls.systemUrl, queue: urls.queueUrl })
  await loadSchemes(urls.adminUrl, readSchemes())
  await loadHouseTemplates(urls.adminUrl, houseTemplates())
  await migrateQueue(urls.adminUrl)
  await requireWall(urls.adminUrl)
  return ran
}

/** Throws, naming every hole, when the tenant wall is not whole: then nothing may be served from this database (ISO-1). */
export async function requireWall(adminUrl: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} })
  try {
    const findings = await wallFindings(sql)
    if (findings.length > 0)
      throw new Error(`The tenant wall is not whole, so nothing is started.\n    ${findings.join('\n    ')}`)
  } finally {
    await sql.end()
  }
}
