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
  at?: number,
): Promise<{ readonly url: string; readonly port: number; readonly pid: number; readonly stop: () => Promise<void> }> {
  const port = at ?? (await freePort())
  const folder = mkdtempSync(join(tmpdir(), 'briefke-redis-'))
  const server = spawn(program, ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', ''], {
    stdio: 'ignore',
  })
  const gone = new Promise((resolve) => server.once('exit', resolve))
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    pid: server.pid ?? 0,
    async stop() {
      server.kill('SIGKILL')
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
