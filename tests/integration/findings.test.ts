import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTenant } from '../../db/tenant.ts'
import { engagementsOf } from '../../domain/dashboard/engagements.ts'
import { readLog } from '../../domain/evidence-log/index.ts'
import {
  answerFinding,
  closeFinding,
  exportFindings,
  findingStart,
  listFindings,
  raiseFinding,
  readFinding,
  sendBackFinding,
} from '../../domain/findings/index.ts'
import { type CompanyActor, can } from '../../domain/kernel/actor.ts'
import { day } from '../../domain/kernel/calendar.ts'
import { newId } from '../../domain/kernel/ids.ts'
import { createDraft, issueTradeDocument } from '../../domain/trade-documents/index.ts'
import { sendFinding } from '../../worker/jobs/send-finding.ts'
import { engagedAuditor } from '../support/attacked-findings.ts'
import { newCompany, newCounterparty, type TestCompany, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

const services = testServices()
const rung = services.rung as { name: string; payload: { tenantId: string; stepId: string } }[]
let t: TestDatabase
let company: TestCompany
let auditor: CompanyActor
const deps = () => ({ ...services, db: t.db, system: t.system, library: t.library })
const found = (more: object = {}) => ({
  ...{ severity: 'major', title: 'No warranty', found: 'A sale without one.', criterion: 'The standard.' },
  ...{ answerBy: '2026-12-24', ...more },
})
const answer = (more: object = {}) => ({
  ...{ response: 'agree', responseText: 'So it is.', correctiveAction: 'Checked daily.', dueOn: '2027-01-31' },
  ...{ responsible: 'Ada', ...more },
})

beforeAll(async () => {
  t = await testDatabase()
  company = await newCompany(t)
  auditor = await engagedAuditor(t, company)
})
afterAll(() => t.close())

describe('a finding', () => {
  it('goes from the auditor to the company and back, each step in the log and told to the other side once', async () => {
    const id = await raiseFinding(deps(), auditor, found())
    await answerFinding(deps(), company.compliance, id, answer())
    await sendBackFinding(deps(), auditor, id, { reason: 'Checked by whom?', answerBy: '2026-12-30' })
    await answerFinding(deps(), company.owner, id, answer({ response: 'partly', correctiveAction: 'Checked by Ada.' }))
    await closeFinding(deps(), auditor, id, { reason: 'Seen on 3 February.' })
    const read = await readFinding(deps(), company.viewer, id)
    expect(read).toMatchObject({
      number: 'F-1',
      state: 'closed',
      response: 'partly',
      correctiveAction: 'Checked by Ada.',
    })
    expect(read.steps.map(({ what, by }) => `${what} ${by}`)).toEqual([
      'raised The auditor',
      'answered The compliance',
      'sent-back The auditor',
      'answered The owner',
      'closed The auditor',
    ])
    expect(read.steps[1]?.details).toMatchObject({ correctiveAction: 'Checked daily.' })
    const { entries } = await readLog(deps(), company.owner, { kind: 'finding' })
    expect(entries.map(({ verb }) => verb)).toEqual(['closed', 'answered', 'sent-back', 'answered', 'raised'])
    const sent: { to: string; text: string }[] = []
    const mail = { send: async (each: { to: string; text: string }) => void sent.push(each) }
    const work = { ...deps(), mail, publicUrl: 'https://briefke.example', log: { warn() {} } }
    const run = { jobId: 'test', attempt: 1, lastAttempt: false }
    const steps = rung.filter(({ name }) => name === 'send-finding')
    for (const { payload } of [...steps, ...steps]) await sendFinding(work, payload, run)
    expect(sent.map(({ to }) => (to.includes('audit.test') ? 'auditor' : 'company'))).toEqual([
      ...['company', 'auditor', 'company', 'auditor', 'company'],
    ])
    expect(sent[0]?.text).toContain('An answer is wanted by 2026-12-24.')
    expect(sent[0]?.text).toContain(`https://briefke.example/findings/${id}`)
    expect(JSON.stringify(sent)).not.toContain('A sale without one.')
  })

  it('is numbered without a gap, however many come at once and whatever is refused', async () => {
    const own = await engagedAuditor(t, company)
    await expect(raiseFinding(deps(), own, found({ answerBy: '2026-01-01' }))).rejects.toMatchObject({
      code: 'invalid',
    })
    await Promise.all(Array.from({ length: 8 }, () => raiseFinding(deps(), own, found())))
    const { findings } = await listFindings(deps(), own, {})
    expect(findings.map(({ seq }) => seq).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })

  it('takes no step out of turn, and nothing once it is closed', async () => {
    const id = await raiseFinding(deps(), auditor, found())
    const back = { reason: 'No', answerBy: '2026-12-30' }
    await expect(sendBackFinding(deps(), auditor, id, back)).rejects.toMatchObject({ code: 'conflict' })
    await answerFinding(
      deps(),
      company.owner,
      id,
      answer({ response: 'disagree', correctiveAction: '', dueOn: '', responsible: '' }),
    )
    await expect(answerFinding(deps(), company.owner, id, answer())).rejects.toMatchObject({ code: 'conflict' })
    await closeFinding(deps(), auditor, id, { reason: 'Right' })
    for (const step of [
      () => answerFinding(deps(), company.owner, id, answer()),
      () => sendBackFinding(deps(), auditor, id, back),
      () => closeFinding(deps(), auditor, id, { reason: 'Again' }),
    ])
      await expect(step()).rejects.toMatchObject({ code: 'conflict' })
  })

  it('that is agreed to needs a corrective action, a day and somebody, each said at its field', async () => {
    const id = await raiseFinding(deps(), auditor, found())
    await expect(
      answerFinding(deps(), company.owner, id, { response: 'agree', responseText: 'Yes' }),
    ).rejects.toMatchObject({
      details: {
        fields: {
          correctiveAction: [expect.any(String)],
          dueOn: [expect.any(String)],
          responsible: [expect.any(String)],
        },
      },
    })
    await expect(answerFinding(deps(), company.owner, id, answer({ dueOn: '2026-01-01' }))).rejects.toMatchObject({
      details: { fields: { dueOn: [expect.any(String)] } },
    })
  })

  it('stays as it was written: not even the runtime role can change a word of it', async () => {
    const id = await raiseFinding(deps(), auditor, found())
    const run = (statement: RawBuilder<unknown>) => inTenant(t.db, company.tenantId, (tx) => statement.execute(tx))
    for (const column of ['title', 'found', 'criterion', 'severity', 'seq', 'raised_by_name'])
      await expect(run(sql`update audit_finding set ${sql.ref(column)} = null where id = ${id}`)).rejects.toThrow(
        /permission denied/,
      )
    await expect(run(sql`delete from audit_finding where id = ${id}`)).rejects.toThrow(/permission denied/)
  })
})

describe('who may', () => {
  it('raise: the auditor alone, in a suspended company too, where nobody answers', async () => {
    for (const actor of [company.owner, company.compliance, company.dealer, company.viewer]) {
      expect(can(actor, 'finding:raise')).toBe(false)
      await expect(raiseFinding(deps(), actor, found())).rejects.toMatchObject({ code: 'forbidden' })
    }
    const id = await raiseFinding(deps(), { ...auditor, companyState: 'suspended' }, found())
    const suspended = { ...company.owner, companyState: 'suspended' } as const
    await expect(answerFinding(deps(), suspended, id, answer())).rejects.toMatchObject({ code: 'forbidden' })
    for (const actor of [auditor, company.dealer, company.viewer])
      await expect(answerFinding(deps(), actor, id, answer())).rejects.toMatchObject({ code: 'forbidden' })
    await expect(closeFinding(deps(), company.owner, id, { reason: 'Done' })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })

  it('see: an auditor his own engagement’s and no other, not even of the same person and firm, nor in the log', async () => {
    const other = await engagedAuditor(t, company, {
      userId: auditor.userId,
      from: day('2025-01-01'),
      to: day('2026-12-31'),
    })
    const id = await raiseFinding(deps(), auditor, found({ title: 'Seen by one' }))
    await expect(readFinding(deps(), other, id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(closeFinding(deps(), other, id, { reason: 'Not mine' })).rejects.toMatchObject({ code: 'not_found' })
    expect((await listFindings(deps(), other, {})).findings).toEqual([])
    expect((await listFindings(deps(), other, {})).counts).toEqual({ open: 0, answered: 0, overdue: 0, closed: 0 })
    const csv = async (actor: CompanyActor) =>
      new TextDecoder().decode((await exportFindings(deps(), actor, {})).content)
    expect(await csv(other)).not.toContain('Seen by one')
    expect(await csv(company.owner)).toContain('Seen by one')
    expect((await readLog(deps(), other, { kind: 'finding' })).entries).toEqual([])
    const stranger = await newCompany(t)
    await expect(readFinding(deps(), stranger.owner, id)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('what it is about', () => {
  const issue = async (documentDate: string) => {
    const lines = [{ goodsClass: 'POLISHED_NATURAL', description: 'Rounds', carats: '1', amount: '10' }]
    const counterpartyId = await newCounterparty(t, company.tenantId)
    const id = await createDraft(deps(), company.dealer, { documentDate, counterpartyId, currency: 'USD', lines })
    return issueTradeDocument(deps(), company.dealer, id)
  }

  it('is called by its own number, whatever the address says', async () => {
    const { id, number } = await issue('2026-03-01')
    const asked = { subjectKind: 'issued', subjectId: id, subjectNumber: 'X-1', sampleItem: newId() }
    expect(await findingStart(deps(), auditor, asked)).toMatchObject({
      about: { subjectKind: 'trade-document', subjectNumber: number },
      answerBy: '2026-12-24',
    })
    const raised = await readFinding(deps(), auditor, await raiseFinding(deps(), auditor, found(asked)))
    expect(raised).toMatchObject({
      subjectKind: 'trade-document',
      subjectNumber: number,
      sampleItemId: asked.sampleItem,
    })
  })

  it('is nothing of another company’s and nothing outside the period, which look the same', async () => {
    const outside = await issue('2026-09-01')
    const refusals = []
    for (const subjectId of [outside.id, newId()])
      refusals.push(
        await raiseFinding(deps(), auditor, found({ subjectKind: 'trade-document', subjectId })).catch(
          (error) => error.details,
        ),
      )
    expect(refusals[0]).toMatchObject({ fields: { subjectKind: [expect.any(String)] } })
    expect(refusals[1]).toEqual(refusals[0])
  })
})

it('the list filters by state, severity and what is overdue, and tells each one’s age', async () => {
  const own = await engagedAuditor(t, company)
  const late = await raiseFinding(
    { ...deps(), clock: { now: () => new Date('2026-11-01T10:00:00Z') } },
    own,
    found({ answerBy: '2026-11-10' }),
  )
  const minor = await raiseFinding(deps(), own, found({ severity: 'minor' }))
  const ids = async (query: object) => (await listFindings(deps(), own, query)).findings.map(({ id }) => id)
  expect(await ids({})).toEqual([minor, late])
  expect(await ids({ overdue: 'yes' })).toEqual([late])
  expect(await ids({ severity: 'minor' })).toEqual([minor])
  expect(await ids({ state: 'closed' })).toEqual([])
  const first = await listFindings(deps(), own, { limit: 1 })
  expect(first.counts).toEqual({ open: 2, answered: 0, overdue: 1, closed: 0 })
  expect((await listFindings(deps(), own, { limit: 1, cursor: first.nextCursor })).findings).toMatchObject([
    { id: late, ageDays: 23, overdue: true },
  ])
})

describe('an auditor’s first page', () => {
  it('has his engagements at every company, each with its own numbers, until they are over', async () => {
    const elsewhere = await newCompany(t, { legalName: 'Zaventem Gems' })
    const here = await engagedAuditor(t, company)
    const there = await engagedAuditor(t, elsewhere, { userId: here.userId })
    await engagedAuditor(t, await newCompany(t))
    const late = { ...deps(), clock: { now: () => new Date('2026-11-01T10:00:00Z') } }
    await raiseFinding(late, there, found({ answerBy: '2026-11-10' }))
    await raiseFinding(deps(), there, found())
    await t.admin`update engagement set expires_at = '2026-12-04T12:00:00Z' where id = ${there.engagement?.id ?? ''}`
    const none = { open: 0, answered: 0, overdue: 0, closed: 0 }
    expect(await engagementsOf(deps(), here)).toMatchObject([
      { tenantId: company.tenantId, findings: none, packs: 0 },
      { tenantId: elsewhere.tenantId, name: 'Zaventem Gems', daysLeft: 10, findings: { ...none, open: 2, overdue: 1 } },
    ])
    const after = { ...deps(), clock: { now: () => new Date('2026-12-04T12:00:01Z') } }
    expect((await engagementsOf(after, here)).map(({ tenantId }) => tenantId)).toEqual([company.tenantId])
    expect(await engagementsOf(deps(), company.owner)).toEqual([])
  })
})
