import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTenant } from '../../db/tenant.ts'
import type { DocumentId, TradeDocumentId } from '../../domain/kernel/ids.ts'
import {
  discardTemplate,
  keepBranding,
  keepTemplate,
  listTemplates,
  publishTemplate,
  readBranding,
  readTemplate,
  retireTemplate,
} from '../../domain/templates/index.ts'
import { previewTemplate as askPreview, previewImage } from '../../domain/templates/preview.ts'
import { createDraft, issueTradeDocument } from '../../domain/trade-documents/index.ts'
import { previewTemplate } from '../../worker/jobs/preview-template.ts'
import { renderDocument } from '../../worker/jobs/render-document.ts'
import { readByPdfium } from '../../worker/pdf/text-check.ts'
import { newCompany, newCounterparty, type TestCompany, testServices } from '../support/builders.ts'
import { printingGround } from '../support/printing.ts'

const ground = printingGround()
const log = { info() {}, warn() {} }
const run = { jobId: 'job', attempt: 1, lastAttempt: false }
const services = testServices()
const BLOCKS = '{{> number}}\n{{> parties}}\n{{> lines}}\n{{> statements}}\n{{> verification}}'
let company: TestCompany

beforeAll(async () => {
  company = await newCompany(ground.t)
})
afterAll(() => services.templates.close())

/** What use cases and jobs need, with the worker's end of the bell in this process. */
const deps = () => {
  const work = {
    ...services,
    ...{
      db: ground.t.db,
      system: ground.t.system,
      library: ground.t.library,
      printer: ground.printer,
      log,
      publicUrl: 'https://briefke.example',
    },
  }
  const ring = async (name: string, payload: { tenantId: string; previewId: string }) => {
    if (name === 'preview-template') await previewTemplate(work, payload, run)
  }
  return { ...work, ring: ring as typeof services.ring }
}
const draftOf = async (name: string) => (await readTemplate(deps(), company.owner, name)).draft
const body = (words: string) => `{{> letterhead}}\n<p class="greeting">${words}</p>\n${BLOCKS}`

async function issue(): Promise<TradeDocumentId> {
  const id = await createDraft(deps(), company.owner, {
    documentType: 'invoice',
    documentDate: '2026-11-20',
    counterpartyId: await newCounterparty(ground.t, company.tenantId),
    currency: 'USD',
    lines: [{ goodsClass: 'POLISHED_NATURAL', description: 'Round', carats: '1.5', pricePerCarat: '100' }],
  })
  await issueTradeDocument(deps(), company.owner, id)
  return id
}

async function printed(id: TradeDocumentId) {
  const [row] = await ground.t
    .admin`select id from document where trade_document_id = ${id} and kind = 'trade-document'`
  const documentId = row?.['id'] as DocumentId
  await renderDocument(deps(), { tenantId: company.tenantId, documentId }, { ...run, lastAttempt: true })
  const [done] = await ground.t.admin`select * from document where id = ${documentId}`
  const pdf = await buffer(services.files.read(company.tenantId, done?.['sha256']))
  return { row: done, text: (await readByPdfium(pdf)).text }
}

test('what is issued is printed with the template that was published then, whatever is published later', async () => {
  const before = await issue()
  await keepTemplate(deps(), company.owner, 'invoice', {
    body: body('First greeting'),
    css: '.greeting { color: #103050 }',
  })
  const first = await draftOf('invoice')
  expect(first).toMatchObject({ version: 1, revision: 1 })
  await publishTemplate(deps(), company.owner, first?.id as never)
  const during = await issue()
  await keepTemplate(deps(), company.owner, 'invoice', { body: body('Second greeting'), css: '' })
  await publishTemplate(deps(), company.owner, (await draftOf('invoice'))?.id as never)
  const after = await issue()
  await retireTemplate(deps(), company.owner, 'invoice')
  const [old, one, two] = [await printed(before), await printed(during), await printed(after)]
  expect(old.text).not.toContain('greeting')
  expect(old.row).toMatchObject({ status: 'rendered', template_id: null })
  expect(one.text).toContain('First greeting')
  expect(one.row).toMatchObject({ status: 'rendered', template_id: first?.id })
  expect(two.text).toContain('Second greeting')
  expect((await printed(await issue())).row?.['template_id']).toBeNull()
  const versions = (await readTemplate(deps(), company.owner, 'invoice')).versions
  expect(versions.map(({ version, status }) => [version, status])).toEqual([
    [2, 'retired'],
    [1, 'retired'],
  ])
})

test('a template that may not run is refused by line and column, and nothing of it is kept', async () => {
  const wrong = { body: `<p>ok</p>\n${BLOCKS}\n<p>{{constructor}}</p>`, css: '.a { position: fixed }' }
  await expect(keepTemplate(deps(), company.owner, 'memo', wrong)).rejects.toMatchObject({
    code: 'invalid',
    details: {
      reason: 'template_refused',
      fields: {
        body: ['Line 7, column 6: The data dictionary has no “constructor” here.'],
        css: [expect.stringContaining('Line 1, column 6: ')],
      },
    },
  })
  expect(await draftOf('memo')).toBeNull()
})

test('a template that leaves out the official words, the number or the code is refused', async () => {
  const bare = { body: '<p>Only this</p>', css: '' }
  await expect(keepTemplate(deps(), company.owner, 'memo', bare)).rejects.toMatchObject({
    details: {
      fields: { body: expect.arrayContaining([expect.stringContaining('{{> statements}} is missing')]) },
    },
  })
})

