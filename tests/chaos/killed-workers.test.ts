import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  backends,
  chaosFolder,
  environmentOf,
  isFull,
  long,
  type Process,
  processesOn,
  report,
  seededChance,
  startProcess,
} from '../support/chaos.ts'
import { chaosHouse } from '../support/chaos-house.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

// JOB-1: workers are killed without a word, again and again; every effect is there once, and nothing is lost.
const ASKED = { documents: long(200, 16), packs: long(20, 2), messages: long(20, 4) }
const STORM_MS = long(180_000, 6_000)
const DRAINED_MS = 90_000
const WORKERS = 2

let databases: TestDatabase[] = []
beforeAll(async () => {
  databases = await Promise.all(backends.map(() => testDatabase()))
})
afterAll(async () => {
  for (const t of databases) await t.close()
})

describe('workers that are killed without a word', { concurrent: !isFull }, () => {
  for (const [index, { name, there, start }] of backends.entries())
    test.skipIf(!there)(
      `do everything once and lose nothing, with the queue on ${name}`,
      async () => {
        const t = databases[index] as TestDatabase
        const chance = seededChance(`killed workers, ${name}`)
        const { folder, remove } = chaosFolder()
        const store = await start()
        const house = await chaosHouse(t, folder, store.url)
        const env = environmentOf(t.urls, folder, store.url)
        const workers: Process[] = Array.from({ length: WORKERS }, () => startProcess('worker/index.ts', env))
        try {
          await house.issue(ASKED.documents / 2, ASKED.packs)
          await Promise.all(workers.map(({ ready }) => ready))
          let kills = 0
          const storm = async () => {
            for (const end = Date.now() + STORM_MS; Date.now() < end; kills++) {
              await pause(500 + chance() * 2_500)
              const victim = Math.floor(chance() * WORKERS)
              workers[victim]?.child.kill('SIGKILL')
              await workers[victim]?.ended
              workers[victim] = startProcess('worker/index.ts', env)
            }
          }
          const ask = async () => {
            await house.askPacks({ from: 0, packs: ASKED.packs })
            await house.issue(ASKED.documents / 2, ASKED.packs)
            await house.invite(ASKED.messages)
          }
          await Promise.all([storm(), ask()])
          const left = await house.waiting()
          const took = await house.drained(DRAINED_MS)
          const { faults, leftFiles } = await house.faults(ASKED)
          report(
            `killed workers, ${name}: ${kills} kills, ${left} waited at the last, drained in ${(took / 1000).toFixed(1)} s; ${leftFiles} files were written for a print that was killed`,
          )
          expect(faults).toEqual([])
        } finally {
          for (const { child } of workers) child.kill('SIGTERM')
          await Promise.all(workers.map(({ ended }) => ended))
          await house.close()
          await store.stop()
        }
        await pause(1_000)
        expect(processesOn(folder), 'browsers without a worker').toEqual([])
        remove()
      },
      STORM_MS + 300_000,
    )
})
