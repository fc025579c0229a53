import type { Browser } from 'puppeteer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { picturesOf } from '../../worker/pdf/picture.ts'
import { openBrowser } from '../support/browser.ts'
import { readPdfText } from '../support/pdf-text.ts'
import { loggedIn, type Visitor } from '../support/site.ts'
import { bytesOf, pasteLines } from '../support/site-documents.ts'

let browser: Browser
let close: () => Promise<void>
let owner: Visitor

beforeAll(async () => {
  ;({ browser, close } = await openBrowser())
  owner = await loggedIn(browser, 'owner@scheldt.example')
})
afterAll(() => close())

/** Puts a line at the top of the template, or another in its place, as one pastes it. */
async function writeFirstLine(text: string, { instead = false } = {}): Promise<void> {
  const { keyboard } = owner.page
  await owner.page.waitForSelector('.cm-content[aria-label="Template"]', { timeout: 20_000 })
  await owner.page.focus('.cm-content[aria-label="Template"]')
  await keyboard.down('Control')
  await keyboard.press('Home')
  await keyboard.up('Control')
  if (instead) {
    await keyboard.down('Shift')
    await keyboard.press('End')
    await keyboard.up('Shift')
  }
  await keyboard.sendCharacter(instead ? text : `${text}\n`)
}

const previewText = () =>
  owner.page.$eval('.preview img', (image) => (image as HTMLImageElement).alt.replace(/\s+/g, ' '))

async function previewSays(words: string): Promise<void> {
  const says = (said: string) => document.querySelector<HTMLImageElement>('.preview img')?.alt.includes(said)
  await owner.page.waitForFunction(says, { polling: 50, timeout: 20_000 }, words).catch(async () => {
    const said = await owner.page.$eval('.preview', (pane) => `${pane.textContent} ${pane.querySelector('img')?.alt}`)
    throw new Error(`The preview does not say “${words}” but: ${said}`)
  })
}

test('an owner edits a template, sees what is wrong and what it prints, publishes it, and the paper is the preview', async () => {
  await owner.go('/templates')
  await owner.press('Invoice', 'link')
  await previewSays('SAMPLE-00042')
  await writeFirstLine('<p>{{seller.nam}}</p>')
  await owner.sees('The data dictionary has no “seller.nam” here.')
  await writeFirstLine('<p>{{seller.name}}</p><p>With our thanks</p>', { instead: true })
  await previewSays('With our thanks')
  await owner.press('Keep draft')
  await owner.sees('The draft is kept')
  await owner.sees('<p>{{seller.name}}</p><p>With our thanks</p>')
  await owner.press('Publish')
  await owner.sees('It is published')

  await owner.go('/documents/new')
  await owner.fill('Counterparty', 'Hudson')
  await owner.page.locator('[role="option"]').click()
  await pasteLines(owner, [
    ['Goods class', 'Description', 'Pieces', 'Carats', 'Price / ct'],
    ['POLISHED_NATURAL', 'Round brilliant', '1', '0.3', '900.00'],
  ])
  await owner.press('Issue')
  await owner.page.waitForSelector('iframe', { timeout: 20_000 }).catch(async () => {
    throw new Error(`${owner.page.url()} shows no paper but: ${await owner.text()}`)
  })
  const number = await owner.page.$eval('h1', (head) => /[A-Z]+-\d+/.exec(head.textContent)?.[0] ?? '')
  const final = await bytesOf(owner, 'a[download][href*="/pdf/"]')
  const finalText = (await readPdfText(final)).replace(/\s+/g, ' ')
  expect(finalText).toContain('With our thanks')

  await owner.go('/templates/invoice')
  await owner.page.select('select[name="documentId"]', await optionOf(number))
  await previewSays(number)
  expect(await previewText()).toContain('With our thanks')
  // The same page drawn by the same program: equal to the last pixel but for the code, which is signed on paper.
  const shown = await owner.page.$eval('.preview img', async (image) => {
    const response = await fetch((image as HTMLImageElement).src)
    return [...new Uint8Array(await response.arrayBuffer())]
  })
  const [drawn] = await picturesOf(final, 1)
  expect(await sameButTheCode(Buffer.from(shown), drawn as Buffer)).toBeLessThan(0.02)

  await owner.go('/templates/invoice')
  await owner.press('Print with ours again')
  await owner.sees('printed with our template again')
})

async function optionOf(number: string): Promise<string> {
  return owner.page.$$eval(
    'select[name="documentId"] option',
    (options, wanted) => (options.find((each) => each.textContent === wanted) as HTMLOptionElement).value,
    number,
  )
}

/** Which part of the pixels of two pictures differ, as the browser sees them. */
async function sameButTheCode(one: Buffer, other: Buffer): Promise<number> {
  return owner.page.evaluate(
    async (first, second) => {
      const pixels = async (base64: string) => {
        const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
        const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
        const canvas = new OffscreenCanvas(picture.width, picture.height)
        const drawing = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
        drawing.drawImage(picture, 0, 0)
        return drawing.getImageData(0, 0, picture.width, picture.height).data
      }
      const [a, b] = await Promise.all([pixels(first), pixels(second)])
      if (a.length !== b.length) return 1
      let different = 0
      for (let at = 0; at < a.length; at += 4) if (a[at] !== b[at]) different++
      return different / (a.length / 4)
    },
    one.toString('base64'),
    other.toString('base64'),
  )
}
