import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { renderHtml } from '../../templates/render.ts'
import { openPrinter, type Printer } from '../../worker/pdf/printer.ts'
import { officialWords, sampleInvoice } from '../support/sample-documents.ts'

// Programs we did not write look at our PDFs: poppler-utils and qpdf. Where they are missing, each test is skipped by name.
const there = (program: string) => spawnSync(program, ['--version']).error === undefined
const hasPoppler = ['pdffonts', 'pdfinfo', 'pdftotext'].every(there)
const folder = mkdtempSync(join(tmpdir(), 'briefke-conformance-'))
const ask = (program: string, ...args: string[]) => execFileSync(program, args, { encoding: 'utf8' })
const log = { info() {}, warn() {} }
let printer: Printer

beforeAll(async () => {
  printer = await openPrinter({ dataFolder: folder, tabs: 1, allowNoSandbox: true, log })
})
afterAll(async () => {
  await printer.close()
  rmSync(folder, { recursive: true, force: true })
})

async function printed(paper: 'A4' | 'Letter', lines: number): Promise<string> {
  const path = join(folder, `${paper}-${lines}.pdf`)
  const html = renderHtml('invoice', sampleInvoice(paper, lines))
  writeFileSync(path, await printer.print(html, { paper, footer: 'Scheldt Diamonds NV · INV-00042' }))
  return path
}

describe.skipIf(!hasPoppler)('poppler', () => {
  test('finds every font embedded, as a subset with its Unicode map', async () => {
    const rows = ask('pdffonts', await printed('A4', 3))
      .trim()
      .split('\n')
      .slice(2)
    expect(rows.length).toBeGreaterThan(1)
    for (const row of rows) expect(row, row).toMatch(/Noto\S+\s.*\byes yes yes\b/)
  })

  test.each(['A4', 'Letter'] as const)('calls an invoice on %s tagged and of that size', async (paper) => {
    const info = ask('pdfinfo', await printed(paper, 3))
    expect(info).toMatch(/Tagged:\s+yes/)
    expect(info).toMatch(new RegExp(`Page size:.*\\(${paper}\\)`, 'i'))
    expect(info).toMatch(/Title:\s+Invoice INV-00042/)
  })

  test('reads the exact words of each statement, and the page numbers of a long invoice', async () => {
    const path = await printed('A4', 60)
    const pages = Number(/Pages:\s+(\d+)/.exec(ask('pdfinfo', path))?.[1])
    expect(pages).toBeGreaterThan(1)
    const text = ask('pdftotext', path, '-').replace(/\s+/g, ' ')
    for (const key of ['sow-2021', 'wfdb-natural-2014']) expect(text).toContain(officialWords(key))
    for (let page = 1; page <= pages; page++) expect(text).toContain(`page ${page} of ${pages}`)
  })
})

test.skipIf(!there('qpdf'))('qpdf finds no fault in the file', async () => {
  expect(ask('qpdf', '--check', await printed('A4', 3))).toContain('No syntax or stream encoding errors found')
})
