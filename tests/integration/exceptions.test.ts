import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { recordCheck } from '../../domain/counterparties/registrations/index.ts'
import {
  endWaiver,
  listExceptions,
  openExceptions,
  readException,
  waiveException,
  workOnException,
} from '../../domain/exceptions/index.ts'
import { judgeDue } from '../../domain/exceptions/judge/index.ts'
import type { CompanyActor } from '../../domain/kernel/actor.ts'
import { day } from '../../domain/kernel/calendar.ts'
import type { CounterpartyId, EngagementId, ExceptionId } from '../../domain/kernel/ids.ts'
import {
  addReceivedStatement,
  recordReceivedDocument,
  withdrawReceivedDocument,
} from '../../domain/received-documents/index.ts'
import { createDraft, issueTradeDocument, voidTradeDocument } from '../../domain/trade-documents/index.ts'
import { changeTradeSettings, readTradeSettings } from '../../domain/trade-settings/index.ts'
import { PDF } from '../support/api.ts'
import { newCompany, newCounterparty, type TestCompany, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let t: TestDatabase
let company: TestCompany
let supplier: CounterpartyId
let now = new Date('2026-11-24T10:00:00Z')
const deps = () => ({ ...testServices(now), db: t.db, system: t.system, library: t.library })
const judge = () => judgeDue(deps(), { role: 'system', tenantId: company.tenantId, name: 'Test', userId: null })
const file = { name: 'paper.pdf', content: Buffer.from(PDF) }
const lines = [{ goodsClass: 'POLISHED_NATURAL', description: 'Rounds', carats: '1', amount: '10' }]

/** The rules that are open, after everything that changed was judged. */
async function open(): Promise<readonly string[]> {
  await judge()
  const { exceptions } = await listExceptions(deps(), company.owner, {})
  return exceptions.map(({ rule }) => rule).toSorted()
}

async function only(rule: string): Promise<ExceptionId> {
  const rows = await t.admin<
    { id: ExceptionId }[]
  >`select id from exception where tenant_id = ${company.tenantId} and rule = ${rule}`
  const [row] = rows
  if (!row || rows.length > 1) throw new Error(`${rows.length} exceptions of ${rule}`)
  return row.id
}

const historyOf = async (id: ExceptionId) =>
  (await readException(deps(), company.owner, id)).history.map(({ what }) => what)

const receive = (over: object = {}) =>
  recordReceivedDocument(deps(), company.dealer, {
    input: {
      supplierId: supplier,
      number: 'HG-1',
      documentDate: '2026-11-10',
      edition: 'SOW-2021',
      currency: 'USD',
      lines,
      ...over,
    },
    file,
  })

const check = (over: object = {}) =>
  recordCheck(deps(), company.dealer, {
    of: supplier,
    input: {
      number: 'W-1',
      validFrom: '2026-01-01',
      validTo: '2026-12-31',
      checkedOn: '2026-11-01',
      seen: 'Its entry',
      ...over,
    },
  })

beforeAll(async () => {
  t = await testDatabase()
})
afterAll(() => t.close())
beforeEach(async () => {
  now = new Date('2026-11-24T10:00:00Z')
  company = await newCompany(t, { backDatingDays: 3650 })
  await t.admin`update membership set joined_at = '2020-01-01' where tenant_id = ${company.tenantId}`
  supplier = await newCounterparty(t, company.tenantId)
})

describe('mending', () => {
  test('a supplementary letter closes what came without a statement', async () => {
    await check()
    const id = await receive({ edition: 'none' })
    expect(await open()).toEqual(['E06'])
    await addReceivedStatement(deps(), company.dealer, id, {
      input: { edition: 'SOW-2021', receivedOn: '2026-11-20' },
    })
    expect(await open()).toEqual([])
    expect(await historyOf(await only('E06'))).toEqual(['opened', 'closed'])
  })

  test('a look at the register closes what nobody had verified, and one that finds nothing opens it again', async () => {
    await receive()
    expect(await open()).toEqual(['E07'])
    await check()
    expect(await open()).toEqual([])
    await check({ number: null, validFrom: null, validTo: null, checkedOn: '2026-11-05' })
    expect(await open()).toEqual(['E07'])
    expect(await historyOf(await only('E07'))).toEqual(['opened', 'closed', 'reopened'])
  })

  test('withdrawing the entry closes all that was wrong with it', async () => {
    const id = await receive({ edition: 'none', documentDate: '2026-08-01' })
    expect(await open()).toEqual(['E06', 'E22'])
    await withdrawReceivedDocument(deps(), company.compliance, { id, reason: 'Typed twice' })
    expect(await open()).toEqual([])
  })

  test('a registration that covers the date closes what was issued without one', async () => {
    await t.admin`delete from registration where tenant_id = ${company.tenantId}`
    await receive()
    await check()
    const draft = await createDraft(deps(), company.owner, {
      documentDate: '2026-11-20',
      counterpartyId: supplier,
      currency: 'USD',
      lines,
    })
    await issueTradeDocument(deps(), company.owner, draft, { override: 'The renewal is on its way' })
    expect(await open()).toEqual(['E05'])
    await t.admin`insert into registration (tenant_id, id, scheme, number, valid_from, valid_to, recorded_by_name, recorded_at)
      values (${company.tenantId}, gen_random_uuid(), 'sow', 'W-2', '2026-01-01', '2026-12-31', 'Test', now())`
    expect(await open()).toEqual([])
  })

  test('a sale past what came in is found, and voiding it mends that', async () => {
    const draft = await createDraft(deps(), company.owner, {
      documentDate: '2026-11-20',
      counterpartyId: supplier,
      currency: 'USD',
      lines,
    })
    const { id } = await issueTradeDocument(deps(), company.owner, draft)
    expect(await open()).toEqual(['E18', 'E18'])
    await voidTradeDocument(deps(), company.owner, { id, reason: 'Never left' })
    expect(await open()).toEqual([])
  })
})

describe('time alone', () => {
  test('makes a memo too old on the day after its last', async () => {
    await check()
    await receive({ documentType: 'memo', documentDate: '2026-11-20' })
    expect(await open()).toEqual([])
    now = new Date('2026-12-20T10:00:00Z')
    expect(await judge(), 'nothing is due on its last day').toBe(0)
    now = new Date('2026-12-20T23:30:00Z')
    expect(await open(), 'at the company it is the next day').toEqual(['E16'])
  })
})

describe('limits', () => {
  test('a company that allows more days closes what was too old, and says who changed it', async () => {
    await check()
    await receive({ documentType: 'memo', documentDate: '2026-10-01', number: 'M-1' })
    expect(await open()).toEqual(['E16', 'E22'])
    const settings = await readTradeSettings(deps(), company.owner)
    await changeTradeSettings(deps(), company.compliance, { ...settings, memoOpenDays: 60, lateEntryDays: 90 })
    expect(await open()).toEqual([])
    await expect(changeTradeSettings(deps(), company.dealer, settings)).rejects.toMatchObject({ code: 'forbidden' })
    const wrong = { ...settings, memoOpenDays: 0, caratTolerancePercent: '0.123', yieldFromPercent: 70 }
    await expect(changeTradeSettings(deps(), company.owner, wrong)).rejects.toMatchObject({ code: 'invalid' })
  })
})

describe('waiving', () => {
  let id: ExceptionId
  beforeEach(async () => {
    await check()
    await receive({ edition: 'none' })
    await judge()
    id = await only('E06')
  })

  test('takes compliance and a reason, and shows in history and log', async () => {
    const reason = 'The supplier ceased to trade'
    for (const actor of [company.dealer, company.viewer])
      await expect(waiveException(deps(), actor, id, { reason })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(waiveException(deps(), company.compliance, id, { reason: ' ' })).rejects.toMatchObject({
      code: 'invalid',
    })
    await waiveException(deps(), company.compliance, id, { reason })
    expect(await readException(deps(), company.owner, id)).toMatchObject({ state: 'waived', waiveReason: reason })
    expect(await open()).toEqual([])
    const [event] = await t.admin`select details from event where object_id = ${id} and verb = 'waived'`
    expect(event).toMatchObject({ details: { rule: 'E06', reason } })
  })

  test('holds for the facts as they are: others end it, the same do not', async () => {
    await waiveException(deps(), company.compliance, id, { reason: 'Agreed' })
    await t.admin`insert into exception_due (tenant_id, scope_kind, scope_id) select tenant_id, scope_kind, scope_id from exception where id = ${id}`
    expect(await open()).toEqual([])
    await t.admin`update exception set sentence = 'Something else.' where id = ${id}`
    await t.admin`insert into exception_due (tenant_id, scope_kind, scope_id) select tenant_id, scope_kind, scope_id from exception where id = ${id}`
    expect(await open()).toEqual(['E06'])
    expect(await historyOf(id)).toEqual(['opened', 'waived', 'waiver-ended'])
  })

  test('can be taken back', async () => {
    await expect(endWaiver(deps(), company.compliance, id)).rejects.toMatchObject({ code: 'conflict' })
    await waiveException(deps(), company.compliance, id, { reason: 'Agreed' })
    await expect(waiveException(deps(), company.compliance, id, { reason: 'Again' })).rejects.toMatchObject({
      code: 'conflict',
    })
    await endWaiver(deps(), company.compliance, id)
    expect(await open()).toEqual(['E06'])
  })
})

describe('working on it', () => {
  test('an owner, a day and a corrective action are kept, and stay when it comes back', async () => {
    const document = await receive()
    await judge()
    const id = await only('E07')
    const work = { ownerId: company.dealer.userId, dueOn: '2026-12-24', correctiveAction: 'We look up before we buy.' }
    await workOnException(deps(), company.dealer, id, work)
    expect(await readException(deps(), company.viewer, id)).toMatchObject({ ...work, ownerName: 'The dealer' })
    expect((await listExceptions(deps(), company.dealer, { owner: 'me' })).exceptions).toHaveLength(1)
    expect((await listExceptions(deps(), company.owner, { owner: 'me' })).exceptions).toEqual([])
    for (const ownerId of [company.viewer.userId, '00000000-0000-7000-8000-000000000000'])
      await expect(workOnException(deps(), company.dealer, id, { ...work, ownerId })).rejects.toMatchObject({
        code: 'invalid',
      })
    await withdrawReceivedDocument(deps(), company.compliance, { id: document, reason: 'Wrong' })
    await judge()
    await expect(workOnException(deps(), company.dealer, id, work)).rejects.toMatchObject({ code: 'conflict' })
    expect(await historyOf(id)).toEqual(['opened', 'assigned', 'noted', 'closed'])
  })

  test('is counted by what mends it, and found by filters', async () => {
    await receive({ edition: 'none', documentDate: '2026-08-01' })
    await judge()
    const counts = await openExceptions(deps(), company.owner)
    expect(counts).toMatchObject({ open: 2, blocking: 1, toJudge: 0 })
    const rules = async (query: object) =>
      (await listExceptions(deps(), company.owner, query)).exceptions.map(({ rule }) => rule)
    expect(await rules({ by: 'partner' })).toEqual(['E06'])
    expect(await rules({ severity: 'warn' })).toEqual(['E22'])
    expect(await rules({ rule: 'E22' })).toEqual(['E22'])
    expect(await rules({ overdue: 'yes' })).toEqual([])
    expect(await rules({ search: 'hg-1', owner: 'nobody' })).toEqual(['E06', 'E22'])
    expect(await rules({ state: 'closed' })).toEqual([])
  })
})

test('another company’s exception does not exist, and nothing of it changes', async () => {
  await receive({ edition: 'none' })
  await judge()
  const id = await only('E06')
  const { compliance } = await newCompany(t)
  const work = { ownerId: null, dueOn: '2026-12-24', correctiveAction: null }
  const gone = { code: 'not_found' }
  await expect(readException(deps(), compliance, id)).rejects.toMatchObject(gone)
  await expect(workOnException(deps(), compliance, id, work)).rejects.toMatchObject(gone)
  await expect(waiveException(deps(), compliance, id, { reason: 'x' })).rejects.toMatchObject(gone)
  await expect(endWaiver(deps(), compliance, id)).rejects.toMatchObject(gone)
  expect((await listExceptions(deps(), compliance, {})).exceptions).toEqual([])
  expect(await historyOf(id)).toEqual(['opened'])
})

test('an auditor sees the exceptions of his period and no others', async () => {
  await check({ validFrom: '2026-01-01', checkedOn: '2026-01-02' })
  await receive({ edition: 'none', documentDate: '2026-11-10', number: 'IN-1' })
  await receive({ edition: 'none', documentDate: '2026-11-11', number: 'OUT-1' })
  await judge()
  const auditor: CompanyActor = {
    ...company.viewer,
    role: 'auditor',
    engagement: { id: 'e' as EngagementId, from: day('2026-01-01'), to: day('2026-11-10') },
  }
  const { exceptions } = await listExceptions(deps(), auditor, {})
  expect(exceptions.map(({ subject }) => subject)).toEqual(['IN-1'])
  const other = (await listExceptions(deps(), company.owner, { search: 'OUT-1' })).exceptions[0]
  if (!other) throw new Error('the other one is there')
  await expect(readException(deps(), auditor, other.id)).rejects.toMatchObject({ code: 'not_found' })
})

test('two judgements at once write each exception once', async () => {
  await receive({ edition: 'none' })
  await Promise.all([judge(), judge(), judge(), judge()])
  expect(await historyOf(await only('E06'))).toEqual(['opened'])
})

test('only the worker judges', async () => {
  await expect(judgeDue(deps(), company.owner)).rejects.toMatchObject({ code: 'forbidden' })
})
