import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { discardInboxItem, fileInboxItem } from '../../domain/inbox/decide.ts'
import { filingChoices, listInbox, readInboxFile, readInboxItem } from '../../domain/inbox/read-items.ts'
import { receivePaper, uploadToInbox } from '../../domain/inbox/receive.ts'
import { recordReading } from '../../domain/inbox/record-reading.ts'
import type { InboxItemId } from '../../domain/kernel/ids.ts'
import {
  readReceivedDocument,
  readReceivedFile,
  recordReceivedDocument,
} from '../../domain/received-documents/index.ts'
import { openReader } from '../../worker/inbox/reader.ts'
import { readInboxItem as readJob } from '../../worker/jobs/read-inbox-item.ts'
import { newCompany, newCounterparty, type TestCompany, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase, warm } from '../support/database.ts'
import { shippedStatement } from '../support/library.ts'
import { randomOf } from '../support/lint/random.ts'
import { exactText } from '../support/lint/sound.ts'
import { receivedPaper } from '../support/received-papers.ts'

const services = testServices()
const reader = openReader()
let t: TestDatabase
let company: TestCompany
const deps = () => ({ ...services, db: t.db, library: t.library, system: t.system })
const work = () => ({ ...deps(), reader, log: { warn() {} } })
const run = { jobId: 'test', attempt: 1, lastAttempt: false }

beforeAll(async () => {
  t = await testDatabase()
  company = await newCompany(t)
})
afterAll(async () => {
  reader.close()
  await t.close()
})

const file = (name: string, content: Uint8Array) => ({ name, content })
const official = exactText(shippedStatement('sow-2021'), randomOf(1))
/** A paper that no other test has sent. */
let papers = 0
const paper = (more: Partial<Parameters<typeof receivedPaper>[0]> = {}) =>
  receivedPaper({ supplier: 'Hudson Gems Inc', number: `HG-${++papers}`, ...more })

async function received(content = paper(), who = company) {
  const [answer] = await uploadToInbox(deps(), who.owner, [file('paper.pdf', content)])
  if (answer?.outcome !== 'received') throw new Error(JSON.stringify(answer))
  return answer.id
}
const read = (id: InboxItemId, who = company) => readJob(work(), { tenantId: who.tenantId, itemId: id }, run)
const sees = (id: InboxItemId) => readInboxItem(deps(), company.owner, id)

describe('several files at once', () => {
  test('each has its own answer, and a refused one holds up no other', async () => {
    const one = paper()
    const answers = await uploadToInbox(deps(), company.owner, [
      file('one.pdf', one),
      file('again.pdf', one),
      file('table.xlsx', Buffer.from('PK\u0003\u0004')),
      file('huge.pdf', Buffer.concat([one, Buffer.alloc(10 * 1024 * 1024)])),
      file('two.pdf', paper()),
    ])
    expect(answers.map(({ outcome }) => outcome)).toEqual(['received', 'duplicate', 'refused', 'refused', 'received'])
    expect(answers.flatMap((each) => ('sentence' in each ? [each.sentence] : []))).toEqual([
      expect.stringMatching(/^The same paper came in on \d{4}-\d\d-\d\d and waits in the inbox\.$/),
      'The file must be a PDF, a PNG or a JPEG; this one is something else inside.',
      'The file is larger than 10 MB. Give a smaller one.',
    ])
  })
  test('none, or more than twenty, are refused in a sentence', async () => {
    await expect(uploadToInbox(deps(), company.owner, [])).rejects.toMatchObject({ code: 'invalid' })
    const many = Array.from({ length: 21 }, () => file('a.pdf', paper()))
    await expect(uploadToInbox(deps(), company.owner, many)).rejects.toThrow('at most 20 files')
  })
  test('the same bytes sent twelve times at once become one item', async () => {
    await warm(t)
    const content = paper()
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => uploadToInbox(deps(), company.owner, [file('a.pdf', content)])),
    )
    const outcomes = answers.flat().map(({ outcome }) => outcome)
    expect(outcomes.filter((each) => each === 'received')).toHaveLength(1)
    expect(outcomes.filter((each) => each === 'duplicate')).toHaveLength(11)
  })
  test('a viewer brings nothing in, and an auditor does not look', async () => {
    await expect(uploadToInbox(deps(), company.viewer, [file('a.pdf', paper())])).rejects.toMatchObject({
      code: 'forbidden',
    })
    const auditor = { ...company.viewer, role: 'auditor' as const }
    await expect(listInbox(deps(), auditor, {})).rejects.toMatchObject({ code: 'forbidden' })
  })
})

