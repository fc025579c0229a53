import { writeFileSync } from 'node:fs'
import postgres from 'postgres'
import { describeSchema, describeTypes } from '../../db/describe.ts'

/** Writes `db/schema.ts` and `db/schema.sql` from a migrated database. */
export async function writeSchema(adminUrl: string, folder: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1 })
  try {
    writeFileSync(`${folder}/schema.ts`, await describeTypes(sql))
    writeFileSync(`${folder}/schema.sql`, await describeSchema(sql))
  } finally {
    await sql.end()
  }
}
