/** What printing a page may take before its browser is ended. */
export type Limits = { readonly timeoutMs: number; readonly memoryMb: number }

const [USUAL_BYTES, MOST_BYTES] = [500_000, 8_000_000]
const [MS_PER_BYTE, MB_PER_BYTE] = [12 / 1_000, 600 / 1_000_000]

/** Whether a page is longer than a thousand lines or so: one of them is printed at a time, in a tab of its own. */
export function isLarge(html: string): boolean {
  return html.length > USUAL_BYTES
}

/**
 * The limits of a page by how much there is of it: an invoice of ten thousand lines is 5 MB, and may hold 4 GB for a
 * minute and a half; what is small and unfolds in the browser gets no more than any other page (LOD-1, REN-6).
 */
export function limitsOf(html: string, usual: Limits): Limits {
  const more = Math.max(0, Math.min(html.length, MOST_BYTES) - USUAL_BYTES)
  return {
    timeoutMs: Math.round(usual.timeoutMs + more * MS_PER_BYTE),
    memoryMb: Math.round(usual.memoryMb + more * MB_PER_BYTE),
  }
}

/** Lets tasks of one kind run one after another. */
export function oneByOne(): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (task) => {
    const next = last.then(task)
    last = next.catch(() => {})
    return next
  }
}
