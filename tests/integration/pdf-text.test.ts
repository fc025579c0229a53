import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { renderHtml } from '../../templates/render.ts'
import { archivePdf } from '../../worker/pdf/archive/index.ts'
import { textOf } from '../../worker/pdf/archive/read-text.ts'
import type { Printer } from '../../worker/pdf/printer.ts'
import { checkText } from '../../worker/pdf/text-check.ts'
import { testPrinter } from '../support/printing.ts'
import { sampleInvoice } from '../support/sample-documents.ts'

const folder = mkdtempSync(join(tmpdir(), 'briefke-text-'))
const about = { title: 'T', language: 'en', author: 'A', at: new Date('2026-11-20T10:00:00Z'), id: 'a' }
let printer: Printer
const kept = async (html: string) => archivePdf(await printer.print(html, { paper: 'A4', footer: 'F' }), about)
beforeAll(async () => {
  printer = await testPrinter(folder)
})
afterAll(async () => {
  await printer.close()
  rmSync(folder, { recursive: true, force: true })
})

test('our own reader sees every letter that pdfium sees, on every page', async () => {
  const pdf = await kept(renderHtml('invoice', sampleInvoice('Letter', 60)))
  const document = await (await PDFiumLibrary.init()).loadDocument(pdf)
  const pages = [...document.pages()].map((page) => page.getText()).join('')
  const letters = (text: string) => [...text.normalize('NFKC').replace(/[\s\ufffe\u00ad-]/g, '')].sort().join('')
  const read = textOf(pdf)
  expect(read.pages).toBe(document.getPageCount())
  expect(read.pages).toBeGreaterThan(2)
  expect(letters(read.text)).toBe(letters(pages))
  document.destroy()
})

test('what is only in the markup, and not on the page, is missing', async () => {
  const pdf = await kept('<html lang="en"><head><title>T</title></head><p>Carats</p><p hidden>Round stones</p></html>')
  expect(await checkText(pdf, ['Carats'])).toEqual({ pages: 1 })
  await expect(checkText(pdf, ['Carats', 'Round stones'])).rejects.toThrow('does not show “Round stones”')
})

test('a page that our own reader cannot put in order is read by pdfium', async () => {
  const pdf = await kept('<html lang="he" dir="rtl"><head><title>T</title></head><p>יהלומים</p></html>')
  expect(await checkText(pdf, [], ['יהלומים'])).toEqual({ pages: 1 })
})
