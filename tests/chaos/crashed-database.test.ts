import { setTimeout as pause } from 'node:timers/promises'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startPostgres } from '../../bin/postgres.js'
import { backends, chaosFolder, long, report, seededChance, untilHolds } from '../support/chaos.ts'
import { chaosHouse } from '../support/chaos-house.ts'
import { startSite } from '../support/chaos-site.ts'
import { makeTemplate, TEMPLATE } from '../support/cluster.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

// JOB-3: PostgreSQL crashes under load. What was acknowledged is there, once, and web and worker go on by themselves.
const CRASHES = long(5, 2)
// A machine that runs other tests beside takes its time to recover.
const BACK_MS = long(15_000, 40_000)
const CLIENTS = 3
// JOB-5 holds without a database too.
const ENDED_MS = 25_000

type Cluster = Awaited<ReturnType<typeof startPostgres>>
const { folder: clusterFolder, remove: removeCluster } = chaosFolder()
const settings = ['max_connections=100']
let cluster: Cluster
let t: TestDatabase

beforeAll(async () => {
  cluster = await startPostgres(clusterFolder, { settings })
  await makeTemplate(cluster.url, TEMPLATE)
})
afterAll(async () => {
  await cluster.stop('SIGQUIT')
  removeCluster()
})

/** Whether somebody new is let in: the server has recovered. */
async function letsIn(): Promise<boolean> {
  const sql = postgres(t.urls.appUrl, { max: 1, connect_timeout: 5 })
  try {
    await sql`select 1`
    return true
  } finally {
    await sql.end({ timeout: 0 })
  }
}

/** A process that serves one of ours is killed, and the server with it recovers; or the whole server ends at once. */
async function crash(isWhole: boolean): Promise<void> {
  if (isWhole) {
    await cluster.stop('SIGQUIT')
    cluster = await startPostgres(clusterFolder, { settings, port: cluster.port })
    return
  }
  const [row] = await t.admin<{ pid: number }[]>`
    select pid from pg_stat_activity where usename = 'briefke_app' and pid <> pg_backend_pid() limit 1`
  if (!row) throw new Error('Nobody of ours is connected.')
  process.kill(row.pid, 'SIGKILL')
}

describe('a PostgreSQL that crashes under load', () => {
  for (const { name, there, start } of backends)
    test.skipIf(!there)(
      `loses nothing that was acknowledged, and all goes on by itself, with the queue on ${name}`,
      async () => {
        const chance = seededChance(`crashed database, ${name}`)
        t = await testDatabase(cluster.url())
        const { folder, remove } = chaosFolder()
        const store = await start()
        const house = await chaosHouse(t, folder, store.url)
        const site = await startSite(t, folder, store.url)
        const numbers: string[] = []
        const backs: string[] = []
        let isOver = false
        const load = async () => {
          while (!isOver) {
            const number = await house.issueThrough(site.url, Date.now() + 180_000)
            if (number !== null) numbers.push(number)
          }
        }
        try {
          const loading = Array.from({ length: CLIENTS }, load)
          for (let n = 0; n < CRASHES; n++) {
            await pause(1_500 + chance() * long(6_000, 1_000))
            const crashed = Date.now()
            await crash(n % 2 === 1)
            const known = numbers.length
            const letting = untilHolds(BACK_MS, () => 'the server lets nobody in', letsIn).then(() => Date.now())
            const issuing = untilHolds(
              BACK_MS,
              () => 'nothing was issued',
              async () => numbers.length > known,
            ).then(() => Date.now())
            backs.push(
              `${(await Promise.all([issuing, letting])).map((at) => ((at - crashed) / 1000).toFixed(1)).join(' (')})`,
            )
          }
          isOver = true
          await Promise.all(loading)
          const took = await house.drained(90_000)
          const { faults } = await house.faults({ documents: numbers.length * 2, packs: 0, messages: 0 })
          expect(faults).toEqual([])
          const known = await t.admin<{ number: string }[]>`select number from trade_document`
          expect(known.map(({ number }) => number).toSorted()).toEqual(numbers.toSorted())
          expect(site.isUnharmed()).toBe(true)
          report(
            `crashed database, ${name}: ${CRASHES} crashes, ${numbers.length} invoices acknowledged; issuing again after ${backs.join(', ')} s (of which the server itself took); all printed ${(took / 1000).toFixed(1)} s after the load`,
          )
        } finally {
          isOver = true
          await site.stop()
          await house.close()
          await store.stop()
          await t.close().catch(() => {})
          remove()
        }
      },
      600_000,
    )

  test('does not keep web and worker from ending when it stays away', async () => {
    t = await testDatabase(cluster.url())
    const { folder, remove } = chaosFolder()
    const house = await chaosHouse(t, folder, undefined)
    const site = await startSite(t, folder, undefined)
    try {
      await house.issue(10, 1)
      await cluster.stop('SIGQUIT')
      await pause(1_000)
      const asked = Date.now()
      expect(await site.stop()).toEqual([0, 0])
      expect(Date.now() - asked).toBeLessThan(ENDED_MS)
      report(`database gone: web and worker ended ${Date.now() - asked} ms after they were told`)
    } finally {
      await site.stop()
      await house.close().catch(() => {})
      await t.close().catch(() => {})
      remove()
    }
  }, 120_000)
})
