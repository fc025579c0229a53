import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownPage } from '../../templates/render.ts'
import { checkCss } from '../../templates/studio/check-css.ts'
import { picturesOf } from '../../worker/pdf/picture.ts'
import type { Printer } from '../../worker/pdf/printer.ts'
import { testPrinter } from '../support/printing.ts'
import { sampleInvoice } from '../support/sample-documents.ts'

// What a company lays out stays in its own parts: beside an official text nothing of it is painted.
const folder = mkdtempSync(join(tmpdir(), 'briefke-own-'))
let printer: Printer
beforeAll(async () => {
  printer = await testPrinter(folder)
})
afterAll(async () => {
  await printer.close()
  rmSync(folder, { recursive: true, force: true })
})

const written = (css: string): string => {
  const checked = checkCss(css)
  if (!checked.ok) throw new Error(`the list refuses it already: ${checked.findings[0]?.sentence}`)
  return checked.css
}

async function pictured(css: string, change = (html: string) => html): Promise<readonly string[]> {
  // A part between: where the colour is cut, no edge of ours is near.
  const own = ['<p>Between</p>', '<p><span class="b">.</span></p>'].map((html) => ({ html }))
  const parts = [{ block: 'number' }, { block: 'statements' }, ...own]
  const html = change(ownPage('invoice', sampleInvoice('A4')).compose({ parts, css: written(css) }))
  const pictures = await picturesOf(await printer.print(html, { paper: 'A4', footer: 'F' }), 3)
  return pictures.map((picture) => createHash('sha256').update(picture).digest('hex'))
}

// Room around words in a line takes no place, so its colour lies over what stands above: allowed by the list, cut at the part's edge.
test('room and colour within the list paint over no official words', async () => {
  const [room, colour] = ['padding: 40mm', 'background-color: white']
  const bare = await pictured(`.b { ${room}; }`)
  expect(await pictured(`.b { ${room}; ${colour}; }`)).toEqual(bare)
  const uncut = (html: string) => html.replace('overflow: clip;', '')
  expect(await pictured(`.b { ${room}; ${colour}; }`, uncut)).not.toEqual(bare)
}, 60_000)
