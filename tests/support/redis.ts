import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../bin/postgres.js'

/** The redis-server on this machine's PATH, or null: then the tests over Redis are reported as skipped, by name. */
export function redisProgram(): string | null {
  const places = (process.env['PATH'] ?? '').split(':').map((folder) => join(folder, 'redis-server'))
  return places.find((path) => existsSync(path)) ?? null
}

/** A Redis of the test's own, in a folder that goes with it. */
export async function startRedis(
  program: string,
): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'briefke-redis-'))
  const server = spawn(program, ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', ''], {
    stdio: 'ignore',
  })
  const gone = new Promise((resolve) => server.once('exit', resolve))
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      server.kill()
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
