import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fail, root } from './setup.js'

/**
 * The connection of a role to what runs here: `npm start` makes the roles' passwords and, without DATABASE_URL, runs the
 * database on a port of its own.
 */
export function runningUrl(role) {
  const folder = resolve(root, process.env.BRIEFKE_DATA ?? 'data')
  const [keys, pid] = [join(folder, 'keys', 'database.json'), join(folder, 'postgres', 'cluster', 'postmaster.pid')]
  if (!existsSync(keys) || (!process.env.DATABASE_URL && !existsSync(pid)))
    fail(
      `Nothing runs on ${folder}. Start Briefke first, or set ${role === 'briefke_app' ? 'APP' : 'SYSTEM'}_DATABASE_URL to the connection of ${role}.`,
    )
  const port = process.env.DATABASE_URL ? '' : readFileSync(pid, 'utf8').split('\n')[3]
  const url = new URL(process.env.DATABASE_URL ?? `postgres://127.0.0.1:${port}/postgres`)
  url.username = role
  url.password = JSON.parse(readFileSync(keys, 'utf8'))[role]
  return url.toString()
}
