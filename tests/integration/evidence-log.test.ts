import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { inTenant, nested, type TenantTx } from '../../db/tenant.ts'
import { insertEvent, insertEvents } from '../../domain/events/queries.ts'
import { commitment } from '../../domain/evidence-log/record.ts'
import { canonicalJson } from '../../domain/kernel/canonical.ts'
import { newId } from '../../domain/kernel/ids.ts'
import { newCompany, type TestCompany } from '../support/builders.ts'
import { type TestDatabase, testDatabase, warm } from '../support/database.ts'

let t: TestDatabase
let company: TestCompany
const at = new Date('2026-11-24T10:00:00.123Z')
beforeAll(async () => {
  t = await testDatabase()
})
beforeEach(async () => {
  company = await newCompany(t)
})
afterAll(() => t.close())

const within = <T>(work: (tx: TenantTx) => Promise<T>) => inTenant(t.db, company.tenantId, work)
const say = (tx: TenantTx, verb: string, details: Record<string, unknown> = {}) =>
  insertEvent(tx, company.dealer, at, { verb, objectKind: 'parcel', objectId: 'é-"1"', details })
type Entry = {
  readonly seq: bigint
  readonly record: string
  readonly leaf_hash: Buffer
  readonly verb: string
  readonly details: Record<string, unknown>
  readonly actor_salt: Buffer | null
  readonly details_salt: Buffer | null
}
const entries = () =>
  t.admin<Entry[]>`select seq::int as seq, record, leaf_hash, verb, details, actor_salt, details_salt from event
    where tenant_id = ${company.tenantId} order by event.seq`
const verbs = async () => (await entries()).map(({ verb }) => verb)

describe('an entry of the evidence log', () => {
  test('is canonical JSON with company and number in it, and its hash is the leaf of RFC 9162', async () => {
    await within((tx) => say(tx, 'weighed', { carats: '1.503', 10: 'ten', 9: 'nine' }))
    const [entry] = await entries()
    const record = JSON.parse(entry?.record ?? '')
    expect(canonicalJson(record)).toBe(entry?.record)
    expect(record).toMatchObject({
      ...{ format: 'briefke/entry/1', company: company.tenantId, seq: 0, at: '2026-11-24T10:00:00.123Z' },
      ...{ actorKind: 'dealer', verb: 'weighed', objectKind: 'parcel', objectId: 'é-"1"', hashes: {} },
    })
    const leaf = createHash('sha256').update(`\0${entry?.record}`).digest()
    expect(entry?.leaf_hash.equals(leaf)).toBe(true)
  })

  test('names nobody and tells no detail: it commits to both', async () => {
    await within((tx) => say(tx, 'weighed', { note: 'for Els' }))
    const [entry] = await entries()
    expect(entry?.record).not.toMatch(/Els|The dealer/)
    expect(entry?.record).not.toContain(company.dealer.userId)
    const { actor, details } = JSON.parse(entry?.record ?? '')
    expect(details).toBe(commitment(entry?.details_salt?.toString('hex') ?? '', entry?.details))
    const who = { id: company.dealer.userId, name: 'The dealer' }
    expect(actor).toBe(commitment(entry?.actor_salt?.toString('hex') ?? '', who))
  })
})

describe('the log', () => {
  test('has no gap and no double, however many write at once and fail', async () => {
    await warm(t)
    const all = Array.from({ length: 60 }, (_, nth) =>
      within(async (tx) => {
        await insertEvents(tx, company.owner, at, [
          { verb: `a${nth}`, objectKind: 'parcel', objectId: '1' },
          { verb: `b${nth}`, objectKind: 'parcel', objectId: '2' },
        ])
        if (nth % 3 === 0) throw new Error('changed my mind')
      }).catch(() => {}),
    )
    await Promise.all(all)
    const rows = await entries()
    expect(rows.map(({ seq }) => Number(seq))).toEqual(Array.from({ length: 80 }, (_, index) => index))
    expect(await t.admin`select size::int from evidence_head where tenant_id = ${company.tenantId}`).toEqual([
      { size: 80 },
    ])
  })

  test('says nothing of what was taken back inside a transaction, and keeps the order of the rest', async () => {
    await within(async (tx) => {
      await say(tx, 'first')
      await nested(tx, async () => {
        await say(tx, 'undone')
        throw new Error('not this one')
      }).catch(() => {})
      await nested(tx, () => say(tx, 'second'))
      await say(tx, 'third')
    })
    expect(await verbs()).toEqual(['first', 'second', 'third'])
  })

  test('is locked last: a transaction that has something to say never keeps another waiting before it ends', async () => {
    await warm(t)
    let release = () => {}
    const held = new Promise<void>((done) => {
      release = done
    })
    const slow = within(async (tx) => {
      await say(tx, 'slow')
      await held
    })
    await within((tx) => say(tx, 'quick'))
    release()
    await slow
    expect(await verbs()).toEqual(['quick', 'slow'])
  })

  test('keeps the deed from happening when it cannot be written', async () => {
    await t.admin`alter table event add constraint no_such check (verb <> 'unspeakable')`
    const deed = within(async (tx) => {
      await tx.updateTable('company').set({ trade_name: 'Changed' }).execute()
      await say(tx, 'unspeakable')
    })
    await expect(deed).rejects.toThrow('no_such')
    expect(await t.admin`select trade_name from company where tenant_id = ${company.tenantId}`).toEqual([
      { trade_name: null },
    ])
    await within((tx) => say(tx, 'speakable'))
    expect(await verbs()).toEqual(['speakable'])
    await t.admin`alter table event drop constraint no_such`
  })

  test('says nothing when nothing was done', async () => {
    await within((tx) => sql`select 1`.execute(tx))
    expect(await entries()).toEqual([])
  })
})

describe('what was written in the log', () => {
  test.each([
    ['its record', sql`update event set record = 'x'`],
    ['its number', sql`update event set seq = 7`],
    ['its hash', sql`update event set leaf_hash = ''`],
    ['its verb', sql`update event set verb = 'x'`],
    ['its day', sql`update event set happened_at = now()`],
    ['its details', sql`update event set details = '{"carats":"2.000"}'`],
    ['its details, with the salt gone', sql`update event set details = '{"carats":"2.000"}', details_salt = null`],
    ['its person', sql`update event set actor_name = 'Somebody else'`],
    ['its person, with the salt gone', sql`update event set actor_name = 'Somebody else', actor_salt = null`],
    ['itself', sql`delete from event`],
    ['a checkpoint', sql`delete from evidence_checkpoint`],
    ['the size of a checkpoint', sql`update evidence_checkpoint set size = 1`],
  ])('cannot be changed by the product: not %s', async (_what, change) => {
    await within((tx) => say(tx, 'weighed', { carats: '1.503' }))
    await expect(within((tx) => change.execute(tx))).rejects.toThrow(/permission denied|cannot be changed/)
  })

  test('can be erased where it is personal, and its leaf stays what it was', async () => {
    await within((tx) => say(tx, 'weighed', { note: 'for Els' }))
    const [before] = await entries()
    await within((tx) => sql`update event set actor_id = null, actor_name = '', actor_salt = null`.execute(tx))
    await within((tx) => sql`update event set details = '{}', details_salt = null`.execute(tx))
    const [after] = await entries()
    expect(after).toEqual({ ...before, details: {}, actor_salt: null, details_salt: null })
    const back = within((tx) => sql`update event set actor_id = ${newId()}, actor_name = 'Els'`.execute(tx))
    await expect(back).rejects.toThrow('only erased')
  })
})
