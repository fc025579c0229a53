import { Worker } from 'node:worker_threads'

export type Asked = { readonly id: number; readonly pdf: Uint8Array }
export type Told = { readonly id: number } & (
  | { readonly pages: number; readonly text: string }
  | { readonly failure: string }
)
type Reading = { readonly done: (told: Told) => void; readonly failed: (error: Error) => void }

/**
 * Reads the PDF's own text and throws, naming what is missing, unless every phrase stands in it (REN-7).
 * White space counts for nothing: where a line breaks is the page's business. Returns the number of pages.
 */
export async function checkText(pdf: Uint8Array, phrases: readonly string[]): Promise<{ readonly pages: number }> {
  const told = await read(pdf)
  if ('failure' in told) throw new Error(`The PDF cannot be read: ${told.failure}`)
  if (told.pages < 1) throw new Error('The PDF has no page.')
  const found = squeeze(told.text)
  const missing = phrases.filter((phrase) => !found.includes(squeeze(phrase)))
  if (missing.length > 0) throw new Error(`The PDF does not show ${missing.map((each) => `“${each}”`).join(', ')}.`)
  return { pages: told.pages }
}

const readings = new Map<number, Reading>()
let reader: Worker | undefined
let lastId = 0

function read(pdf: Uint8Array): Promise<Told> {
  reader ??= startReader()
  const thread = reader
  const id = ++lastId
  return new Promise<Told>((done, failed) => {
    readings.set(id, { done, failed })
    // Only while it reads does it keep the process alive.
    thread.ref()
    thread.postMessage({ id, pdf } satisfies Asked)
  }).finally(() => {
    readings.delete(id)
    if (readings.size === 0) thread.unref()
  })
}

function startReader(): Worker {
  const thread = new Worker(new URL('./text-thread.ts', import.meta.url))
  thread.on('message', (told: Told) => readings.get(told.id)?.done(told))
  const end = (error: Error) => {
    if (reader !== thread) return
    reader = undefined
    for (const { failed } of readings.values()) failed(error)
  }
  thread.on('error', end)
  thread.on('exit', () => end(new Error('The thread that reads PDFs ended.')))
  return thread
}

/** Without white space and soft hyphens; U+FFFE is how pdfium marks a hyphen at a line's end. */
function squeeze(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u00ad]+/g, '')
    .replaceAll('\ufffe', '-')
}
