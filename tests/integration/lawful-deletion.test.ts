import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { inTenant } from '../../db/tenant.ts'
import { day } from '../../domain/kernel/calendar.ts'
import type { CounterpartyId } from '../../domain/kernel/ids.ts'
import { decideDeletion, proposeDeletion, readDeletion } from '../../domain/retention/deletions.ts'
import { goneRecord } from '../../domain/retention/gone.ts'
import { liftHold, listHolds, setHold } from '../../domain/retention/holds.ts'
import { lengthenRule } from '../../domain/retention/index.ts'
import { newCompany, newCounterparty, type TestCompany, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { agreeToDelete, carryOut, closeUpTo } from '../support/kept-house.ts'
import { arrangeInvoice } from '../support/packs.ts'

let t: TestDatabase
let company: TestCompany
let partner: CounterpartyId
const services = testServices()
const deps = () => ({ ...t, ...services })
beforeAll(async () => {
  t = await testDatabase()
})
beforeEach(async () => {
  company = await newCompany(t)
  partner = await newCounterparty(t, company.tenantId)
})
afterAll(() => t.close())

let sequence = 0
/** An invoice of 2014, whose rules are over since 2024, unless another day is said. */
const invoice = (on = '2014-05-02') => {
  sequence += 1
  const at = { number: `A-${sequence}`, sequence, on: day(on) }
  return arrangeInvoice(t.admin, company.tenantId, partner, at, null)
}
const close = () => closeUpTo(t, company.tenantId, '2025-12-31')
const nothing = { code: 'conflict', details: { reason: 'nothing' } }

describe('what may go', () => {
  test('is what no rule keeps any more, in a closed period', async () => {
    const old = await invoice()
    await invoice('2020-05-02')
    await expect(proposeDeletion(deps(), company.owner)).rejects.toMatchObject(nothing)
    await close()
    const id = await proposeDeletion(deps(), company.owner)
    const { records, status, items } = await readDeletion(deps(), company.owner, id)
    expect([status, items]).toEqual(['proposed', 1])
    expect(records).toMatchObject([{ kind: 'issued', id: old, keptUntil: '2024-12-31', state: 'waiting' }])
    await expect(proposeDeletion(deps(), company.compliance)).rejects.toMatchObject(nothing)
  })

  test('is nothing that a document which stays refers to, and all of a chain whose time is over', async () => {
    const [first, credit] = [await invoice(), await invoice('2020-01-03')]
    await close()
    await t.admin`update trade_document set original_id = ${first} where id = ${credit}`
    await expect(proposeDeletion(deps(), company.owner)).rejects.toMatchObject(nothing)
    await t.admin`update trade_document set document_date = '2014-06-01' where id = ${credit}`
    const id = await agreeToDelete(deps(), company)
    await carryOut(deps(), company, id)
    expect((await readDeletion(deps(), company.owner, id)).records).toMatchObject([
      { id: first, state: 'done' },
      { id: credit, state: 'done' },
    ])
  })

  test.each([
    ['everything', () => ({ covers: 'everything' })],
    ['its counterparty', () => ({ covers: 'counterparty', counterpartyId: partner })],
    ['its period', () => ({ covers: 'period', periodFrom: '2014-05-01', periodTo: '2014-05-31' })],
    ['it by its number', () => ({ covers: 'records', kind: 'issued', numbers: `A-${sequence}` })],
  ])('is nothing while a hold covers %s, until another person lifts it', async (_what, covers) => {
    await invoice()
    await close()
    const hold = await setHold(deps(), company.owner, {
      ...{ name: 'Case 7', reason: 'The court asked', fromDay: '2026-01-01' },
      ...covers(),
    })
    expect(await listHolds(deps(), company.compliance)).toMatchObject([{ name: 'Case 7', count: 1, isOwn: false }])
    await expect(proposeDeletion(deps(), company.owner)).rejects.toMatchObject(nothing)
    await expect(liftHold(deps(), company.owner, hold, { reason: 'Over' })).rejects.toMatchObject({ code: 'forbidden' })
    await liftHold(deps(), company.compliance, hold, { reason: 'Over' })
    await expect(liftHold(deps(), company.compliance, hold, { reason: 'Over' })).rejects.toMatchObject({
      code: 'conflict',
    })
    await proposeDeletion(deps(), company.owner)
  })

  test('is not what a hold for something else covers', async () => {
    await invoice()
    await close()
    const other = await newCounterparty(t, company.tenantId, 'Other Gems')
    const hold = { name: 'Case 8', reason: 'The court asked', fromDay: '2026-01-01' }
    await setHold(deps(), company.owner, { ...hold, covers: 'counterparty', counterpartyId: other })
    await setHold(deps(), company.owner, {
      ...hold,
      ...{ covers: 'period', periodFrom: '2015-01-01', periodTo: '2015-12-31' },
    })
    await setHold(deps(), company.owner, { ...hold, covers: 'everything', fromDay: '2126-01-01' })
    await proposeDeletion(deps(), company.owner)
    await expect(
      setHold(deps(), company.owner, { ...hold, covers: 'records', numbers: 'A-none' }),
    ).rejects.toMatchObject({ details: { fields: { numbers: ['These numbers are of no such record: A-none.'] } } })
  })
})

describe('a deletion', () => {
  test('is decided by another person than who proposed it, once', async () => {
    await invoice()
    await close()
    const id = await proposeDeletion(deps(), company.compliance)
    const approve = { decision: 'approve' }
    await expect(decideDeletion(deps(), company.compliance, id, approve)).rejects.toMatchObject({ code: 'forbidden' })
    for (const actor of [company.dealer, company.viewer])
      await expect(decideDeletion(deps(), actor, id, approve)).rejects.toMatchObject({ code: 'forbidden' })
    await decideDeletion(deps(), company.owner, id, { decision: 'refuse', note: 'Not yet' })
    await expect(decideDeletion(deps(), company.owner, id, approve)).rejects.toMatchObject({ code: 'conflict' })
    await carryOut(deps(), company, id)
    expect((await readDeletion(deps(), company.owner, id)).records).toMatchObject([{ state: 'waiting' }])
  })

  test('looks again before each record goes: what is held or kept for longer by then stays, with the reason', async () => {
    const [held, longer] = [await invoice(), await invoice()]
    await close()
    const id = await agreeToDelete(deps(), company)
    const hold = { name: 'Case 9', reason: 'The court asked', fromDay: '2026-01-01', covers: 'records' }
    await setHold(deps(), company.owner, { ...hold, numbers: `A-${sequence - 1}` })
    await t.admin`update trade_document set document_date = '2020-01-01' where id = ${longer}`
    await carryOut(deps(), company, id)
    const { status, records } = await readDeletion(deps(), company.owner, id)
    expect(status).toBe('done')
    expect(records).toMatchObject([
      { id: held, state: 'kept', sentence: 'The hold “Case 9” keeps it.' },
      { id: longer, state: 'kept', sentence: 'A rule keeps it for longer now.' },
    ])
    expect(await goneRecord(deps(), company.owner, 'issued', held)).toBeNull()
  })
})

describe('the database itself (EVD-8)', () => {
  const tried = (change: RawBuilder<unknown>) => inTenant(t.db, company.tenantId, (tx) => change.execute(tx))
  const emptied = (id: string) => sql`update deletion_item set state = 'emptied', emptied_at = now(),
    content_sha256 = ${'a'.repeat(64)} where record_id = ${id}`
  /** A deletion that the product wrote although nothing allows it. */
  const forged = async (record: string, approved = true) => {
    const [id, one, two] = [randomUUID(), company.owner.userId, company.compliance.userId]
    await tried(sql`insert into deletion (id, status, items, proposed_by, proposed_by_name, proposed_at, decided_by, decided_at)
      values (${id}, ${approved ? 'approved' : 'proposed'}, 1, ${one}, 'A', now(), ${approved ? two : null}, now())`)
    await tried(sql`insert into deletion_item (deletion_id, kind, record_id, number, day, kept_until, rule)
      values (${id}, 'issued', ${record}, 'A', '2014-05-02', '2024-12-31', 'None')`)
  }

  test.each([
    ['before its rules are over', '2020-05-02', async () => {}, 'the record has to be kept'],
    [
      'while the company keeps it for longer',
      '2014-05-02',
      () => lengthenRule(deps(), company.owner, { scheme: 'sow', rule: 'anything', years: '20' }),
      'the record has to be kept',
    ],
    [
      'under a hold',
      '2014-05-02',
      () =>
        setHold(deps(), company.owner, {
          ...{ name: 'Case', reason: 'Asked', fromDay: '2026-01-01', covers: 'everything' },
        }),
      'a legal hold keeps the record',
    ],
  ])('lets no record go %s', async (_when, on, arrange, sentence) => {
    const id = await invoice(on)
    await close()
    await arrange()
    await forged(id)
    await expect(tried(emptied(id))).rejects.toThrow(sentence)
  })

  test('lets no record go in an open period, without a second person, or while another refers to it', async () => {
    const [id, later] = [await invoice(), await invoice('2024-01-01')]
    await forged(id, false)
    await expect(tried(emptied(id))).rejects.toThrow('two people agree')
    await tried(sql`update deletion set status = 'approved', decided_by = ${company.compliance.userId}`)
    await expect(tried(emptied(id))).rejects.toThrow('is not closed')
    await close()
    await t.admin`update trade_document set original_id = ${id} where id = ${later}`
    await expect(tried(emptied(id))).rejects.toThrow('a record that stays refers to it')
    await t.admin`update trade_document set original_id = null where id = ${later}`
    await tried(emptied(id))
    await expect(tried(sql`update deletion_item set state = 'waiting'`)).rejects.toThrow('stays')
  })

  test.each([
    ['a name', sql`update trade_document set counterparty_name = ''`],
    ['a price', sql`update trade_document_line set amount_minor = 0`],
    ['a price in the ledger', sql`update ledger_entry set value_minor = null, currency = null`],
  ])('lets nobody take %s out of what was not deleted', async (_what, change) => {
    const id = await invoice()
    await t.admin`insert into ledger_entry (tenant_id, source_id, position, source_kind, scheme, goods_class, day, document_day, bucket, carats, warranted, value_minor, currency)
      values (${company.tenantId}, ${id}, 1, 'issued', 'sow', 'POLISHED_NATURAL', '2014-05-02', '2014-05-02', 'issued', 1, 1, 100, 'USD')`
    await expect(tried(change)).rejects.toThrow('by a lawful deletion alone')
  })

  test('lets content be emptied and never changed, and nothing begin as deleted', async () => {
    const id = await invoice()
    await close()
    await forged(id)
    await tried(emptied(id))
    await expect(tried(sql`update trade_document set counterparty_name = 'Another'`)).rejects.toThrow(
      'emptied, never changed',
    )
    await tried(sql`update trade_document set counterparty_name = '' where id = ${id}`)
    await expect(
      tried(sql`insert into deletion_item (deletion_id, kind, record_id, number, day, kept_until, rule, state, emptied_at, content_sha256)
        select deletion_id, 'issued', ${randomUUID()}, 'A', day, kept_until, rule, state, emptied_at, content_sha256 from deletion_item`),
    ).rejects.toThrow('begins with a proposal')
    await expect(tried(sql`delete from trade_document`)).rejects.toThrow('permission denied')
  })
})
