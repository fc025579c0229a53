import type { ElementHandle } from 'puppeteer'
import type { Visitor } from './site.ts'

/** Pastes a block as it comes from a spreadsheet, into the first cell of the grid. */
export async function pasteLines(person: Visitor, rows: readonly (readonly string[])[]): Promise<void> {
  const first = person.page.locator('::-p-aria([name="Goods class, line 1"])')
  const cell = await first.waitHandle()
  await cell.evaluate(
    (element, text) => {
      ;(element as HTMLElement).focus()
      const data = new DataTransfer()
      data.setData('text/plain', text)
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    },
    rows.map((row) => row.join('\t')).join('\n'),
  )
}

/** What a download link leads to, taken with the person's own session. */
export async function bytesOf(person: Visitor, selector: string): Promise<Buffer> {
  const base64 = await person.page.$eval(selector, async (a) => {
    const answer = await fetch((a as HTMLAnchorElement).href)
    const bytes = new Uint8Array(await answer.arrayBuffer())
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  })
  return Buffer.from(base64, 'base64')
}

/** Puts a file into the page's one field for files. */
export async function attach(person: Visitor, path: string): Promise<void> {
  const field = await person.page.waitForSelector('input[type="file"]')
  await (field as ElementHandle<HTMLInputElement>).uploadFile(path)
}

/** Types over what stands in a cell. */
export async function typeCell(person: Visitor, name: string, text: string): Promise<void> {
  await person.page.locator(`::-p-aria([name="${name}"][role="textbox"])`).fill(text)
}

/** Dates and issues the document that is open, and tells where it is now. */
export async function issued(person: Visitor, day: string): Promise<string> {
  await person.fill('Document date', day)
  await person.press('Issue')
  await person.page
    .waitForFunction(() => /^\/documents\/[0-9a-f-]{36}$/.test(location.pathname), { polling: 100 })
    .catch(async () => {
      throw new Error(`it was not issued: ${await person.text()}`)
    })
  return new URL(person.page.url()).pathname
}
