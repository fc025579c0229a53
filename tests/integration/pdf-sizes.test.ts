import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { renderHtml } from '../../templates/render.ts'
import { archivePdf } from '../../worker/pdf/archive/index.ts'
import { lettersOnPaper } from '../../worker/pdf/archive/read-sizes.ts'
import type { Printer } from '../../worker/pdf/printer.ts'
import { checkSizes } from '../../worker/pdf/size-check.ts'
import { testPrinter } from '../support/printing.ts'
import { sampleInvoice } from '../support/sample-documents.ts'

const folder = mkdtempSync(join(tmpdir(), 'briefke-sizes-'))
const about = { title: 'T', language: 'en', author: 'A', at: new Date('2026-11-20T10:00:00Z'), id: 'a' }
const WORDS = 'The diamonds herein invoiced are warranted by these invented words.'
let printer: Printer
beforeAll(async () => {
  printer = await testPrinter(folder)
})
afterAll(async () => {
  await printer.close()
  rmSync(folder, { recursive: true, force: true })
})
const printed = async (css: string) => {
  const html = `<html lang="en"><head><title>T</title><style>${css}</style></head><body><p>Above</p><section class="slip"><p>${WORDS}</p></section></body></html>`
  return archivePdf(await printer.print(html, { paper: 'A4', footer: 'F' }), about)
}

test.each([
  ['its own size', '.slip { font-size: 8pt }', 8],
  ['a size in a unit of its own', '.slip { font-size: 3mm }', 8.5],
])('words in %s are measured as they are on paper', async (_, css, points) => {
  const pdf = await printed(css)
  const all = lettersOnPaper(pdf)
  expect(all.filter((each) => Math.abs(each.points - points) < 0.2).length).toBeGreaterThan(40)
  expect(() => checkSizes(pdf, [WORDS])).not.toThrow()
})

test.each([
  ['small letters', '.slip { font-size: 5.9pt }', 'at 5.9 pt, and 6 pt is the least'],
  ['a zoomed box', '.slip { font-size: 10pt; zoom: 0.4 }', 'at 4.0 pt'],
])('words that hostile styles made small by %s are refused', async (_, css, sentence) => {
  const pdf = await printed(css)
  expect(() => checkSizes(pdf, [WORDS])).toThrow(sentence)
})

test.each([
  ['opacity', '.slip { opacity: 0 }'],
  ['half opacity', '.slip { opacity: 0.4 }'],
  ['a transform', '.slip { transform: scale(0.5) }'],
  ['a box that is squeezed flat', '.slip { transform: scaleY(0.1) }'],
  ['a filter', '.slip { filter: blur(3px) }'],
  ['a place off the sheet', '.slip { margin-left: -500mm }'],
  ['no display', '.slip { display: none }'],
  ['being unseen', '.slip { visibility: hidden }'],
])('words that hostile styles took from the page by %s are refused', async (_, css) => {
  const pdf = await printed(css)
  expect(() => checkSizes(pdf, [WORDS])).toThrow(/not plainly on its page|off its sheet/)
})

test('words that go on over the end of a page are found, small or not', async () => {
  const [tall, small] = await Promise.all(
    ['8pt', '5pt'].map((size) =>
      printed(`.slip { font-size: ${size}; width: 20mm; margin-top: 262mm; orphans: 1; widows: 1 }`),
    ),
  )
  expect(() => checkSizes(tall as Buffer, [WORDS])).not.toThrow()
  expect(() => checkSizes(small as Buffer, [WORDS])).toThrow('at 5.0 pt')
})

test.each(['en', 'fr', 'he', 'ar', 'hi', 'zh-Hans'] as const)(
  'the words of our own papers are of a size to be read: %s',
  async (language) => {
    const invoice = { ...sampleInvoice('A4', 40), language }
    const print = await printer.print(renderHtml('invoice', invoice), { paper: 'A4', footer: 'F', language })
    const pdf = archivePdf(print, about)
    expect(() =>
      checkSizes(
        pdf,
        invoice.statements.map(({ text }) => text),
      ),
    ).not.toThrow()
  },
)
