import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { TestDatabase } from '../support/database.ts'

/** The worker as `npm start` runs it, over a database of its own. */
export type BenchWorker = {
  /** Milliseconds until it said that it works. */
  readonly start: number
  readonly stop: () => Promise<void>
}

/** Starts it and waits until it works. */
export async function startWorker(t: TestDatabase, folder: string): Promise<BenchWorker> {
  const began = performance.now()
  const worker = fork(join(import.meta.dirname, '../../worker/index.ts'), {
    stdio: ['ignore', 2, 2, 'ipc'],
    env: {
      ...process.env,
      APP_DATABASE_URL: t.urls.appUrl,
      SYSTEM_DATABASE_URL: t.urls.systemUrl,
      QUEUE_DATABASE_URL: t.urls.queueUrl,
      REDIS_URL: undefined,
      BRIEFKE_DATA: folder,
      BRIEFKE_ALLOW_NO_SANDBOX: '1',
      LOG_LEVEL: 'warn',
    },
  })
  const ended = new Promise((resolve) => worker.once('exit', resolve))
  await new Promise((resolve) => worker.once('message', resolve))
  return {
    start: performance.now() - began,
    async stop() {
      worker.kill('SIGTERM')
      await ended
    },
  }
}
