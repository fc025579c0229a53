import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { freePort } from '../../bin/postgres.js'
import type { Handlers, JobRun } from '../../platform/jobs.ts'
import { openQueue, type QueueStore, type RunningWorker, runWorker } from '../../platform/queue.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { handlersThat } from '../support/handlers.ts'
import { redisProgram, startRedis } from '../support/redis.ts'

// One contract, two stores: the same tests over PostgreSQL and, where there is a redis-server, over Redis.
const log = pino({ level: 'silent' })
const redis = redisProgram()
let t: TestDatabase
let redisUrl = process.env['REDIS_URL'] ?? ''
let stopRedis = async () => {}

beforeAll(async () => {
  t = await testDatabase()
  if (redis && !redisUrl) {
    const server = await startRedis(redis)
    redisUrl = server.url
    stopRedis = server.stop
  }
})
afterAll(async () => {
  await stopRedis()
  await t.close()
})

const stores: readonly (readonly [name: string, there: boolean, store: () => QueueStore])[] = [
  ['PostgreSQL', true, () => ({ databaseUrl: t.urls.queueUrl })],
  ['Redis', Boolean(redis) || redisUrl !== '', () => ({ databaseUrl: t.urls.queueUrl, redisUrl })],
]

for (const [name, there, store] of stores) {
  describe.skipIf(!there)(`the queue on ${name}`, () => {
    const open: { close: () => Promise<void> }[] = []
    afterEach(async () => {
      for (const part of open.splice(0)) await part.close()
    })

    const ids = () => ({ tenantId: crypto.randomUUID(), documentId: crypto.randomUUID() })
    function sender() {
      const queue = openQueue(store(), log)
      open.push(queue)
      return queue
    }
    async function worker(part: Partial<Handlers>, concurrency = 2): Promise<RunningWorker> {
      const running = await runWorker(store(), handlersThat(part), { concurrency, log, sweepEveryMs: 60_000 })
      open.unshift({ close: running.drain })
      return running
    }

    test('hands a rung job to its handler with its payload', async () => {
      const seen: unknown[] = []
      await worker({ 'render-document': async (payload) => void seen.push(payload) })
      const payload = ids()
      await sender().ring('render-document', payload)
      await vi.waitFor(() => expect(seen).toEqual([payload]), 10_000)
    })

    test('closing waits for the bells that nobody else waits for', async () => {
      const seen: unknown[] = []
      const queue = openQueue(store(), log)
      const payloads = Array.from({ length: 20 }, ids)
      for (const payload of payloads) void queue.ring('render-document', payload)
      await queue.close()
      await worker({ 'render-document': async (payload) => void seen.push(payload) })
      await vi.waitFor(() => expect(seen).toHaveLength(20), 10_000)
    })

    test('rings for the same row while it waits make one job', async () => {
      const payload = ids()
      const queue = sender()
      await Promise.all(Array.from({ length: 10 }, () => queue.ring('render-document', payload)))
      let runs = 0
      await worker({ 'render-document': async () => void runs++ })
      await vi.waitFor(() => expect(runs).toBe(1), 10_000)
      await new Promise((resolve) => setTimeout(resolve, 300))
      expect(runs).toBe(1)
    })

    test('a finished job does not swallow the next ring for the same row', async () => {
      let runs = 0
      await worker({ 'render-document': async () => void runs++ })
      const payload = ids()
      const queue = sender()
      await queue.ring('render-document', payload)
      await vi.waitFor(() => expect(runs).toBe(1), 10_000)
      await vi.waitFor(
        async () => {
          await queue.ring('render-document', payload)
          expect(runs).toBeGreaterThan(1)
        },
        { timeout: 10_000, interval: 200 },
      )
    })

    test('a mail waits for no paper, and what is awaited for none of many', async () => {
      const queue = sender()
      const { tenantId } = ids()
      await queue.ring('build-audit-pack', { tenantId, packId: crypto.randomUUID() })
      for (let n = 0; n < 4; n++) await queue.ring('render-document', ids(), 'bulk')
      const awaited = ids()
      await queue.ring('render-document', awaited)
      await queue.ring('send-invitation', { invitationId: crypto.randomUUID() })
      const done: string[] = []
      const note = (name: string) => async () => void done.push(name)
      const handlers = {
        'send-invitation': note('mail'),
        'render-document': async ({ documentId }: { documentId: string }) =>
          void done.push(documentId === awaited.documentId ? 'awaited' : 'paper'),
        'build-audit-pack': note('pack'),
      }
      await worker(handlers, 1)
      await vi.waitFor(
        () => expect(done).toEqual(['mail', 'awaited', 'pack', 'paper', 'paper', 'paper', 'paper']),
        10_000,
      )
    })

    test('tries a failing job again and says which attempt it is', async () => {
      const attempts: JobRun[] = []
      await worker({
        'build-audit-pack': async (_payload, run) => {
          attempts.push(run)
          if (run.attempt < 2) throw new Error('not yet')
        },
      })
      await sender().ring('build-audit-pack', { tenantId: crypto.randomUUID(), packId: crypto.randomUUID() })
      await vi.waitFor(() => expect(attempts.map(({ attempt }) => attempt)).toEqual([1, 2]), 15_000)
    })

    test('draining finishes what runs and takes nothing more', async () => {
      const done: string[] = []
      const running = await worker(
        {
          'render-document': async () => {
            await new Promise((resolve) => setTimeout(resolve, 500))
            done.push('finished')
          },
        },
        1,
      )
      const queue = sender()
      await queue.ring('render-document', ids())
      await new Promise((resolve) => setTimeout(resolve, 200))
      await queue.ring('render-document', ids())
      await running.drain()
      open.shift()
      expect(done).toEqual(['finished'])
    })
  })
}

test('ringing without a reachable store does not throw: the sweep will find the row', async () => {
  const queue = openQueue({ databaseUrl: 'postgres://briefke_queue:x@127.0.0.1:1/none' }, log)
  await queue.ring('render-document', { tenantId: crypto.randomUUID(), documentId: crypto.randomUUID() })
  await queue.close()
})

test('ringing while Redis is away returns within two seconds and throws nothing', async () => {
  const queue = openQueue({ databaseUrl: '', redisUrl: `redis://127.0.0.1:${await freePort()}` }, log)
  const began = Date.now()
  await queue.ring('render-document', { tenantId: crypto.randomUUID(), documentId: crypto.randomUUID() })
  expect(Date.now() - began).toBeLessThan(2_000)
  await queue.close()
})
