import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { TestDatabase } from './database.ts'

export type BulkWorker = { readonly heapMb: () => Promise<number>; readonly stop: (how?: 'SIGKILL') => Promise<void> }
type Folders = { readonly files: string; readonly mailbox: string }

/** Starts a worker in a process of its own, which a test can kill. */
export async function startBulkWorker(t: TestDatabase, folders: Folders): Promise<BulkWorker> {
  const { appUrl, systemUrl, queueUrl } = t.urls
  const child: ChildProcess = fork(join(import.meta.dirname, 'bulk-worker.ts'), {
    env: {
      ...process.env,
      ...{ APP_URL: appUrl, SYSTEM_URL: systemUrl, QUEUE_URL: queueUrl },
      ...{ FOLDER: folders.files, MAILBOX: folders.mailbox },
    },
    execArgv: ['--disable-warning=ExperimentalWarning', '--expose-gc'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const gone = once(child, 'exit')
  await Promise.race([
    once(child, 'message'),
    gone.then(([code]) => Promise.reject(new Error(`the worker ended with ${code}`))),
  ])
  return {
    async heapMb() {
      const answer = once(child, 'message')
      child.send('heap')
      const [told] = (await answer) as [{ heapMb: number }]
      return told.heapMb
    },
    async stop(how) {
      if (how) child.kill(how)
      else child.disconnect()
      await gone
    },
  }
}
