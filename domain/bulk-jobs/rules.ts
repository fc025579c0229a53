import type { Action } from '../kernel/actor.ts'

export const bulkKinds = ['issue', 'send', 'download'] as const
export type BulkKind = (typeof bulkKinds)[number]
export const bulkStatuses = ['queued', 'running', 'paused', 'cancelled', 'failed', 'done'] as const
export type BulkStatus = (typeof bulkStatuses)[number]
/** What became of one of a job's documents. */
export const itemStates = ['refused', 'waiting', 'done'] as const
export type ItemState = (typeof itemStates)[number]
export const orders = ['pause', 'resume', 'cancel', 'again'] as const

/** What somebody must be allowed to for a job of this kind, to ask for it, to stop it and to have it done in his name. */
export const actionOf: Readonly<Record<BulkKind, Action>> = {
  issue: 'trade-document:issue',
  send: 'trade-document:send',
  download: 'trade-document:collect',
}

export type Order = (typeof orders)[number]

const FROM: Readonly<Record<Order, readonly BulkStatus[]>> = {
  pause: ['queued', 'running'],
  resume: ['paused', 'failed'],
  cancel: ['queued', 'running', 'paused', 'failed'],
  again: ['done'],
}

/** Whether a job can be told this as it is now. `again` tries what was refused once more. */
export function mayOrder(order: Order, job: { readonly status: BulkStatus; readonly refused: number }): boolean {
  return FROM[order].includes(job.status) && (order !== 'again' || job.refused > 0)
}

type Pace = {
  readonly status: BulkStatus
  readonly total: number
  readonly done: number
  readonly refused: number
  readonly startedAt: Date | null
  readonly startedFrom: number
}

/** How long a running job still takes at the pace that it has had since it last began; null while that cannot be said. */
export function secondsLeft({ status, total, done, refused, startedAt, startedFrom }: Pace, now: Date): number | null {
  const since = done + refused - startedFrom
  if (status !== 'running' || startedAt === null || since <= 0) return null
  const elapsedMs = Math.max(0, now.getTime() - startedAt.getTime())
  return (elapsedMs / 1000 / since) * (total - done - refused)
}