test('a paper is kept byte by byte as it came', async () => {
  const content = paper()
  const found = await readInboxFile(deps(), company.owner, await received(content))
  expect(found).toMatchObject({ name: 'paper.pdf', mediaType: 'application/pdf', bytes: content.length })
  expect(await buffer(services.files.read(company.tenantId, found.sha256))).toEqual(content)
})

test('a paper rings the bell, is read, and then shows its statement and proposals; nothing is filed by itself', async () => {
  const supplier = await newCounterparty(t, company.tenantId, 'Hudson Gems Inc')
  const id = await received(paper({ statement: official }))
  expect(services.rung).toContainEqual({ name: 'read-inbox-item', payload: { tenantId: company.tenantId, itemId: id } })
  await read(id)
  const item = await sees(id)
  expect(item).toMatchObject({ status: 'waiting', readParty: 'Hudson Gems Inc', documentId: null, problem: null })
  expect(item.reading?.statements).toMatchObject([{ edition: 'SOW-2021', outcome: 'exact' }])
  expect(item.reading?.proposals).toMatchObject({ supplier: { value: supplier }, carats: { value: '14.690' } })
  const [statement] = item.reading?.statements ?? []
  expect(item.reading?.paper.text.slice(statement?.start, statement?.end).replace(/\s+/g, ' ')).toContain(
    'confirms adherence to the WDC SoW Guidelines.',
  )
})

test('what cannot be read waits for a person, with the reason', async () => {
  const picture = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(`picture ${++papers}`)])
  const [png] = await uploadToInbox(deps(), company.owner, [file('photo.jpg', picture)])
  if (png?.outcome !== 'received') throw new Error('the picture was not taken')
  await read(png.id)
  const broken = await received(Buffer.from(`%PDF-1.7 broken ${++papers}`))
  await read(broken)
  expect([(await sees(png.id)).problem?.code, (await sees(broken)).problem?.code]).toEqual(['picture', 'unreadable'])
  expect((await sees(broken)).status).toBe('waiting')
})

describe('discarding', () => {
  test('takes a reason, happens once, and lets the same bytes come again', async () => {
    const content = paper()
    const id = await received(content)
    const discard = (reason: string) => discardInboxItem(deps(), company.dealer, { id, input: { reason } })
    await expect(discard(' ')).rejects.toMatchObject({ details: { fields: { reason: ['The reason is missing.'] } } })
    await discard('An advertisement')
    await expect(discard('Again')).rejects.toMatchObject({
      code: 'conflict',
      message: 'The dealer has discarded this paper already.',
    })
    expect(await sees(id)).toMatchObject({ status: 'discarded', discardReason: 'An advertisement' })
    expect(await received(content)).not.toBe(id)
  })
  test('a reading that comes too late is dropped', async () => {
    const id = await received()
    await discardInboxItem(deps(), company.owner, { id, input: { reason: 'Not ours' } })
    await recordReading(deps(), company.tenantId, { id, read: { problem: 'no-text' } })
    await read(id)
    expect(await sees(id)).toMatchObject({ status: 'discarded', problem: null })
  })
})

test('the queue begins with what has waited longest, and goes on at its cursor', async () => {
  const own = await newCompany(t)
  const ids: InboxItemId[] = []
  for (let count = 0; count < 5; count++) ids.push(await received(paper(), own))
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listInbox>> = await listInbox(deps(), own.owner, { limit: 2, cursor })
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor
  } while (cursor)
  expect(seen).toEqual(ids)
})

