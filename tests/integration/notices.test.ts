import { afterAll, beforeAll, expect, test } from 'vitest'
import { tableFacts } from '../../db/wall.ts'
import type { AssociationActor } from '../../domain/kernel/actor.ts'
import { type NoticeId, newId, type TradeDocumentId } from '../../domain/kernel/ids.ts'
import type { Message } from '../../domain/kernel/mail.ts'
import { sha256 } from '../../domain/kernel/sha256.ts'
import { listNotices, markNoticeRead } from '../../domain/notices/index.ts'
import { draftPublication, readPublication } from '../../domain/publishing/index.ts'
import { createDraft, issueTradeDocument, readTradeDocument } from '../../domain/trade-documents/index.ts'
import { renderDocument } from '../../worker/jobs/render-document.ts'
import { sendNotice } from '../../worker/jobs/send-notice.ts'
import { sweep } from '../../worker/jobs/sweep.ts'
import { newAdmin, newCompany, newCounterparty, type TestCompany } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { anEdition, EFFECTIVE, publishAs, publishingDeps } from '../support/publications.ts'
import { tenantSnapshot } from '../support/tenant-snapshot.ts'

let t: TestDatabase
let people: readonly [AssociationActor, AssociationActor]
let trader: TestCompany
let waiting: TestCompany
let suspended: TestCompany
let other: TestCompany
let issued: TradeDocumentId
let published: Awaited<ReturnType<typeof publishAs>>
let frozen: Awaited<ReturnType<typeof kept>>
const sent: Message[] = []

const work = () => ({
  ...publishingDeps(t),
  publicUrl: 'https://briefke.example',
  log: { warn: () => {}, error: () => {}, info: () => {} },
  mail: { send: async (message: Message) => void sent.push(message), close: () => {} },
  sandbox: 'none',
})
const run = { jobId: 'job', attempt: 1, lastAttempt: true }
const sendTo = (noticeId: string, tenantId: string) => sendNotice(work(), { tenantId, noticeId }, run)

async function drafted({ dealer, tenantId }: TestCompany, documentDate: string, changed = {}) {
  const counterpartyId = await newCounterparty(t, tenantId)
  const lines = [{ goodsClass: 'POLISHED_NATURAL', description: 'Rounds', carats: '0.500', amount: '150.00' }]
  const draft = { documentType: 'invoice', documentDate, counterpartyId, currency: 'USD', lines, ...changed }
  return createDraft(publishingDeps(t), dealer, draft)
}

/** Everything that says what an issued document is: its rows, and the hash of what each of its pages prints from. */
async function kept() {
  const tables = ['trade_document', 'trade_document_line', 'warranty', 'document']
  const pages = await t.admin<
    { id: string }[]
  >`select id from document where trade_document_id = ${issued} order by kind`
  const inputs: string[] = []
  for (const { id } of pages) {
    const print = async (html: string) => {
      inputs.push(sha256(html))
      throw new Error('only looked at')
    }
    const payload = { tenantId: trader.tenantId, documentId: id }
    const printing = renderDocument(
      { ...work(), printer: { sandbox: 'none', print, measure: async () => null } },
      payload,
      {
        ...run,
        lastAttempt: false,
      },
    )
    await expect(printing).rejects.toThrow('only looked at')
  }
  return { rows: await tenantSnapshot(t.admin, tables, trader.tenantId), inputs }
}

beforeAll(async () => {
  t = await testDatabase()
  people = [await newAdmin(t), await newAdmin(t)]
  trader = await newCompany(t, { legalName: 'Trader NV' })
  waiting = await newCompany(t, { legalName: 'Verified NV', state: 'verified' })
  suspended = await newCompany(t, { legalName: 'Suspended NV', state: 'suspended' })
  other = await newCompany(t, { legalName: 'Wood NV', schemes: ['fsc'] })
  issued = await drafted(trader, EFFECTIVE)
  await issueTradeDocument(publishingDeps(t), trader.dealer, issued)
  await drafted(trader, EFFECTIVE)
  await drafted(trader, '2027-06-30', { documentType: 'memo' })
  await drafted(trader, '2027-02-28')
  const lines = [{ goodsClass: 'LAB_GROWN', description: 'Rounds', carats: '0.500', amount: '150.00' }]
  await drafted(trader, EFFECTIVE, { lines })
  frozen = await kept()
  published = await publishAs(t, people)
})
afterAll(() => t.close())

const only = async (of: TestCompany) => (await listNotices(publishingDeps(t), of.owner)).notices

test('every company of the scheme that trades or will is told once, and no other', async () => {
  const told = await t.admin<{ tenant_id: string }[]>`select tenant_id from notice`
  expect(told.map(({ tenant_id }) => tenant_id).toSorted()).toEqual([trader.tenantId, waiting.tenantId].toSorted())
  expect(await only(suspended)).toEqual([])
  expect(await only(other)).toEqual([])
  expect(published.rung).toHaveLength(2)
})

