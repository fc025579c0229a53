import type { Lane, RestartReason } from '../../../domain/work/index.ts'

export const laneWords: Readonly<Record<Lane, string>> = {
  document: 'Documents to be printed',
  signature: 'PDFs to be signed',
  pack: 'Audit packs to be built',
  bulk: 'Jobs of many documents',
  paper: 'Papers to be read',
  'hand-over': 'Documents to be handed over',
  mail: 'Mails to be sent',
}

export const reasonWords: Readonly<Record<RestartReason, string>> = {
  'too-much-memory': 'held too much memory',
  'too-slow': 'a page took too long',
  'went-away': 'went away by itself',
  worn: 'had printed its share',
  old: 'was old',
}

export const stateWords = {
  'nobody-works': {
    meaning: 'wrong',
    sentence: 'No worker has been seen for a minute: nothing is printed, mailed or read. All that waits is kept.',
  },
  late: { meaning: 'needs-you', sentence: 'Something has waited for more than five minutes.' },
  'in-order': { meaning: 'in-order', sentence: 'Work is done as it comes.' },
} as const

/** How long ago, in the largest unit that says it: '12 s', '4 min', '3 h', '2 days'. */
export function agoText(since: Date, now: Date): string {
  const seconds = Math.max(0, Math.round((now.getTime() - since.getTime()) / 1000))
  if (seconds < 120) return `${seconds} s`
  if (seconds < 7_200) return `${Math.floor(seconds / 60)} min`
  if (seconds < 172_800) return `${Math.floor(seconds / 3_600)} h`
  return `${Math.floor(seconds / 86_400)} days`
}

/** 'hh:mm' of an instant, in UTC. */
export function clockText(instant: Date | string): string {
  return new Date(instant).toISOString().slice(11, 16)
}
