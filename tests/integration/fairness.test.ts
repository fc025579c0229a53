import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { queuedDocuments } from '../../db/system/work.ts'
import { openQueue, type QueueStore, runWorker } from '../../platform/queue.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { handlersThat } from '../support/handlers.ts'
import { redisProgram, startRedis } from '../support/redis.ts'

// JOB-7: a company with 5,000 queued documents delays another's single one by 10 s at most, on both stores.
const log = pino({ level: 'silent' })
const redis = redisProgram()
const MANY = 5_000
const PRINT_MS = 50
const WITHIN_MS = 10_000

let t: TestDatabase
let server: Awaited<ReturnType<typeof startRedis>> | null = null
beforeAll(async () => {
  t = await testDatabase()
  if (redis) server = await startRedis(redis)
})
afterAll(async () => {
  await server?.stop()
  await t.close()
})

const stores: readonly (readonly [name: string, there: boolean, store: () => QueueStore])[] = [
  ['PostgreSQL', true, () => ({ databaseUrl: t.urls.queueUrl })],
  ['Redis', redis !== null, () => ({ databaseUrl: '', redisUrl: server?.url })],
]

for (const [name, there, store] of stores)
  describe.skipIf(!there)(`companies that share the queue on ${name}`, () => {
    test('thousands of one, each rung as if it were awaited, do not keep another’s single ones waiting', async () => {
      const [large, small] = [crypto.randomUUID(), crypto.randomUUID()]
      const queue = openQueue(store(), log)
      const single = (pace: 'awaited' | 'bulk') => {
        const documentId = crypto.randomUUID()
        return queue.ring('render-document', { tenantId: small, documentId }, pace).then(() => documentId)
      }
      for (let rung = 0; rung < MANY; rung += 100)
        await Promise.all(
          Array.from({ length: 100 }, () =>
            queue.ring('render-document', { tenantId: large, documentId: crypto.randomUUID() }),
          ),
        )
      const done = new Map<string, number>()
      const ofLarge = () => done.size - [first, second].filter((id) => done.has(id)).length
      let [first, second] = ['', '']
      const handlers = handlersThat({
        async 'render-document'({ documentId }) {
          await new Promise((resolve) => setTimeout(resolve, PRINT_MS))
          done.set(documentId, performance.now())
        },
      })
      const running = await runWorker(store(), handlers, { concurrency: 4, log, sweepEveryMs: 60_000 })
      await vi.waitFor(() => expect(done.size).toBeGreaterThan(30), 20_000)
      const [began, before] = [performance.now(), ofLarge()]
      first = await single('awaited')
      second = await single('bulk')
      await vi.waitFor(() => expect(done.has(first) && done.has(second)).toBe(true), {
        timeout: 2 * WITHIN_MS,
        interval: 20,
      })
      const between = ofLarge() - before
      const waited = Math.max(done.get(first) ?? 0, done.get(second) ?? 0) - began
      await running.drain()
      await queue.close()
      expect(waited).toBeLessThan(WITHIN_MS)
      // Those that were already under way, a few more while we looked, and none of the thousands behind them.
      expect(between).toBeLessThan(60)
    }, 120_000)
  })

test('the sweep finds another company’s single document although thousands have waited longer', async () => {
  const [large, small] = [crypto.randomUUID(), crypto.randomUUID()]
  await t.admin.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`
      insert into document (tenant_id, id, trade_document_id, kind, paper, requested_at)
      select ${large}, gen_random_uuid(), gen_random_uuid(), 'trade-document', 'A4', '2026-03-01T00:00:00Z'
      from generate_series(1, ${MANY})`
    await tx`
      insert into document (tenant_id, id, trade_document_id, kind, paper, requested_at)
      values (${small}, gen_random_uuid(), gen_random_uuid(), 'trade-document', 'A4', '2026-03-02T00:00:00Z')`
  })
  const found = await queuedDocuments(t.system, new Date('2026-03-03T00:00:00Z'))
  expect(found.slice(0, 2).map(({ tenant_id }) => tenant_id)).toEqual([large, small])
})
