import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AssociationActor, CompanyActor } from '../../domain/kernel/actor.ts'
import type { SanctionId } from '../../domain/kernel/ids.ts'
import type { Message } from '../../domain/kernel/mail.ts'
import {
  answerNotice,
  appealDecision,
  listOwnSanctions,
  readOwnAnswerFile,
  readOwnSanction,
} from '../../domain/sanctions/answer.ts'
import {
  confirmSuspension,
  decideSanction,
  giveNotice,
  liftSanction,
  listSanctions,
  publishedDecisions,
  readAnswerFile,
  readSanction,
} from '../../domain/sanctions/index.ts'
import { keepSanctions } from '../../domain/sanctions/keep.ts'
import { PDF } from '../support/api.ts'
import { newAdmin, newCompany, type TestCompany } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { arrangedServices } from '../support/packs.ts'

let t: TestDatabase
let [accuser, judge, third]: AssociationActor[] = []
const services = arrangedServices('2026-03-01T12:00:00Z')
const mails: Message[] = []
const kept = new Map<string, Uint8Array>()
const deps = () => ({
  ...{ db: t.db, system: t.system, ...services, publicUrl: 'https://briefke.example' },
  files: {
    put: async (_tenant: string, content: unknown) => {
      const bytes = content as Uint8Array
      const sha256 = Buffer.from(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes))).toString('hex')
      kept.set(sha256, bytes)
      return { sha256, bytes: bytes.length }
    },
  } as never,
  mail: { send: async (message: Message) => void mails.push(message) },
  log: { error: (about: object) => expect(about).toBeNull() },
})
beforeAll(async () => {
  t = await testDatabase()
  ;[accuser, judge, third] = [await newAdmin(t), await newAdmin(t), await newAdmin(t)]
})
afterAll(() => t.close())

const by = (who: AssociationActor | undefined) => who as AssociationActor
const on = (day: string) => services.setTime(`${day}T12:00:00Z`)
const stateOf = async ({ tenantId }: TestCompany) =>
  (await t.admin<{ state: string }[]>`select state from company where tenant_id = ${tenantId}`)[0]?.state
const logOf = async ({ tenantId }: TestCompany) =>
  (
    await t.admin<
      { verb: string }[]
    >`select verb from event where tenant_id = ${tenantId} and object_kind = 'sanction' order by seq`
  ).map(({ verb }) => verb)
async function noticed(company: TestCompany, more: object = {}): Promise<SanctionId> {
  on('2026-03-01')
  const said = { proposes: 'suspend', ground: 'Article 4', facts: 'Sold without a warranty', answerBy: '2026-03-15' }
  return giveNotice(deps(), by(accuser), { tenantId: company.tenantId, ...said, ...more })
}
const suspended = { decision: 'suspend', reasons: 'It was so', effectiveFrom: '2026-03-16' }
const decide = (id: SanctionId, what: object = suspended) => decideSanction(deps(), by(judge), id, what)
const refused = (reason: string) => ({ code: 'conflict', details: { reason } })

test('from the notice to the lifting: heard, decided by another, suspended, lifted by a third, each step logged and mailed once', async () => {
  const company = await newCompany(t)
  const stopped: CompanyActor = { ...company.owner, companyState: 'suspended' }
  const id = await noticed(company)
  await keepSanctions(deps())
  on('2026-03-15')
  await expect(decide(id)).rejects.toMatchObject(refused('too_early'))
  await answerNotice(deps(), company.compliance, id, { answer: 'It was not so' }, [
    { name: 'paper.pdf', content: Buffer.from(PDF) },
  ])
  await expect(answerNotice(deps(), company.owner, id, { answer: 'Again' })).rejects.toMatchObject(refused('answered'))
  await expect(decideSanction(deps(), by(accuser), id, suspended)).rejects.toMatchObject(refused('same_person'))
  const { sanction } = await readSanction(deps(), by(judge), id)
  expect(sanction).toMatchObject({ stage: 'to-decide', answer: 'It was not so', answerFiles: [{ name: 'paper.pdf' }] })
  const sha256 = sanction.answerFiles[0]?.sha256 ?? ''
  expect(await readAnswerFile(deps(), by(judge), id, sha256)).toMatchObject({ name: 'paper.pdf', bytes: PDF.length })
  expect(await readOwnAnswerFile(deps(), company.owner, id, sha256)).toMatchObject({ name: 'paper.pdf' })
  await decide(id)
  await expect(decideSanction(deps(), by(third), id, suspended)).rejects.toMatchObject(refused('decided'))
  expect(await stateOf(company), 'from the next day on').toBe('active')
  on('2026-03-16')
  await keepSanctions(deps())
  expect(await stateOf(company)).toBe('suspended')
  await appealDecision(deps(), stopped, id, { appeal: 'We mended our ways' })
  await expect(liftSanction(deps(), by(judge), id, { reason: 'Mended' })).rejects.toMatchObject(refused('same_person'))
  await liftSanction(deps(), by(third), id, { reason: 'Mended' })
  await expect(liftSanction(deps(), by(third), id, { reason: 'Mended' })).rejects.toMatchObject(refused('lifted'))
  expect(await stateOf(company)).toBe('active')
  for (let times = 0; times < 3; times++) await keepSanctions(deps())
  expect(await logOf(company)).toEqual(['notice', 'answered', 'decided', 'took-effect', 'appealed', 'lifted'])
  const mailed = mails.filter(({ to }) => to.includes(company.owner.userId))
  expect(mailed.map(({ subject }) => subject)).toEqual([
    'Notice of your association',
    'Decision of your association',
    'A decision took effect',
    'A decision is lifted',
  ])
  expect(mailed[0]?.text).toContain(`https://briefke.example/association-notices/${id}`)
  expect(mailed[0]?.to).toContain(company.compliance.userId)
  expect(mailed[0]?.to).not.toContain(company.dealer.userId)
})

