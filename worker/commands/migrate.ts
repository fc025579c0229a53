import { migrate } from '../../db/migrate.ts'
import { loadSchemes } from '../../db/schemes.ts'
import { migrateQueue } from '../../platform/queue.ts'
import { readSchemes } from '../../templates/schemes/read.ts'

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
  await migrateQueue(urls.adminUrl)
  return ran
}
