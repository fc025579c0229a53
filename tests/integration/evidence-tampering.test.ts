import { Readable } from 'node:stream'
import type { Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inTenant } from '../../db/tenant.ts'
import { insertEvents } from '../../domain/events/queries.ts'
import { checkLog } from '../../domain/evidence-log/check.ts'
import { erasePerson } from '../../domain/evidence-log/erase.ts'
import { sealLog } from '../../domain/evidence-log/seal.ts'
import { day } from '../../domain/kernel/calendar.ts'
import { newCompany, newCounterparty, type TestCompany, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { arrangeInvoice } from '../support/packs.ts'
import { tamperings } from '../support/tampered-log.ts'

const TABLES = ['event', 'evidence_head', 'evidence_node', 'evidence_checkpoint', 'document'] as const
const [SIZES, SEED] = [[40, 270, 300] as const, 20_261_128]
const ROUNDS = 13
const services = testServices()
const replaced = new Map<string, Uint8Array | null>()
/** Files of which some were taken away, or have other bytes. */
const files: typeof services.files = {
  ...services.files,
  size: async (tenantId, sha256) => (replaced.get(sha256) === null ? null : services.files.size(tenantId, sha256)),
  read: (tenantId, sha256) => {
    const other = replaced.get(sha256)
    return other ? Readable.from([other]) : services.files.read(tenantId, sha256)
  },
}
let t: TestDatabase
let [company, other] = [] as unknown as [TestCompany, TestCompany]
const papers: { readonly seq: number; readonly sha256: string; readonly page: string }[] = []
const deps = () => ({ ...services, files, db: t.db, system: t.system })
const check = (of = company) => checkLog(deps(), of.tenantId)
const at = new Date('2026-11-24T10:00:00Z')

/** Dice that fall the same way whenever the seed is the same. */
function dice(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

async function fill(of: TestCompany): Promise<void> {
  let written = 0
  const buyer = await newCounterparty(t, of.tenantId)
  for (const [nth, size] of SIZES.entries()) {
    const pdf = Buffer.from(`%PDF-1.7 paper ${nth} of ${of.tenantId}`)
    const { sha256, bytes } = await services.files.put(of.tenantId, pdf)
    const on = { number: `INV-${nth}`, sequence: nth + 1, on: day('2026-11-20') }
    const id = await arrangeInvoice(t.admin, of.tenantId, buyer, on, { sha256, bytes })
    const [page] = await t.admin<{ id: string }[]>`select id from document where trade_document_id = ${id} limit 1`
    await inTenant(t.db, of.tenantId, async (tx) => {
      const printed = { verb: 'printed', objectKind: 'document', objectId: page?.id ?? '', hashes: { pdf: sha256 } }
      const rest = Array.from({ length: size - written - 1 }, (_, each) => ({
        ...{ verb: 'weighed', objectKind: 'parcel', objectId: `${written + each}`, details: { carats: '1.503' } },
      }))
      await insertEvents(tx, of.dealer, at, [...rest, printed])
    })
    written = size
    if (of === company) papers.push({ seq: size - 1, sha256, page: page?.id ?? '' })
    await sealLog(deps(), of.tenantId)
  }
}

beforeAll(async () => {
  t = await testDatabase()
  company = await newCompany(t)
  other = await newCompany(t)
  for (const each of [company, other]) await fill(each)
  for (const table of TABLES) await t.admin`create table ${t.admin(`kept_${table}`)} as select * from ${t.admin(table)}`
})
afterAll(() => t.close())

/** Does something to the database as its superuser, with nothing in his way. */
const asSuperuser = <T>(work: (sql: Sql) => Promise<T>) =>
  t.admin.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    return work(tx as unknown as Sql)
  })
const putBack = () =>
  asSuperuser(async (sql) => {
    for (const table of TABLES) {
      await sql`delete from ${sql(table)}`
      await sql`insert into ${sql(table)} select * from ${sql(`kept_${table}`)}`
    }
  })

describe('reading a log again', () => {
  test('finds nothing in one that nobody touched, however often, after an erasure and with entries under no head yet', async () => {
    for (let round = 0; round < 20; round += 1)
      expect(await check(round % 2 === 0 ? company : other)).toEqual({ whole: true, entries: 300n, heads: 3 })
    await inTenant(t.db, company.tenantId, (tx) =>
      insertEvents(tx, company.owner, at, [{ verb: 'weighed', objectKind: 'parcel', objectId: 'later' }]),
    )
    expect(await check()).toMatchObject({ whole: true, entries: 301n })
    const erased = await erasePerson(deps(), company.owner, {
      userId: company.dealer.userId,
      reason: 'He asked for it.',
    })
    expect(erased).toBe(300)
    expect(await check()).toMatchObject({ whole: true, entries: 302n })
    expect(
      await t.admin`select from event where actor_name = 'The dealer' and tenant_id = ${company.tenantId}`,
    ).toEqual([])
    await putBack()
    const fresh = await newCompany(t)
    await sealLog(deps(), fresh.tenantId)
    expect(await check(fresh)).toEqual({ whole: true, entries: 0n, heads: 1 })
  })

  test('is for those who answer for the company: a dealer erases nobody', async () => {
    const asked = erasePerson(deps(), company.dealer, { userId: company.owner.userId, reason: 'I say so' })
    await expect(asked).rejects.toThrow('does not include this')
  })

  test(`finds every tampering and names where it begins (seed ${SEED})`, { timeout: 240_000 }, async () => {
    const any = dice(SEED)
    let mutations = 0
    for (const { what, by } of tamperings)
      for (let round = 0; round < ROUNDS; round += 1) {
        const hand = { tenant: company.tenantId, other: other.tenantId, size: 300, signed: 270, any }
        const expected = await asSuperuser((sql) => by({ ...hand, sql }))
        const found = await check()
        mutations += 1
        const about = `${what}, ${JSON.stringify(expected)}: ${JSON.stringify(found, (_, v) => (typeof v === 'bigint' ? Number(v) : v))}`
        expect(found.whole, about).toBe(false)
        if (found.whole) continue
        if (typeof expected === 'number') expect(Number(found.entry), about).toBe(expected)
        if (expected === 'somewhere') expect(SIZES.map(BigInt).concat([0n, 256n]), about).toContain(found.entry)
        await putBack()
      }
    expect(mutations).toBeGreaterThanOrEqual(300)
    expect(await check()).toMatchObject({ whole: true })
  })

  test.each(['another valid PDF', 'no file at all'])('finds %s in the place of a document', async (what) => {
    for (const { seq, sha256 } of papers) {
      replaced.set(sha256, what === 'no file at all' ? null : Buffer.from('%PDF-1.7 another'))
      const sentence = `Entry ${seq} is about a file that ${what === 'no file at all' ? 'is missing' : 'has other bytes now'}.`
      expect(await check()).toEqual({ whole: false, entry: BigInt(seq), sentence })
      replaced.clear()
    }
  })

  test('finds a page that was given another stored PDF', async () => {
    const [first, second] = papers
    await asSuperuser(
      (sql) => sql`update document set sha256 = ${second?.sha256 ?? ''} where id = ${first?.page ?? ''}`,
    )
    expect(await check()).toMatchObject({
      whole: false,
      entry: 39n,
      sentence: expect.stringContaining('another was put in its place'),
    })
    await putBack()
  })
})
