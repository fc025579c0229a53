import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { inTenant } from '../../db/tenant.ts'
import { insertEvent } from '../../domain/events/queries.ts'
import { blinded, enterCheckpoints, sealAssociationLog } from '../../domain/evidence-log/association.ts'
import { readCheckpoint } from '../../domain/evidence-log/checkpoint.ts'
import { sha256Bytes } from '../../domain/evidence-log/hash.ts'
import { sealLog } from '../../domain/evidence-log/seal.ts'
import { isIncluded, leafHash, nodeHash } from '../../domain/evidence-log/tree.ts'
import { newCompany, type TestCompany, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let t: TestDatabase
let company: TestCompany
beforeAll(async () => {
  t = await testDatabase()
})
beforeEach(async () => {
  company = await newCompany(t)
})
afterAll(() => t.close())

const hashNode = (left: Uint8Array, right: Uint8Array) => nodeHash(sha256Bytes, left, right)
const services = testServices()
const deps = () => ({ ...services, db: t.db, system: t.system })
const say = () =>
  inTenant(t.db, company.tenantId, (tx) =>
    insertEvent(tx, company.owner, services.clock.now(), { verb: 'weighed', objectKind: 'parcel', objectId: '1' }),
  )
const seal = () => sealLog(deps(), company.tenantId)

describe('the log of all checkpoints', () => {
  test('holds each checkpoint once and blinded, and proves it to the company whose it is', async () => {
    await say()
    const { note } = await seal()
    await enterCheckpoints(deps(), company.tenantId)
    await enterCheckpoints(deps(), company.tenantId)
    const [row] =
      await t.admin`select salt, association_index::int as index from evidence_checkpoint where tenant_id = ${company.tenantId}`
    const leaves = await t.admin<{ hash: Buffer }[]>`select hash from association_leaf order by index`
    const own = blinded(row?.['salt'], note)
    expect(leaves.filter(({ hash }) => hash.equals(own)).length).toBe(1)
    expect(leaves[row?.['index']]?.hash.equals(own)).toBe(true)
    const head = await sealAssociationLog(deps())
    const { size, root } = readCheckpoint(head ?? '')
    expect(size).toBe(BigInt(leaves.length))
    if (leaves.length === 1)
      expect(isIncluded(hashNode, { leaf: leafHash(sha256Bytes, own), index: 0n, size, root, proof: [] })).toBe(true)
    expect(await sealAssociationLog(deps())).toBeNull()
  })

  test('is not signed when checkpoints were taken out of it', async () => {
    await say()
    await seal()
    await enterCheckpoints(deps(), company.tenantId)
    await sealAssociationLog(deps())
    await t.admin`delete from association_leaf where index = (select max(index) from association_leaf)`
    await t.admin`delete from association_checkpoint where size = (select max(size) from association_checkpoint)`
    await say()
    await seal()
    await enterCheckpoints(deps(), company.tenantId)
    await expect(sealAssociationLog(deps())).rejects.toThrow('does not continue')
  })
})
