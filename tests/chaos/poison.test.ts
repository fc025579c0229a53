import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  backends,
  chaosFolder,
  environmentOf,
  isFull,
  type Process,
  report,
  startProcess,
  untilHolds,
} from '../support/chaos.ts'
import { chaosHouse } from '../support/chaos-house.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

// JOB-4, the whole way: a page that takes down every worker is given up after three of them. Its rules, and how its row is
// given up, are tested in short by poison.test.ts beside the job, and by tests/integration/poison.test.ts.
let databases: TestDatabase[] = []
beforeAll(async () => {
  databases = await Promise.all(backends.map(() => testDatabase()))
})
afterAll(async () => {
  for (const t of databases) await t.close()
})

describe.skipIf(!isFull)('a page that takes the worker down', () => {
  for (const [index, { name, there, start }] of backends.entries())
    test.skipIf(!there)(
      `is given up after three workers, with a reason, with the queue on ${name}`,
      async () => {
        const t = databases[index] as TestDatabase
        const { folder, remove } = chaosFolder()
        const store = await start()
        const house = await chaosHouse(t, folder, store.url)
        const env = environmentOf(t.urls, folder, store.url)
        let [deaths, isOver] = [0, false]
        let current: Process | undefined
        const supervise = async () => {
          while (!isOver) {
            current = startProcess('tests/support/poisoned-worker.ts', env)
            await current.ended
            deaths++
          }
        }
        const running = supervise()
        try {
          await house.issue(2, 1)
          const failed = async () => t.admin`select failure from document where status = 'failed'`
          const took = await untilHolds(
            400_000,
            () => `${deaths} workers died`,
            async () => (await failed()).length === 2,
          )
          report(`poison, ${name}: two pages given up after ${deaths} workers and ${(took / 1000).toFixed(0)} s`)
          expect((await failed())[0]?.['failure']).toMatch(
            /^It was started \d+ times, and each time the worker went down/,
          )
          const incidents = await t.admin`select reason from job_incident where job_name = 'render-document'`
          expect(incidents).toHaveLength(2)
          expect(deaths).toBeLessThan(12)
        } finally {
          isOver = true
          current?.child.kill('SIGKILL')
          await running
          await house.close()
          await store.stop()
          remove()
        }
      },
      500_000,
    )
})
