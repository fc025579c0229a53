import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  backends,
  chaosFolder,
  environmentOf,
  isFull,
  long,
  report,
  seededChance,
  startProcess,
} from '../support/chaos.ts'
import { chaosHouse } from '../support/chaos-house.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

// JOB-5: a worker that is told to stop takes no more, finishes or hands back, and ends within 25 s.
const ASKED = { documents: long(200, 12), packs: long(6, 1), messages: long(6, 2) }
const STOPS = long(8, 1)
const ENDED_MS = 25_000

let databases: TestDatabase[] = []
beforeAll(async () => {
  databases = await Promise.all(backends.map(() => testDatabase()))
})
afterAll(async () => {
  for (const t of databases) await t.close()
})

describe('workers that are told to stop while they work', { concurrent: !isFull }, () => {
  for (const [index, { name, there, start }] of backends.entries())
    test.skipIf(!there)(
      `end by themselves, and the next goes on, with the queue on ${name}`,
      async () => {
        const t = databases[index] as TestDatabase
        const chance = seededChance(`stopped workers, ${name}`)
        const { folder, remove } = chaosFolder()
        const store = await start()
        const house = await chaosHouse(t, folder, store.url)
        const env = environmentOf(t.urls, folder, store.url)
        const times: number[] = []
        try {
          await house.issue(ASKED.documents, ASKED.packs)
          await house.askPacks({ from: 0, packs: ASKED.packs })
          await house.invite(ASKED.messages)
          for (let n = 0; n < STOPS; n++) {
            const worker = startProcess('worker/index.ts', env)
            await worker.ready
            await pause(chance() * 1_500)
            const began = Date.now()
            worker.child.kill('SIGTERM')
            expect(await worker.ended).toEqual({ code: 0, signal: null })
            times.push(Date.now() - began)
          }
          const last = startProcess('worker/index.ts', env)
          // The one before may have done everything: who is told to stop before he listens ends as any process does.
          await last.ready
          const took = await house.drained(90_000)
          last.child.kill('SIGTERM')
          expect((await last.ended).code).toBe(0)
          expect((await house.faults(ASKED)).faults).toEqual([])
          const slowest = Math.max(...times)
          expect(slowest).toBeLessThan(ENDED_MS)
          report(
            `stopped workers, ${name}: ${STOPS} stops, the slowest in ${slowest} ms; the rest done in ${(took / 1000).toFixed(1)} s`,
          )
        } finally {
          await house.close()
          await store.stop()
          remove()
        }
      },
      300_000,
    )
})