test('a preview shows pictures and the text of what will be printed, of a sample or of an issued document', async () => {
  const content = { name: 'invoice', body: body('Seen before'), css: '' }
  const sample = await askPreview(deps(), company.owner, content)
  expect(sample).toMatchObject({ pages: 1, findings: [], failure: null })
  expect(sample.text).toContain('SAMPLE-00042')
  const image = await previewImage(deps(), company.owner, sample.id, 1)
  expect(Buffer.from(image).subarray(1, 4).toString()).toBe('PNG')
  const documentId = await issue()
  const own = await askPreview(deps(), company.owner, { ...content, documentId })
  expect(own.text).toContain('Seen before')
  expect(own.text).toContain('Round')
  const arabic = await askPreview(deps(), company.owner, { ...content, language: 'ar' })
  expect(arabic.text).toContain('فاتورة')
})

test('another company’s templates, previews and documents are not found', async () => {
  const other = await newCompany(ground.t)
  await keepTemplate(deps(), company.owner, 'credit-note', { body: BLOCKS, css: '' })
  const id = (await draftOf('credit-note'))?.id as never
  await expect(publishTemplate(deps(), other.owner, id)).rejects.toMatchObject({ code: 'not_found' })
  await expect(discardTemplate(deps(), other.owner, id)).rejects.toMatchObject({ code: 'not_found' })
  const preview = await askPreview(deps(), company.owner, { name: 'invoice', body: BLOCKS, css: '' })
  await expect(previewImage(deps(), other.owner, preview.id, 1)).rejects.toMatchObject({ code: 'not_found' })
  const documentId = await issue()
  await expect(
    askPreview(deps(), other.owner, { name: 'invoice', body: BLOCKS, css: '', documentId }),
  ).rejects.toMatchObject({ code: 'not_found' })
  await discardTemplate(deps(), company.owner, id)
  expect(await draftOf('credit-note')).toBeNull()
})

test('a viewer reads templates and writes none; a dealer writes and does not publish', async () => {
  expect((await listTemplates(deps(), company.viewer)).map(({ name }) => name)).toContain('branding')
  const content = { body: BLOCKS, css: '' }
  await expect(keepTemplate(deps(), company.viewer, 'invoice', content)).rejects.toMatchObject({ code: 'forbidden' })
  await keepTemplate(deps(), company.dealer, 'debit-note', content)
  const id = (await draftOf('debit-note'))?.id as never
  await expect(publishTemplate(deps(), company.dealer, id)).rejects.toMatchObject({ code: 'forbidden' })
})

test('the runtime role cannot change or remove what is published', async () => {
  await keepTemplate(deps(), company.owner, 'declaration', {
    body: '{{> own-letterhead}}{{> number}}{{> addressee}}{{> statements}}{{> goods}}{{> verification}}',
    css: '',
  })
  const id = (await draftOf('declaration'))?.id as never
  await publishTemplate(deps(), company.owner, id)
  const inCompany = (work: Parameters<typeof inTenant>[2]) => inTenant(ground.t.db, company.tenantId, work)
  await expect(
    inCompany((tx) =>
      tx
        .updateTable('template')
        .set({ content: '{}' as never })
        .where('id', '=', id)
        .execute(),
    ),
  ).rejects.toThrow('a published template is not changed')
  await expect(
    inCompany((tx) => tx.updateTable('template').set({ status: 'draft' }).where('id', '=', id).execute()),
  ).rejects.toThrow('a retired template stays as it is')
  await inCompany((tx) => tx.deleteFrom('template').where('id', '=', id).execute())
  expect((await readTemplate(deps(), company.owner, 'declaration')).published?.id).toBe(id)
})

test('a look is printed on every paper from its publication on: letterhead, footer, bank details and columns', async () => {
  const look = {
    ...{
      accent: '#224466',
      font: 'serif',
      letterhead: 'Since 1924',
      footer: 'Member of the bourse',
      bank: 'IBAN BE00',
    },
    columns: ['goods', 'hsCode', 'carats', 'amount'],
  }
  await keepBranding(deps(), company.owner, look, null)
  const { draft } = await readBranding(deps(), company.owner)
  await publishTemplate(deps(), company.owner, draft?.id as never)
  const { text, row } = await printed(await issue())
  for (const words of ['Since 1924', 'Member of the bourse', 'IBAN BE00']) expect(text).toContain(words)
  expect(text).not.toContain('USD per ct')
  expect(row).toMatchObject({ status: 'rendered', branding_id: draft?.id })
  await retireTemplate(deps(), company.owner, 'branding')
})

test.each([
  [{ columns: ['goods', 'goods', 'carats', 'amount'] }, 'columns', 'A column stands twice. Choose each once.'],
  [
    { columns: ['goods', 'carats'] },
    'columns',
    'A paper says what is sold, how much and for what: keep goods, carats, amount.',
  ],
  [{ accent: '#ffee00' }, 'accent', 'The colour is too light to be read on paper. Choose a darker one.'],
  [{ accent: 'red' }, 'accent', 'Write the colour as # and six digits, like #1b1a17.'],
  [
    { bank: 'IBAN 💎' },
    'bank',
    'The bank details contains “💎” (U+1F48E), which no font of ours can print. Write it without.',
  ],
])('a look with %j is refused at %s', async (change, field, sentence) => {
  const look = { accent: '#224466', font: 'sans', columns: ['goods', 'carats', 'amount'], ...change }
  await expect(keepBranding(deps(), company.owner, look, null)).rejects.toMatchObject({
    details: { fields: { [field]: [sentence] } },
  })
})
