import { randomBytes } from 'node:crypto'
import { mkdtempSync, renameSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { inTenant } from '../../db/tenant.ts'
import { insertEvents } from '../../domain/events/queries.ts'
import { sweepUnnamedFiles } from '../../domain/retention/unnamed-files.ts'
import { folderFiles } from '../../platform/files.ts'
import { folderLeftovers } from '../../platform/leftover-files.ts'
import { folderWitness } from '../../platform/witness.ts'
import { newCompany, type TestCompany, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

const folder = mkdtempSync(join(tmpdir(), 'briefke-unnamed-'))
const files = folderFiles(join(folder, 'files'))
const leftovers = folderLeftovers(join(folder, 'files'))
const services = { ...testServices(), files, leftovers, witness: folderWitness(join(folder, 'witness')) }
let t: TestDatabase
let company: TestCompany
beforeAll(async () => {
  t = await testDatabase()
})
beforeEach(async () => {
  company = await newCompany(t)
})
afterAll(async () => {
  await t.close()
  rmSync(folder, { recursive: true, force: true })
})
const deps = (changed: object = {}) => ({ ...services, db: t.db, system: t.system, ...changed })
const sweeper = () => ({ role: 'system', tenantId: company.tenantId, name: 'Files', userId: null }) as const
const sweep = (changed: object = {}) => sweepUnnamedFiles(deps(changed), sweeper(), { remove: true })
/** A file as a killed print leaves it, this many hours old. */
async function stored(hours: number, content: Uint8Array = randomBytes(64)): Promise<string> {
  const { sha256 } = await files.put(company.tenantId, content)
  const at = services.clock.now().getTime() / 1000 - hours * 3600
  utimesSync(join(folder, 'files', company.tenantId, sha256.slice(0, 2), sha256), at, at)
  return sha256
}
const isThere = async (sha256: string) => (await files.size(company.tenantId, sha256)) !== null
const say = (details: Readonly<Record<string, unknown>>) =>
  inTenant(t.db, company.tenantId, (tx) =>
    insertEvents(tx, company.owner, services.clock.now(), [
      { verb: 'weighed', objectKind: 'parcel', objectId: '1', details },
    ]),
  )

test('a file that no row has named for a day goes; a younger one, and one that was stored again, stay', async () => {
  const [old, young] = [await stored(25), await stored(23)]
  expect(await sweepUnnamedFiles(deps(), sweeper(), { remove: false })).toEqual({ found: [old], removed: 0 })
  const content = randomBytes(64)
  const again = await stored(30, content)
  const late = {
    ...leftovers,
    removeOld: async (...of: Parameters<typeof leftovers.removeOld>) => {
      if (of[1] === again) await files.put(company.tenantId, content)
      return leftovers.removeOld(...of)
    },
  }
  expect((await sweep({ leftovers: late })).removed).toBe(1)
  expect([await isThere(old), await isThere(young), await isThere(again)]).toEqual([false, true, true])
})

test('a file that a row, a list or an entry of the log names stays', async () => {
  const [row, entry] = [await stored(48), await stored(48)]
  await t.admin`insert into stored_file (tenant_id, sha256, purpose, name, media_type, bytes, stored_by, stored_at)
    values (${company.tenantId}, ${row}, 'import', 'a.csv', 'text/csv', 64, ${company.owner.userId}, now())`
  await say({ file: entry })
  expect(await sweep()).toEqual({ found: [], removed: 0 })
  expect([await isThere(row), await isThere(entry)]).toEqual([true, true])
})

test('nothing goes when a backup was put back: the log is another than its copies say', async () => {
  const file = await stored(48)
  await say({})
  await sweep({ leftovers: { ...leftovers, old: async () => [] } })
  await t.admin.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    for (const table of ['event', 'evidence_node', 'evidence_checkpoint', 'evidence_head'])
      await tx`delete from ${tx(table)} where tenant_id = ${company.tenantId}`
  })
  await expect(sweep()).rejects.toThrow('not signed')
  expect(await isThere(file)).toBe(true)
})

test('a sweep that was killed between looking and taking away leaves nothing aside: the next one puts it back', async () => {
  const file = await stored(1)
  const place = join(folder, 'files', company.tenantId, file.slice(0, 2), file)
  renameSync(place, join(folder, 'files', 'incoming', `leftover-${company.tenantId}-${file}`))
  expect(await isThere(file)).toBe(false)
  expect((await sweep()).removed).toBe(0)
  expect(await isThere(file)).toBe(true)
})

test('another company’s file is not even looked at', async () => {
  const [theirs, file] = [company, await stored(48)]
  company = await newCompany(t)
  expect((await sweep()).found).toEqual([])
  expect(await files.size(theirs.tenantId, file)).toBe(64)
})
