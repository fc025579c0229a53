import { connect, createServer, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../db/client.ts'
import { inTenant } from '../../db/tenant.ts'
import { newCompany } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

// What bin/mend.js mends: a connection that is lost within a transaction ended the process, or was never used again.
let t: TestDatabase
beforeAll(async () => {
  t = await testDatabase()
})
afterAll(() => t.close())

test('a transaction whose connection is lost fails, and the pool’s only connection serves the next one', async () => {
  const { tenantId } = await newCompany(t)
  const pool = openDatabase(t.urls.appUrl, { name: 'lost', max: 1 })
  try {
    for (let round = 0; round < 20; round++) {
      const lost = inTenant(pool.db, tenantId, async (tx) => {
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
        await t.admin`select pg_terminate_backend(${rows[0]?.pid ?? 0})`
        // At once, a moment later, and when the server has long said that it is gone.
        await new Promise((resolve) => setTimeout(resolve, (round % 4) * 20))
        await sql`select 1`.execute(tx)
      })
      await expect(lost).rejects.toThrow()
      const found = () => inTenant(pool.db, tenantId, (tx) => tx.selectFrom('company').select('tenant_id').execute())
      // The first may still meet the connection on which the server says good-bye.
      expect(await found().catch(found)).toHaveLength(1)
    }
  } finally {
    await pool.close()
  }
})

/** A way to the database that can be cut: then whoever is on it is thrown off, and whoever comes is turned away. */
async function wayThere(url: string) {
  const goal = new URL(url)
  const sockets = new Set<Socket>()
  let [isCut, cutAt] = [false, '']
  const server = createServer((here) => {
    if (isCut) return void here.destroy()
    const there = connect(Number(goal.port), goal.hostname)
    here.on('data', (said) => {
      if (cutAt !== '' && said.includes(cutAt)) cut()
    })
    for (const [one, other] of [
      [here, there],
      [there, here],
    ] as const) {
      sockets.add(one)
      one.on('error', () => {})
      one.on('close', () => void (sockets.delete(one) && other.destroy()))
      one.pipe(other)
    }
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const way = new URL(url)
  way.port = String((server.address() as { port: number }).port)
  const cut = () => {
    isCut = true
    for (const socket of sockets) socket.destroy()
  }
  return {
    ...{ url: way.href, cut },
    /** Cuts it as soon as somebody asks for this. */
    cutWhenAsked(text: string) {
      cutAt = text
    },
    mend() {
      isCut = false
      cutAt = ''
    },
    close(): Promise<unknown> {
      cut()
      return new Promise((done) => server.close(done))
    },
  }
}

test('of those who wait for a connection while the database is away nobody is forgotten, and every connection serves again', async () => {
  const { tenantId } = await newCompany(t)
  const way = await wayThere(t.urls.appUrl)
  const MAX = 3
  const pool = openDatabase(way.url, { name: 'waiting', max: MAX })
  const ask = (ms: number) => inTenant(pool.db, tenantId, (tx) => sql`select pg_sleep(${ms / 1000})`.execute(tx))
  try {
    for (let round = 0; round < 5; round++) {
      const asked = Array.from({ length: 8 * MAX }, () => ask(20))
      const all = Promise.allSettled(asked).then(() => 'everybody was answered')
      await pause(round * 15)
      way.cut()
      await pause(200)
      way.mend()
      expect(await Promise.race([all, pause(10_000, 'somebody waits for ever', { ref: false })])).toBe(
        'everybody was answered',
      )
      while (
        await ask(0).then(
          () => false,
          () => true,
        )
      )
        await pause(50)
      let [inside, most] = [0, 0]
      const together = Array.from({ length: 4 * MAX }, () =>
        inTenant(pool.db, tenantId, async (tx) => {
          most = Math.max(most, ++inside)
          await sql`select pg_sleep(0.1)`.execute(tx)
          inside--
        }),
      )
      await Promise.all(together)
      expect(most, 'connections that serve').toBe(MAX)
    }
  } finally {
    await pool.close()
    await way.close()
  }
}, 60_000)

test('a connection that is lost while it asks for the types of the database does not end the process', async () => {
  const { tenantId } = await newCompany(t)
  const way = await wayThere(t.urls.appUrl)
  const pool = openDatabase(way.url, { name: 'types', max: 1 })
  const ask = () => inTenant(pool.db, tenantId, (tx) => sql`select 1`.execute(tx))
  try {
    way.cutWhenAsked('pg_type')
    const asked = ask()
    await pause(500)
    way.mend()
    await asked.catch(ask)
  } finally {
    await pool.close()
    await way.close()
  }
})
