import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { houseBranding } from '../../domain/kernel/branding.ts'
import { tradeDocumentTypes } from '../../domain/kernel/goods.ts'
import { type LanguageTag, languageTags } from '../../domain/kernel/languages.ts'
import { renderHtml } from '../../templates/render.ts'
import { sampleAccount, sampleConfirmation } from '../../templates/sample-letters.ts'
import { archivePdf } from '../../worker/pdf/archive/index.ts'
import type { Printer } from '../../worker/pdf/printer.ts'
import { checkText } from '../../worker/pdf/text-check.ts'
import { testPrinter } from '../support/printing.ts'
import {
  bareInvoice,
  officialWords,
  sampleCover,
  sampleDeclaration,
  sampleInvoice,
  sampleStatement,
  sampleSummary,
} from '../support/sample-documents.ts'
import { judge, prepareVeraPdf } from './verapdf/judge.ts'

const folder = mkdtempSync(join(tmpdir(), 'briefke-archive-'))
const lacking = prepareVeraPdf()
const there = (program: string) => spawnSync(program, ['--version']).error === undefined
const facts = {
  title: 'Invoice INV-00042 – Ōsaka & “Co”',
  language: 'en',
  author: 'Scheldt <Diamonds> NV',
  at: new Date('2026-11-20T10:00:00Z'),
  id: '019381aa-0000-7000-8000-000000000001',
}
const data = Buffer.from('{"number":"INV-00042"}')
const attachment = { name: 'INV-00042.json', description: 'What the document says', content: data }
const documents = {
  'an invoice': () => renderHtml('invoice', sampleInvoice('A4')),
  'an invoice of several pages': () => renderHtml('invoice', sampleInvoice('Letter', 60)),
  'an invoice that carries its sums forward': () => renderHtml('invoice', sampleInvoice('A4', 60), new Set([20, 45])),
  'an invoice with nothing that may be left out': () => renderHtml('invoice', bareInvoice('A4')),
  'a voided invoice': () => renderHtml('invoice', { ...sampleInvoice('A4'), status: 'voided' }),
  'a warranty statement': () => renderHtml('warranty-statement', sampleStatement('A4')),
  'a declaration': () => renderHtml('declaration', sampleDeclaration('A4')),
  'a declaration with nothing that may be left out': () =>
    renderHtml('declaration', sampleDeclaration('A4', { bare: true })),
}
const NAMES =
  'Алмазы / יהלומי רמת גן בע״מ / شركة دبي للماس / सूरत डायमंड्स / સુરત હીરા / 周大福珠寶 / 中国黄金 / 銀座ジュエル'
const spoken = Object.fromEntries(
  languageTags.flatMap((language) =>
    tradeDocumentTypes.map((documentType) => {
      const page = { ...sampleInvoice('A4'), language, documentType }
      const input = { ...page, seller: { ...page.seller, name: NAMES }, buyer: { ...page.buyer, name: NAMES } }
      return [`${documentType} in ${language}`, { language, html: () => renderHtml('invoice', input) }] as const
    }),
  ),
)
for (const language of languageTags) {
  const [statement, declaration] = [sampleStatement('A4'), sampleDeclaration('Letter')].map((page) => ({
    ...{ ...page, language, seller: { ...page.seller, name: NAMES }, buyer: { ...page.buyer, name: NAMES } },
  }))
  spoken[`a statement in ${language}`] = { language, html: () => renderHtml('warranty-statement', statement as never) }
  const look = { language, branding: houseBranding, paper: 'A4' as const }
  const letters = { 'import-confirmation': sampleConfirmation(look), 'warranty-account': sampleAccount(look) }
  for (const [name, letter] of Object.entries(letters)) {
    const input = {
      ...letter,
      number: 'INV-00042',
      seller: { ...letter.seller, name: NAMES },
      recipient: { ...letter.recipient, name: NAMES },
    }
    spoken[`${name} in ${language}`] = { language, html: () => renderHtml(name as 'warranty-account', input as never) }
  }
  for (const [name, paper] of [
    ['audit-cover', sampleCover('A4', language)],
    ['audit-summary', sampleSummary('A4', language)],
  ] as const)
    spoken[`${name} in ${language}`] = {
      language,
      html: () => renderHtml(name as 'audit-cover', { ...paper, company: NAMES } as never),
    }
  const supplement = { ...declaration, suppliedOn: '28.11.2026' } as never
  spoken[`supplementary letter in ${language}`] = {
    language,
    html: () => renderHtml('supplementary-letter', supplement),
  }
  spoken[`a declaration in ${language}`] = { language, html: () => renderHtml('declaration', declaration as never) }
}
// Papers whose sample speaks of no scheme.
const saysNoStatement = (name: string) =>
  /^(import-confirmation|warranty-account|audit-cover|audit-summary) /.test(name)
