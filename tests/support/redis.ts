import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** The redis-server on this machine's PATH, or null: then the tests over Redis are reported as skipped, by name. */
export function redisProgram(): string | null {
  const places = (process.env['PATH'] ?? '').split(':').map((folder) => join(folder, 'redis-server'))
  return places.find((path) => existsSync(path)) ?? null
}
