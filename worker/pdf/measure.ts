import type { CDPSession } from 'puppeteer'

/** Where the rows of a page's line tables stand, in CSS pixels from the top of the page's flow. */
export type Measured = {
  /** The first table's top edge, and the height of its head. */
  readonly top: number
  readonly head: number
  /** The heights of the lines, in order. */
  readonly lines: readonly number[]
  /** The height of the row with the totals. */
  readonly sum: number
}

const MEASURE = `(() => {
  const table = document.querySelector('table.lines')
  if (!table) return null
  const height = (element) => element.getBoundingClientRect().height
  const rows = [...table.tBodies[0].rows].map(height)
  return { top: table.getBoundingClientRect().top + scrollY, head: height(table.tHead), lines: rows.slice(0, -1), sum: rows.at(-1) }
})()`

/** Measures the line table of the page that a tab shows; null when it has none. Our own script, where none of the page's reaches. */
export async function measureLines(session: CDPSession, frameId: string): Promise<Measured | null> {
  const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId, worldName: 'measure' })
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    ...{ expression: MEASURE, contextId: executionContextId, returnByValue: true },
  })
  if (exceptionDetails) throw new Error('The lines of the page could not be measured.')
  return result.value as Measured | null
}
