import { z } from 'zod'

/** Something the worker finished or moved on: ids only, the page reads the row itself. */
export type Progress = { readonly tenantId: string; readonly kind: string; readonly id: string }
type Listener = (progress: Progress) => void

const progressSchema = z.object({ tenantId: z.string(), kind: z.string(), id: z.string() })

/** Passes PostgreSQL's notifications on to the pages that wait. A page that missed one reads again with the heartbeat. */
export function progressHub() {
  const listeners = new Set<Listener>()
  return {
    tell(payload: string) {
      const progress = progressSchema.safeParse(JSON.parse(payload))
      if (progress.success) for (const listener of listeners) listener(progress.data)
    },
    listen(listener: Listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
export type ProgressHub = ReturnType<typeof progressHub>