const names = Object.keys(documents) as (keyof typeof documents)[]
const every = [...names, ...Object.keys(spoken)]
const pathOf = (name: string) => join(folder, `${every.indexOf(name)}.pdf`)
let printer: Printer
const print = async (html: string, language: LanguageTag = 'en') =>
  printer.print(html, { paper: 'A4', footer: 'Scheldt Diamonds NV · INV-00042', owner: 'Scheldt', language })

beforeAll(async () => {
  printer = await testPrinter(folder)
  for (const name of names) writeFileSync(pathOf(name), archivePdf(await print(documents[name]()), facts, attachment))
  for (const [name, { html, language }] of Object.entries(spoken))
    writeFileSync(pathOf(name), archivePdf(await print(html(), language), { ...facts, language }, attachment))
})
afterAll(async () => {
  await printer.close()
  rmSync(folder, { recursive: true, force: true })
})

describe.skipIf(lacking)(`veraPDF${lacking ? ` (${lacking})` : ''}`, () => {
  test('agrees that every kind of document is PDF/A-3b and PDF/UA-1, in every language', { timeout: 300_000 }, () => {
    const judged = judge(every.map(pathOf))
    for (const name of every)
      expect(judged.get(pathOf(name)), name).toEqual([
        { standard: '3b', isCompliant: true, broken: '' },
        { standard: 'ua1', isCompliant: true, broken: '' },
      ])
  })

  test('does not agree with a print that was not made ready to be kept', async () => {
    const raw = join(folder, 'raw.pdf')
    writeFileSync(raw, await print(documents['an invoice']()))
    const [a, ua] = judge([raw]).get(raw) ?? []
    expect([a?.isCompliant, ua?.isCompliant]).toEqual([false, false])
  })
})

test('two prints of one document are the same bytes, whatever the tab printed between them', async () => {
  const first = await print(documents['an invoice']())
  await print(documents['an invoice of several pages']())
  const second = await print(documents['an invoice']())
  expect(archivePdf(first, facts, attachment).equals(archivePdf(second, facts, attachment))).toBe(true)
})

test('other data is another file, under the same document id', async () => {
  const html = await print(documents['an invoice']())
  const [one, other] = [data, Buffer.from('{}')].map((content) => archivePdf(html, facts, { ...attachment, content }))
  const idOf = (pdf?: Buffer) => /\/ID \[<(\w+)> <(\w+)>\]/.exec(pdf?.toString('latin1') ?? '')?.slice(1) ?? []
  expect(idOf(one)[0]).toBe(idOf(other)[0])
  expect(idOf(one)[1]).not.toBe(idOf(other)[1])
})

test.skipIf(!there('pdfdetach'))('poppler takes the very data out of the file again', () => {
  const out = join(folder, 'out.json')
  execFileSync('pdfdetach', ['-save', '1', '-o', out, pathOf('an invoice')])
  expect(readFileSync(out).equals(data)).toBe(true)
})

test.skipIf(!there('pdfinfo'))('poppler reads title, issuer and the day of issue', () => {
  const told = execFileSync('pdfinfo', ['-isodates', pathOf('an invoice')], { encoding: 'utf8' })
  expect(told).toMatch(/Title:\s+Invoice INV-00042 – Ōsaka & “Co”/)
  expect(told).toMatch(/Author:\s+Scheldt <Diamonds> NV/)
  expect(told).toMatch(/CreationDate:\s+2026-11-20T10:00:00/)
  expect(told).toMatch(/Tagged:\s+yes/)
})

test.skipIf(!there('pdffonts'))('poppler finds every font of every script embedded, with its Unicode map', () => {
  for (const name of every) {
    const rows = execFileSync('pdffonts', [pathOf(name)], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .slice(2)
    expect(rows.length, name).toBeGreaterThan(1)
    for (const row of rows) expect(row, name).toMatch(/\+Noto\S+\s.*\byes yes yes\b/)
  }
})

test('the PDF’s own text says both parties in all scripts, whatever the language around them', async () => {
  for (const name of Object.keys(spoken))
    await expect(
      checkText(readFileSync(pathOf(name)), saysNoStatement(name) ? [] : [officialWords('sow-2021')], [
        ...NAMES.split(' / '),
        'INV-00042',
      ]),
      name,
    ).resolves.toBeDefined()
})

test.skipIf(!there('qpdf'))('qpdf finds no fault in any of them', () => {
  for (const name of every)
    expect(execFileSync('qpdf', ['--check', pathOf(name)], { encoding: 'utf8' }), name).toContain('No syntax')
})

test('a file that Chromium did not write is refused, not half kept', () => {
  expect(() => archivePdf(Buffer.from('%PDF-1.7\nnothing'), facts)).toThrow('not a PDF as Chromium writes it')
})
