import { z } from 'zod'
import type { Pace } from '../domain/kernel/deps.ts'

// Ids stay plain text here: the brand is put on where the payload is read. Nothing runs in this file.
const uuid = z.uuid()

/**
 * The contract between the web process and the worker: names, payloads, deterministic ids, retry policy, and who goes
 * before whom: 0 is taken first. A mail waits for no paper, and what is rung in bulk comes 5 later than what is awaited.
 */
export const jobs = {
  'render-document': {
    payload: z.strictObject({ tenantId: uuid, documentId: uuid }),
    key: (p: { documentId: string }) => `render-document-${p.documentId}`,
    attempts: 5,
    priority: 10,
  },
  'build-audit-pack': {
    payload: z.strictObject({ tenantId: uuid, packId: uuid }),
    key: (p: { packId: string }) => `build-audit-pack-${p.packId}`,
    attempts: 3,
    priority: 12,
  },
  // Each turn is a job of its own, two seconds long: the next one comes after what is awaited, and before papers of many.
  'run-bulk-job': {
    payload: z.strictObject({ tenantId: uuid, jobId: uuid, turn: z.int().min(0) }),
    key: (p: { jobId: string; turn: number }) => `run-bulk-job-${p.jobId}-${p.turn}`,
    attempts: 5,
    priority: 9,
  },
  'preview-template': {
    payload: z.strictObject({ tenantId: uuid, previewId: uuid }),
    key: (p: { previewId: string }) => `preview-template-${p.previewId}`,
    attempts: 1,
    priority: 0,
  },
  'judge-exceptions': {
    payload: z.strictObject({ tenantId: uuid }),
    key: (p: { tenantId: string }) => `judge-exceptions-${p.tenantId}`,
    attempts: 3,
    priority: 1,
  },
  'send-invitation': {
    payload: z.strictObject({ invitationId: uuid }),
    key: (p: { invitationId: string }) => `send-invitation-${p.invitationId}`,
    attempts: 8,
    priority: 0,
  },
  'send-notice': {
    payload: z.strictObject({ tenantId: uuid, noticeId: uuid }),
    key: (p: { noticeId: string }) => `send-notice-${p.noticeId}`,
    attempts: 8,
    priority: 0,
  },
  'send-factor-removal': {
    payload: z.strictObject({ removalId: uuid }),
    key: (p: { removalId: string }) => `send-factor-removal-${p.removalId}`,
    attempts: 8,
    priority: 0,
  },
  'read-inbox-item': {
    payload: z.strictObject({ tenantId: uuid, itemId: uuid }),
    key: (p: { itemId: string }) => `read-inbox-item-${p.itemId}`,
    attempts: 3,
    priority: 8,
  },
  'send-chase': {
    payload: z.strictObject({ tenantId: uuid, messageId: uuid }),
    key: (p: { messageId: string }) => `send-chase-${p.messageId}`,
    attempts: 8,
    priority: 0,
  },
  'send-finding': {
    payload: z.strictObject({ tenantId: uuid, stepId: uuid }),
    key: (p: { stepId: string }) => `send-finding-${p.stepId}`,
    attempts: 8,
    priority: 0,
  },
  'hand-over-document': {
    payload: z.strictObject({ tenantId: uuid, documentId: uuid }),
    key: (p: { documentId: string }) => `hand-over-document-${p.documentId}`,
    attempts: 8,
    priority: 8,
  },
  sweep: {
    payload: z.strictObject({}),
    key: () => 'sweep',
    attempts: 1,
    priority: 0,
  },
} as const

export type JobName = keyof typeof jobs
export type Payload<N extends JobName> = z.output<(typeof jobs)[N]['payload']>
export const jobNames = Object.keys(jobs) as JobName[]

/** What a handler learns about its run, beside the payload. */
export type JobRun = {
  readonly jobId: string
  readonly attempt: number
  readonly lastAttempt: boolean
  /** How often a worker had it and was not heard of again, since it was rung. */
  readonly losses?: number
  readonly rungAt?: Date
}

/** One handler per job in the contract: a job without a handler, or a handler without a job, does not compile. */
export type Handlers = { readonly [N in JobName]: (payload: Payload<N>, run: JobRun) => Promise<void> }

/** The bell: tells the worker that a row asks for work. Losing a ring loses nothing, the sweep finds the row. */
export type Bell = <N extends JobName>(name: N, payload: Payload<N>, pace?: Pace) => Promise<void>