test('a step whose mail did not go out is mailed again, and stands in the log once', async () => {
  const company = await newCompany(t)
  await noticed(company)
  const isDown = { send: async () => Promise.reject(new Error('the mail server is away')) }
  const told: object[] = []
  const log = { error: (about: object) => void told.push(about) }
  await keepSanctions({ ...deps(), mail: isDown, log })
  expect(told).toHaveLength(1)
  await keepSanctions(deps())
  expect(await logOf(company)).toEqual(['notice'])
  expect(mails.filter(({ to }) => to.includes(company.owner.userId))).toHaveLength(1)
})

test('a company has fourteen days at least to answer, or as many as the deployment says', async () => {
  const company = await newCompany(t)
  await expect(noticed(company, { answerBy: '2026-03-14' })).rejects.toMatchObject({
    code: 'invalid',
    details: { fields: { answerBy: [expect.stringContaining('2026-03-15')] } },
  })
  const notice = { tenantId: company.tenantId, proposes: 'warn', ground: 'G', facts: 'F', answerBy: '2026-03-15' }
  await expect(giveNotice({ ...deps(), answerDays: 30 }, by(accuser), notice)).rejects.toMatchObject({
    code: 'invalid',
  })
})

describe('a suspension at once', () => {
  test('holds when another confirms it, and is decided on', async () => {
    const company = await newCompany(t)
    const id = await noticed(company, { atOnce: 'Stones from a mine under embargo' })
    expect(await stateOf(company)).toBe('suspended')
    await expect(confirmSuspension(deps(), by(accuser), id)).rejects.toMatchObject(refused('same_person'))
    await confirmSuspension(deps(), by(judge), id)
    on('2026-03-16')
    await keepSanctions(deps())
    expect(await stateOf(company)).toBe('suspended')
    await decide(id, { decision: 'warn', reasons: 'Once only' })
    expect(await stateOf(company)).toBe('active')
  })
  test('ends by itself when nobody does, and the notice stands', async () => {
    const company = await newCompany(t)
    const id = await noticed(company, { atOnce: 'Stones from a mine under embargo' })
    on('2026-03-15')
    await keepSanctions(deps())
    expect(await stateOf(company)).toBe('suspended')
    on('2026-03-16')
    await expect(confirmSuspension(deps(), by(judge), id)).rejects.toMatchObject(refused('lapsed'))
    await keepSanctions(deps())
    await keepSanctions(deps())
    expect(await stateOf(company)).toBe('active')
    expect(await logOf(company)).toEqual(['notice', 'suspended-at-once', 'lapsed'])
    expect((await readSanction(deps(), by(judge), id)).sanction.stage).toBe('to-decide')
  })
})

test('a suspension ends after its last day, and lifting one leaves another in force', async () => {
  const company = await newCompany(t)
  const [first, second] = [await noticed(company), await noticed(company)]
  on('2026-03-16')
  await decide(first, { ...suspended, effectiveTo: '2026-04-01' })
  await decide(second)
  await liftSanction(deps(), by(third), second, { reason: 'Mended' })
  expect(await stateOf(company)).toBe('suspended')
  on('2026-04-01')
  await keepSanctions(deps())
  expect(await stateOf(company)).toBe('suspended')
  on('2026-04-02')
  await keepSanctions(deps())
  expect(await stateOf(company)).toBe('active')
})

