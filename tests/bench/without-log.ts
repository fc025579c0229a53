import { type DatabaseConnection, Kysely } from 'kysely'
import postgres from 'postgres'
import type { Database } from '../../db/client.ts'
import { EagerDialect } from '../../db/driver.ts'
import type { Schema } from '../../db/schema.ts'

/** The runtime role's pool, with everything done but the log: what it costs is the difference. */
export function openWithoutLog(url: string) {
  const sql = postgres(url, { max: 8, onnotice: () => {}, types: { bigint: postgres.BigInt, date: DAY } })
  const kysely = new Kysely<Schema>({ dialect: new SilentDialect({ postgres: sql }) })
  return { db: { kysely, access: 'read write' } as unknown as Database, close: () => kysely.destroy() }
}

// As `db/client.ts` reads and writes days.
const DAY = { to: 1082, from: [1082], serialize: (day: string) => day, parse: (day: string) => day }

class SilentDialect extends EagerDialect {
  override createDriver() {
    const driver = super.createDriver()
    const acquire = driver.acquireConnection.bind(driver)
    const silent = new WeakSet<DatabaseConnection>()
    driver.acquireConnection = async () => {
      const connection = await acquire()
      if (silent.has(connection)) return connection
      silent.add(connection)
      const execute = connection.executeQuery.bind(connection)
      connection.executeQuery = (query, ...rest) =>
        query.sql.includes('evidence_head') ? Promise.resolve({ rows: [] }) : execute(query, ...rest)
      return connection
    }
    return driver
  }
}
