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
