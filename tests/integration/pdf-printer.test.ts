import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPrinter, type Printer } from '../../worker/pdf/printer.ts'
import { checkText } from '../../worker/pdf/text-check.ts'

const folder = mkdtempSync(join(tmpdir(), 'briefke-pdf-'))
const log = { info() {}, warn() {} }
const options = { dataFolder: folder, tabs: 2, allowNoSandbox: true, log }
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the printer', () => {
  let printer: Printer
  beforeAll(async () => {
    printer = await openPrinter({ ...options, jobsPerBrowser: 5 })
  })
  afterAll(() => printer.close())

  test('prints tagged pages with their number and our fonts', async () => {
    const pdf = await printer.print('<html lang="en"><title>T</title><h1>Carats</h1></html>', {
      paper: 'A4',
      footer: 'INV-1',
    })
    expect(await checkText(pdf, ['Carats', 'INV-1', 'page 1 of 1'])).toEqual({ pages: 1 })
    const raw = Buffer.from(pdf).toString('latin1')
    expect(raw).toContain('/MarkInfo')
    expect(raw).toContain('NotoSans')
  })

  test('goes on while the browser is replaced', async () => {
    const names = Array.from({ length: 23 }, (_, index) => `Document ${index}`)
    const printed = await Promise.all(names.map((name) => printer.print(`<p>${name}</p>`, { paper: 'Letter' })))
    for (const [index, name] of names.entries()) await checkText(printed[index] ?? new Uint8Array(), [name])
  })

  test('names what is missing from a page', async () => {
    const pdf = await printer.print('<p>INV-1</p>', { paper: 'A4' })
    await expect(checkText(pdf, ['INV-1', 'Hudson Gems'])).rejects.toThrow('“Hudson Gems”')
  })

  test('refuses a page that goes somewhere else', async () => {
    // Long enough that the refresh is tried before the printing ends.
    const html = `<meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/"><p>here</p>${'<p>more</p>'.repeat(3000)}`
    await expect(printer.print(html, { paper: 'A4' })).rejects.toThrow('somewhere else')
  })

  test('prints again after a page that took too long', async () => {
    const hasty = await openPrinter({ ...options, tabs: 1, timeoutMs: 1_500 })
    await expect(hasty.print('<p>line</p>'.repeat(400_000), { paper: 'A4' })).rejects.toThrow('longer than 1.5 seconds')
    const pdf = await hasty.print('<p>next</p>', { paper: 'A4' })
    await checkText(pdf, ['next'])
    await hasty.close()
  })

  test('shows no local file', async () => {
    const secret = join(folder, 'secret.txt')
    writeFileSync(secret, 'canary-4711', { mode: 0o644 })
    const url = `file://${secret}`
    const pdf = await printer.print(
      `<p>page</p><iframe src="${url}"></iframe><object data="${url}"></object><embed src="${url}"><style>p{background:url(${url})}</style><link rel="stylesheet" href="${url}">`,
      { paper: 'A4' },
    )
    await expect(checkText(pdf, ['canary-4711'])).rejects.toThrow('canary')
  })
})

test('no process is left after close', async () => {
  const printer = await openPrinter({ ...options, tabs: 1 })
  await printer.print('<p>x</p>', { paper: 'A4' })
  await printer.close()
  const words = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    // A process may end while the list is read; then it has left.
    .map((pid) => (existsSync(`/proc/${pid}/cmdline`) ? readFileSync(`/proc/${pid}/cmdline`, 'utf8') : ''))
  expect(words.filter((line) => line.includes(`${folder}/chromium`))).toEqual([])
})