test('an expelled company reads and changes nothing, until somebody lifts it', async () => {
  const company = await newCompany(t)
  const id = await noticed(company, { proposes: 'expel' })
  on('2026-03-16')
  await decide(id, { ...suspended, decision: 'expel' })
  expect(await stateOf(company)).toBe('expelled')
  await expect(noticed(company)).rejects.toMatchObject({ code: 'not_found' })
  await liftSanction(deps(), by(third), id, { reason: 'On appeal' })
  expect(await stateOf(company)).toBe('active')
})

test('only what the decision says is published: name, decision and days', async () => {
  const [quiet, known] = [
    await newCompany(t, { legalName: 'Quiet NV' }),
    await newCompany(t, { legalName: 'Known NV' }),
  ]
  const ids = [await noticed(quiet), await noticed(known)] as const
  on('2026-03-16')
  await decide(ids[0], { decision: 'warn', reasons: 'Kept quiet' })
  expect((await publishedDecisions(deps())).map(({ legalName }) => legalName)).not.toContain('Known NV')
  await decide(ids[1], { ...suspended, isPublic: 'on' })
  const published = await publishedDecisions(deps())
  expect(published.map(({ legalName }) => legalName)).toEqual(['Known NV'])
  expect(Object.keys(published[0] ?? {}).toSorted()).toEqual(
    ['country', 'decidedAt', 'decision', 'effectiveFrom', 'effectiveTo', 'endedAt', 'legalName', 'liftedAt'].toSorted(),
  )
})

test('another company finds nothing of it, and a dealer may not look', async () => {
  const [company, other] = [await newCompany(t), await newCompany(t)]
  const id = await noticed(company)
  expect(await listOwnSanctions(deps(), other.owner)).toEqual([])
  for (const attempt of [
    readOwnSanction(deps(), other.owner, id),
    answerNotice(deps(), other.owner, id, { answer: 'Mine' }),
    appealDecision(deps(), other.owner, id, { appeal: 'Mine' }),
  ])
    await expect(attempt).rejects.toMatchObject({ code: 'not_found' })
  for (const attempt of [listOwnSanctions(deps(), company.dealer), listSanctions(deps(), company.owner, {})])
    await expect(attempt).rejects.toMatchObject({ code: 'forbidden' })
})

test('lists have an end, and the next page', async () => {
  const company = await newCompany(t)
  for (let count = 0; count < 52; count++) await noticed(company)
  const asked = { company: company.tenantId }
  const first = await listSanctions(deps(), by(judge), asked)
  const second = await listSanctions(deps(), by(judge), { ...asked, cursor: first.nextCursor })
  expect([first.sanctions.length, second.sanctions.length, second.nextCursor]).toEqual([50, 2, null])
})

describe('the database itself refuses', () => {
  test('that one person gives notice and decides, or decides before the answer or its day', async () => {
    const id = await noticed(await newCompany(t))
    const decided = (who: AssociationActor | undefined, at: string) =>
      sql`update sanction set decision = 'warn', reasons = 'x', decided_by = ${by(who).userId}, decided_by_name = 'x', decided_at = ${at}::timestamptz where id = ${id}`.execute(
        t.system.kysely,
      )
    await expect(decided(accuser, '2026-03-16T12:00:00Z')).rejects.toMatchObject({
      constraint_name: 'decided_by_another',
    })
    await expect(decided(judge, '2026-03-15T12:00:00Z')).rejects.toMatchObject({
      constraint_name: 'decided_after_answer',
    })
  })
  test.each([
    `insert into sanction (id, proposes) values (gen_random_uuid(), 'warn')`,
    `update sanction set decision = 'none', reasons = 'x'`,
    `update sanction set ground = 'x'`,
    `insert into sanction_message (id) values (gen_random_uuid())`,
  ])('the company: %s', async (text) => {
    await expect(sql.raw(text).execute(t.db.kysely)).rejects.toMatchObject({ code: '42501' })
  })
  test.each([`update sanction set answer = 'x'`, `update sanction set facts = 'x'`, 'delete from sanction'])(
    'the association: %s',
    async (text) => {
      await expect(sql.raw(text).execute(t.system.kysely)).rejects.toMatchObject({ code: '42501' })
    },
  )
})
