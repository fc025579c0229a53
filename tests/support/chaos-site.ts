import { freePort } from '../../bin/postgres.js'
import { environmentOf, type Process, startProcess } from './chaos.ts'
import type { TestDatabase } from './database.ts'

/** Web and worker as the supervisor runs them, over this database and store. */
export async function startSite(t: TestDatabase, folder: string, redisUrl: string | undefined) {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const env = { ...environmentOf(t.urls, folder, redisUrl), PORT: String(port), PUBLIC_URL: url }
  const parts: readonly Process[] = [startProcess('app/server/index.ts', env), startProcess('worker/index.ts', env)]
  const ready = await Promise.all(parts.map((part) => part.ready))
  if (ready.includes(false)) throw new Error('The site did not start.')
  return {
    url,
    /** Whether both processes are still those that were started. */
    isUnharmed: () => parts.every(({ child }) => child.exitCode === null && child.signalCode === null),
    async stop(): Promise<readonly (number | null)[]> {
      for (const { child } of parts) child.kill('SIGTERM')
      return Promise.all(parts.map(async ({ ended }) => (await ended).code))
    },
  }
}
