import { setTimeout as pause } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { backends, chaosFolder, isFull, long, report } from '../support/chaos.ts'
import { chaosHouse } from '../support/chaos-house.ts'
import { startSite } from '../support/chaos-site.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { redisProgram, startRedis } from '../support/redis.ts'

// JOB-2: the store of the queue is wiped, or away for a minute; the site keeps answering, and nothing is lost.
const AWAY_MS = long(60_000, 4_000)
const RECOVERED_MS = 60_000
const ANSWER_MS = 5_000

type Store = Awaited<ReturnType<(typeof backends)[number]['start']>>
type Loss = {
  readonly what: string
  readonly backend: (typeof backends)[number]['name']
  readonly isShort?: true
  /** Takes the store away for as long as the time says; what it returns is the store from then on. */
  readonly lose: (store: Store, t: TestDatabase, awayMs: number) => Promise<Store>
}

const losses: readonly Loss[] = [
  {
    ...{ what: 'wiped', backend: 'PostgreSQL', isShort: true },
    async lose(store, t) {
      const tables = await t.admin<{ tablename: string }[]>`
        select tablename from pg_tables where schemaname = 'bullmq' and tablename not like '%migration%' and tablename not like '%version%'`
      await t.admin.unsafe(`truncate ${tables.map(({ tablename }) => `bullmq."${tablename}"`).join(', ')} cascade`)
      return store
    },
  },
  {
    ...{ what: 'closed to the queue’s role', backend: 'PostgreSQL' },
    async lose(store, t, awayMs) {
      await t.admin`alter role briefke_queue nologin`
      await t.admin`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'briefke_queue'`
      await pause(awayMs)
      await t.admin`alter role briefke_queue login`
      return store
    },
  },
  {
    ...{ what: 'wiped', backend: 'Redis' },
    async lose(store) {
      const redis = new Redis(store.url ?? '')
      await redis.flushall()
      redis.disconnect()
      return store
    },
  },
  {
    ...{ what: 'frozen', backend: 'Redis' },
    async lose(store, _t, awayMs) {
      process.kill(store.pid, 'SIGSTOP')
      await pause(awayMs)
      process.kill(store.pid, 'SIGCONT')
      return store
    },
  },
  {
    ...{ what: 'gone, and back without its memory', backend: 'Redis', isShort: true },
    async lose(store, _t, awayMs) {
      const port = Number(new URL(store.url ?? '').port)
      await store.stop()
      await pause(awayMs)
      return startRedis(redisProgram() ?? '', port)
    },
  },
]

let t: TestDatabase
beforeAll(async () => {
  t = await testDatabase()
})
afterAll(() => t.close())

for (const { what, backend, isShort, lose } of losses) {
  const kind = backends.find(({ name }) => name === backend)
  test.skipIf(!kind?.there || (!isFull && !isShort))(
    `the queue on ${backend} is ${what}: the site answers all the time, and all is printed within a minute`,
    async () => {
      const { folder, remove } = chaosFolder()
      let store: Store = (await kind?.start()) ?? { url: undefined, pid: 0, stop: async () => {} }
      const house = await chaosHouse(t, folder, store.url)
      const site = await startSite(t, folder, store.url)
      const [numbers, times]: [string[], number[]] = [[], []]
      let isOver = false
      const load = async () => {
        while (!isOver) {
          const began = Date.now()
          const number = await house.issueThrough(site.url, began + 30_000)
          times.push(Date.now() - began)
          if (number !== null) numbers.push(number)
          expect((await fetch(`${site.url}/readyz`)).status).toBe(200)
          await pause(long(400, 150))
        }
      }
      try {
        const loading = load()
        await pause(1_500)
        store = await lose(store, t, AWAY_MS)
        await pause(500)
        isOver = true
        await loading
        const took = await house.drained(RECOVERED_MS)
        const documents = numbers.length * 2
        const { faults } = await house.faults({ documents, packs: 0, messages: 0 })
        expect(faults).toEqual([])
        const slowest = Math.max(...times)
        report(
          `${backend} ${what}: ${numbers.length} invoices issued meanwhile, the slowest in ${slowest} ms; all printed ${(took / 1000).toFixed(1)} s after`,
        )
        expect(new Set(numbers).size).toBe(numbers.length)
        expect(slowest).toBeLessThan(ANSWER_MS)
        expect(site.isUnharmed()).toBe(true)
      } finally {
        isOver = true
        expect(await site.stop()).toEqual([0, 0])
        await house.close()
        await store.stop()
        remove()
      }
    },
    AWAY_MS + 240_000,
  )
}