test('the notice says what changes, from when and why, and how many open drafts it is about', async () => {
  const [notice] = await only(trader)
  expect(notice?.title).toBe('From 2027-03-01: SOW-2027, System of Warranties, 2027 text')
  for (const part of [
    'It takes effect on 2027-03-01',
    'Why: The assembly shortened the text.',
    'SOW-2027 may be issued from 2027-03-01: ',
    'SOW-2021 may be issued until the day before 2027-03-01: Rough, natural; Polished, natural;',
    'What was issued stays as it is.',
  ])
    expect(notice?.body).toContain(part)
  // Not the one of the day before, not the one of other goods, and what was issued is no draft.
  expect(notice?.drafts).toBe(2)
})

test('the association sees the companies by name with how many of their drafts are touched, and no more (ISO-8)', async () => {
  const deps = publishingDeps(t)
  const next = anEdition({ base: 'sow-2027', edition: 'SOW-2030', effectiveOn: '2027-06-01' })
  const { touched } = await readPublication(deps, people[1], await draftPublication(deps, people[0], next))
  expect(touched).toEqual({
    companies: [
      { tenantId: trader.tenantId, legalName: 'Trader NV', state: 'active', drafts: 1 },
      { tenantId: waiting.tenantId, legalName: 'Verified NV', state: 'verified', drafts: 0 },
    ],
    totalCompanies: 2,
    totalDrafts: 1,
  })
})

test('what was issued keeps its rows, its words, and the very input of its print', async () => {
  expect(frozen.inputs).toHaveLength(2)
  expect(await kept()).toEqual(frozen)
  const { warranties } = await readTradeDocument(publishingDeps(t), trader.viewer, issued)
  expect(warranties).toMatchObject([{ edition: 'SOW-2021' }])
})

test('owners and compliance officers get one mail, however often the job runs', async () => {
  const [notice] = await only(trader)
  for (let times = 0; times < 3; times++) await sendTo(notice?.id ?? '', trader.tenantId)
  expect(sent).toHaveLength(1)
  const [mail] = sent
  expect(mail?.to.split(', ').toSorted()).toEqual(
    [trader.owner, trader.compliance].map(({ userId }) => `${userId}@example.test`).toSorted(),
  )
  expect(mail?.subject).toBe(notice?.title)
  expect(mail?.text).toContain('may be issued from 2027-03-01')
})

test('a notice that was not mailed is found by the sweep; one that was mailed is not', async () => {
  const later = publishingDeps(t, new Date('2026-11-24T11:00:00Z'))
  await sweep({ ...work(), ...later })
  const rung = later.rung.filter((each) => JSON.stringify(each).includes('send-notice'))
  expect(rung).toEqual([
    { name: 'send-notice', payload: { tenantId: waiting.tenantId, noticeId: (await only(waiting))[0]?.id } },
  ])
})

test('a job that names another company’s notice mails nothing and is reported (ISO-6)', async () => {
  const before = sent.length
  const tables = (await tableFacts(t.admin)).filter(({ hasTenant }) => hasTenant).map(({ name }) => name)
  const all = () =>
    Promise.all([trader, waiting, other].map(({ tenantId }) => tenantSnapshot(t.admin, tables, tenantId)))
  const rows = await all()
  const [notice] = await only(waiting)
  await sendTo(notice?.id ?? '', other.tenantId)
  await sendTo(newId(), trader.tenantId)
  expect(sent).toHaveLength(before)
  expect(await all()).toEqual(rows)
  expect(await t.admin`select count(*)::int as n from job_incident where job_name = 'send-notice'`).toEqual([{ n: 2 }])
})

test('a company that has nobody to write to is not mailed again and again', async () => {
  await t.admin`update membership set state = 'suspended' where tenant_id = ${waiting.tenantId}`
  const [notice] = await only(waiting)
  const before = sent.length
  await sendTo(notice?.id ?? '', waiting.tenantId)
  expect(sent).toHaveLength(before)
  expect(await t.admin`select mail_state from notice where id = ${notice?.id ?? ''}`).toEqual([{ mail_state: 'sent' }])
})

test('compliance marks it read, once, and it leaves the first page; a dealer and an outsider cannot', async () => {
  const deps = publishingDeps(t)
  const [notice] = await only(trader)
  const id = notice?.id ?? newId<NoticeId>()
  await expect(markNoticeRead(deps, trader.dealer, id)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(markNoticeRead(deps, await foreignOwner(), id)).rejects.toMatchObject({ code: 'not_found' })
  await markNoticeRead(deps, trader.compliance, id)
  await markNoticeRead(deps, trader.owner, id)
  expect((await listNotices(deps, trader.viewer, { onlyUnread: true })).notices).toEqual([])
  expect(await only(trader)).toMatchObject([{ readBy: 'The compliance' }])
  expect(await t.admin`select actor_name, verb from event where object_kind = 'notice'`).toEqual([
    { actor_name: 'The compliance', verb: 'read' },
  ])
})

async function foreignOwner() {
  return (await newCompany(t)).owner
}