test('strangers cannot fill an inbox without end', async () => {
  const own = await newCompany(t)
  await t.admin`insert into inbox_item (tenant_id, id, source, sender, received_at)
    select ${own.tenantId}, gen_random_uuid(), 'mail', 'x@example.test', now() from generate_series(1, 500)`
  const system = { role: 'system', tenantId: own.tenantId, name: 'Mail', userId: null } as const
  const mail = { source: 'mail', sender: 'x@example.test', counterpartyId: null, file: file('a.pdf', paper()) } as const
  await expect(receivePaper(deps(), system, mail)).rejects.toMatchObject({ code: 'rate_limited' })
  expect(await received(paper(), own)).toEqual(expect.any(String))
})

describe('filing', () => {
  const confirmed = (supplierId: string, number: string) => ({
    ...{
      supplierId,
      number,
      documentType: 'invoice',
      documentDate: '2026-11-20',
      currency: 'USD',
      edition: 'SOW-2021',
    },
    lines: [{ goodsClass: 'POLISHED_NATURAL', description: 'Rounds', carats: '14.690', amount: '17578.50' }],
  })
  const supplier = () => newCounterparty(t, company.tenantId, 'Okavango Trading BV')
  const file = (id: InboxItemId, input: unknown, who = company.dealer) => fileInboxItem(deps(), who, { id, input })

  test('records the document with the paper as its file, and the paper leaves the queue', async () => {
    const [supplierId, content] = [await supplier(), paper()]
    const id = await received(content)
    const documentId = await file(id, confirmed(supplierId, 'OK-1'))
    const document = await readReceivedDocument(deps(), company.owner, documentId)
    expect(document).toMatchObject({ number: 'OK-1', source: 'inbox', totalCarats: '14.690', standing: 'accepted' })
    const kept = await readReceivedFile(deps(), company.owner, documentId)
    expect(await buffer(services.files.read(company.tenantId, kept.sha256))).toEqual(content)
    expect(await sees(id)).toMatchObject({ status: 'filed', documentId, decidedByName: 'The dealer' })
  })
  test('of two who file one paper at once one does, and one document is there', async () => {
    await warm(t)
    const supplierId = await supplier()
    const id = await received()
    const both = await Promise.allSettled([
      file(id, confirmed(supplierId, 'OK-2')),
      file(id, confirmed(supplierId, 'OK-2')),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { details: { reason: 'decided' } },
    })
  })
  test('a number that the supplier has used already is refused, and the paper stays', async () => {
    const supplierId = await supplier()
    await file(await received(), confirmed(supplierId, 'OK-3'))
    const again = await received()
    await expect(file(again, confirmed(supplierId, 'OK-3'))).rejects.toMatchObject({ details: { reason: 'duplicate' } })
    expect((await sees(again)).documentId).toBe(null)
  })
  test('what is wrong is said field by field, and nothing is written', async () => {
    const id = await received()
    await expect(file(id, { ...confirmed('x', ''), edition: '' })).rejects.toMatchObject({
      code: 'invalid',
      details: {
        fields: { supplierId: expect.anything(), number: ['Number is missing.'], edition: expect.anything() },
      },
    })
    expect((await sees(id)).documentId).toBe(null)
  })
  test('the same bytes are recognised when they come again, also where the document was recorded by hand', async () => {
    const [supplierId, content] = [await supplier(), paper()]
    await recordReceivedDocument(deps(), company.owner, {
      input: confirmed(supplierId, 'OK-5'),
      file: { name: 'a.pdf', content },
    })
    const answers = await uploadToInbox(deps(), company.owner, [{ name: 'b.pdf', content }])
    expect(answers).toEqual([
      {
        name: 'b.pdf',
        outcome: 'duplicate',
        documentId: expect.any(String),
        sentence: 'The same paper is recorded as OK-5.',
      },
    ])
  })
  test('a number that is recorded already is shown before anybody files it again', async () => {
    const own = await newCompany(t)
    const supplierId = await newCounterparty(t, own.tenantId, 'Hudson Gems Inc')
    const number = `HG-${papers + 1}`
    const id = await received(paper(), own)
    await read(id, own)
    await recordReceivedDocument(deps(), own.owner, { input: confirmed(supplierId, number) })
    expect((await filingChoices(deps(), own.owner, id)).same).toMatchObject([{ number, documentType: 'invoice' }])
  })
})
