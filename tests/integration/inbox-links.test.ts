import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listInbox } from '../../domain/inbox/read-items.ts'
import { uploadToInbox } from '../../domain/inbox/receive.ts'
import {
  listSendLinks,
  makeSendLink,
  openSendLink,
  revokeSendLink,
  sendByLink,
} from '../../domain/inbox/ways/send-links.ts'
import type { CounterpartyId } from '../../domain/kernel/ids.ts'
import { newCompany, newCounterparty, type TestCompany, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase, warm } from '../support/database.ts'
import { receivedPaper } from '../support/received-papers.ts'

const services = testServices()
let now = services.clock.now()
let t: TestDatabase
let company: TestCompany
let supplier: CounterpartyId
const deps = () => ({ ...services, clock: { now: () => now }, db: t.db, library: t.library, system: t.system })

beforeAll(async () => {
  t = await testDatabase()
  company = await newCompany(t, { legalName: 'Scheldt Diamonds NV' })
  supplier = await newCounterparty(t, company.tenantId, 'Hudson Gems Inc')
})
afterAll(() => t.close())

let papers = 0
const file = () => ({
  name: 'photo.pdf',
  content: receivedPaper({ supplier: 'Hudson Gems Inc', number: `L-${++papers}` }),
})
const link = async (days = 7) => {
  const made = await makeSendLink(deps(), company.owner, { counterpartyId: supplier, days, note: 'Your July invoices' })
  return { ...made, secret: made.path.replace('/send/', '') }
}
const NONE = { code: 'not_found' }

test('says who asks and for what, takes papers, and they come in from that supplier', async () => {
  const { secret } = await link()
  expect(await openSendLink(deps(), secret)).toMatchObject({
    companyName: 'Scheldt Diamonds NV',
    note: 'Your July invoices',
    left: 50,
  })
  expect(await sendByLink(deps(), secret, [file(), { name: 'a.txt', content: Buffer.from('text') }])).toEqual([
    { name: 'photo.pdf', sentence: null },
    { name: 'a.txt', sentence: 'The file must be a PDF, a PNG or a JPEG; this one is something else inside.' },
  ])
  const [item] = (await listInbox(deps(), company.owner, {})).items
  expect(item).toMatchObject({ source: 'link', sender: 'Hudson Gems Inc', counterpartyId: supplier })
  expect((await openSendLink(deps(), secret)).left).toBe(48)
})

test('tells the sender nothing of what the company has already', async () => {
  const { secret } = await link()
  const known = file()
  await uploadToInbox(deps(), company.owner, [known])
  expect(await sendByLink(deps(), secret, [known])).toEqual([{ name: 'photo.pdf', sentence: null }])
})

describe('a link that cannot be used is the same as none', () => {
  test('when it is over', async () => {
    const { secret, expiresAt } = await link(1)
    now = new Date(expiresAt.getTime())
    await expect(openSendLink(deps(), secret)).rejects.toMatchObject(NONE)
    await expect(sendByLink(deps(), secret, [file()])).rejects.toMatchObject(NONE)
    now = services.clock.now()
  })
  test('when it was revoked', async () => {
    const { id, secret } = await link()
    await revokeSendLink(deps(), company.compliance, id)
    await expect(sendByLink(deps(), secret, [file()])).rejects.toMatchObject(NONE)
    expect((await listSendLinks(deps(), company.owner)).find((each) => each.id === id)).toMatchObject({
      isUsable: false,
    })
  })
  test('when nobody made it', async () => {
    for (const secret of ['x'.repeat(43), 'short', `${'x'.repeat(42)}%`])
      await expect(openSendLink(deps(), secret)).rejects.toMatchObject(NONE)
  })
})

test('brings at most fifty papers, also when they come at once', async () => {
  await warm(t)
  const { secret } = await link()
  const batch = () => Array.from({ length: 15 }, file)
  const all = await Promise.allSettled(
    [batch(), batch(), batch(), batch()].map((each) => sendByLink(deps(), secret, each)),
  )
  const refused = all.filter((each) => each.status === 'rejected')
  expect(refused).toMatchObject([
    { reason: { code: 'conflict', message: expect.stringContaining('at most 50 papers') } },
  ])
  expect((await openSendLink(deps(), secret)).left).toBe(5)
})

test('the database holds the hash of its secret alone, and a link is made by owner or compliance officer for a known supplier', async () => {
  const { id, secret } = await link()
  const [row] = await t.admin`select * from send_link where id = ${id}`
  expect(JSON.stringify(row)).not.toContain(secret)
  await expect(makeSendLink(deps(), company.dealer, { counterpartyId: supplier })).rejects.toMatchObject({
    code: 'forbidden',
  })
  const stranger = await newCounterparty(t, (await newCompany(t)).tenantId)
  await expect(makeSendLink(deps(), company.owner, { counterpartyId: stranger })).rejects.toMatchObject({
    code: 'invalid',
  })
})
