import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { inject } from 'vitest'

/** Looks into, or turns the days of, the embedded database of the running demo, as its superuser. */
export async function asSuperuser<T>(work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const folder = join(inject('productFolder'), 'postgres')
  const port = readFileSync(join(folder, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[3]
  const password = readFileSync(join(folder, 'superuser-password'), 'utf8').trim()
  const sql = postgres(`postgres://postgres:${password}@127.0.0.1:${port}/postgres`, { max: 1 })
  try {
    return await work(sql)
  } finally {
    await sql.end()
  }
}
