import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openPrinter } from '../../worker/pdf/printer.ts'
import { checkText } from '../../worker/pdf/text-check.ts'

const folder = mkdtempSync(join(tmpdir(), 'briefke-bombs-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Ten uses of ten uses of … one square: a few hundred bytes that unfold to a hundred million. */
function bomb(): string {
  const levels = Array.from(
    { length: 8 },
    (_, level) => `<g id="l${level + 1}">${`<use href="#l${level}" x="1"/>`.repeat(10)}</g>`,
  )
  return `<svg width="100" height="100"><defs><rect id="l0" width="1" height="1"/>${levels.join('')}</defs><use href="#l8"/></svg>`
}

test('a page that unfolds without end is stopped by its memory, and good pages are printed after it', async () => {
  const warned: object[] = []
  const log = { info() {}, warn: (fields: object) => void warned.push(fields) }
  const printer = await openPrinter({ dataFolder: folder, tabs: 2, allowNoSandbox: true, log, memoryMb: 600 })
  await expect(printer.print(bomb(), { paper: 'A4', owner: 'a' })).rejects.toThrow('more than 600 MB of memory')
  expect(warned).toEqual([{ megabytes: expect.any(Number) }])
  const printed = await Promise.all(
    Array.from({ length: 5 }, (_, index) => printer.print(`<p>Good ${index}</p>`, { paper: 'A4', owner: 'b' })),
  )
  for (const [index, pdf] of printed.entries()) await checkText(pdf, [`Good ${index}`])
  await printer.close()
})

test('good pages beside a bomb fail at once when its browser goes, and do not wait for the wall', async () => {
  const log = { info() {}, warn() {} }
  const printer = await openPrinter({ dataFolder: folder, tabs: 2, allowNoSandbox: true, log, timeoutMs: 2_000 })
  const slow = printer.print(bomb(), { paper: 'A4' })
  slow.catch(() => {})
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  const began = performance.now()
  const beside = printer.print('<p>line</p>'.repeat(60_000), { paper: 'A4' })
  await expect(slow).rejects.toThrow('longer than 2 seconds')
  await expect(beside).rejects.toThrow()
  expect(performance.now() - began).toBeLessThan(1_900)
  await printer.close()
})
