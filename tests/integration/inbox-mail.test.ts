import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listInbox } from '../../domain/inbox/read-items.ts'
import { makeInboxAddress, readInboxAddress, retireInboxAddress } from '../../domain/inbox/ways/address.ts'
import { openReceiver } from '../../worker/mail/receiver.ts'
import { newCompany, type TestCompany, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { receivedPaper } from '../support/received-papers.ts'

const DOMAIN = 'papers.briefke.test'
const services = testServices()
const warned: object[] = []
let t: TestDatabase
let company: TestCompany
let receiver: Awaited<ReturnType<typeof openReceiver>>
const deps = () => ({
  ...services,
  db: t.db,
  library: t.library,
  system: t.system,
  log: { warn: (each: object) => void warned.push(each) },
})

beforeAll(async () => {
  t = await testDatabase()
  receiver = await openReceiver(deps(), { port: 0, host: '127.0.0.1', domain: DOMAIN })
})
beforeEach(async () => {
  company = await newCompany(t)
  await makeInboxAddress(deps(), company.owner)
})
afterAll(async () => {
  await receiver.close()
  await t.close()
})

const own = async (domain: string, who = company) => `${(await readInboxAddress(deps(), who.owner))?.local}@${domain}`
const addressOf = (who = company) => own(DOMAIN, who)
let papers = 0
const pdf = () => receivedPaper({ supplier: 'Hudson Gems Inc', number: `M-${++papers}` })
type Attachment = { filename: string; content: Buffer; cid?: string; contentDisposition?: 'inline' }

/** What a real client is told: 'accepted', or the code with which the mail was refused. */
async function send(to: string | readonly string[], attachments: readonly Attachment[] = []) {
  const transport = createTransport({ host: '127.0.0.1', port: receiver.port, ignoreTLS: true })
  try {
    await transport.sendMail({
      ...{ from: 'Ada <ada@hudson.example>', to: [...[to].flat()], subject: 'Invoice', text: 'Attached.' },
      attachments: [...attachments],
    })
    return 'accepted'
  } catch (error) {
    return (error as { responseCode?: number }).responseCode
  } finally {
    transport.close()
  }
}
const inbox = async (who = company) => (await listInbox(deps(), who.owner, {})).items

test('what is attached comes into the inbox of the company whose address it is', async () => {
  const attachments = [
    { filename: 'july.pdf', content: pdf() },
    { filename: 'photo.jpg', content: Buffer.from([0xff, 0xd8, 0xff, 1]) },
  ]
  expect(await send(await addressOf(), attachments)).toBe('accepted')
  expect(await inbox()).toMatchObject([
    { source: 'mail', sender: 'ada@hudson.example', fileName: 'july.pdf', status: 'reading' },
    { source: 'mail', fileName: 'photo.jpg' },
  ])
  expect(await inbox(await newCompany(t))).toEqual([])
})

test('a picture that only decorates the text is no paper', async () => {
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const logo = { filename: 'logo.png', content: png, cid: 'logo', contentDisposition: 'inline' as const }
  expect(await send(await addressOf(), [logo, { filename: 'a.pdf', content: pdf() }])).toBe('accepted')
  expect((await inbox()).map(({ fileName }) => fileName)).toEqual(['a.pdf'])
})

test('the same mail twice brings its paper once', async () => {
  const attachment = { filename: 'a.pdf', content: pdf() }
  expect([await send(await addressOf(), [attachment]), await send(await addressOf(), [attachment])]).toEqual([
    'accepted',
    'accepted',
  ])
  expect(await inbox()).toHaveLength(1)
})

describe('is refused, with a code that says why', () => {
  const paper = () => [{ filename: 'a.pdf', content: pdf() }]
  test.each([
    ['an address that nobody has', () => `papers-aaaaaaaaaaaa@${DOMAIN}`],
    ['another word before the @', () => `info@${DOMAIN}`],
    ['another domain: nothing is passed on', () => own('elsewhere.example')],
  ])('%s: 550', async (_what, address) => {
    expect(await send(await address(), paper())).toBe(550)
  })
  test('a retired address, from then on: 550; the new one is taken', async () => {
    const old = await addressOf()
    await makeInboxAddress(deps(), company.owner)
    expect([await send(old, paper()), await send(await addressOf(), paper())]).toEqual([550, 'accepted'])
    const current = await addressOf()
    await retireInboxAddress(deps(), company.owner)
    expect(await send(current, paper())).toBe(550)
  })
  test('more than thirty megabytes: 552, and nothing of it is kept', async () => {
    const large = { filename: 'a.pdf', content: Buffer.concat([pdf(), Buffer.alloc(24 * 1024 * 1024, 'x')]) }
    expect(await send(await addressOf(), [large])).toBe(552)
    expect(await inbox()).toEqual([])
  })
  test('no paper with it: 554', async () => {
    const sheet = { filename: 'a.xlsx', content: Buffer.from('PK\u0003\u0004') }
    expect([await send(await addressOf()), await send(await addressOf(), [sheet])]).toEqual([554, 554])
  })
  test('a full inbox: 452, to be sent again later', async () => {
    await t.admin`insert into inbox_item (tenant_id, id, source, sender, received_at)
      select ${company.tenantId}, gen_random_uuid(), 'mail', 'x@example.test', now() from generate_series(1, 500)`
    expect(await send(await addressOf(), paper())).toBe(452)
  })
  test('trouble of ours: 451, to be sent again later, and an operator reads of it', async () => {
    const broken = { ...deps(), files: { ...services.files, put: () => Promise.reject(new Error('the disk is full')) } }
    const troubled = await openReceiver(broken, { port: 0, host: '127.0.0.1', domain: DOMAIN })
    const before = receiver
    receiver = troubled
    expect(await send(await addressOf(), paper())).toBe(451)
    receiver = before
    await troubled.close()
    expect(warned).toContainEqual({ reason: 'Error: the disk is full' })
  })
})

test('the address is a secret of which the database has only the hash', async () => {
  const [row] = await t.admin`select * from inbox_address where tenant_id = ${company.tenantId}`
  const local = (await addressOf()).split('@')[0] ?? ''
  expect(local).toMatch(/^papers-[a-z2-7]{12}$/)
  expect(JSON.stringify(row)).not.toContain(local.slice(7))
})

test('only owners and compliance officers open ways in', async () => {
  for (const actor of [company.dealer, company.viewer])
    await expect(makeInboxAddress(deps(), actor)).rejects.toMatchObject({ code: 'forbidden' })
})
