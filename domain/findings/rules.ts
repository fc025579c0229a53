import type { Day } from '../kernel/calendar.ts'

export const severities = ['critical', 'major', 'minor', 'observation'] as const
export type Severity = (typeof severities)[number]
export const findingStates = ['open', 'answered', 'sent-back', 'closed'] as const
export type FindingState = (typeof findingStates)[number]
export const responses = ['agree', 'partly', 'disagree'] as const
export type Response = (typeof responses)[number]
export type Step = 'answered' | 'sent-back' | 'closed'

/** What a finding is called: numbers run from 1 in each engagement. */
export function numberOf(seq: number): string {
  return `F-${seq}`
}

const BEFORE: Readonly<Record<Step, readonly FindingState[]>> = {
  answered: ['open', 'sent-back'],
  'sent-back': ['answered'],
  closed: ['open', 'answered', 'sent-back'],
}

/** Whether a step can be taken from a state; if not, a sentence says why. */
export function mayFollow(
  state: FindingState,
  step: Step,
): { readonly ok: true } | { readonly ok: false; reason: string } {
  if (BEFORE[step].includes(state)) return { ok: true }
  if (state === 'closed') return { ok: false, reason: 'This finding is closed. Nothing can be added to it.' }
  if (step === 'answered')
    return { ok: false, reason: 'This finding is answered. The auditor looks at the answer first.' }
  return { ok: false, reason: 'There is no answer that could be sent back.' }
}

type Dated = { readonly state: FindingState; readonly answerBy: Day; readonly dueOn: Day | null }

/** The day by which something is to happen: the answer, or what was promised in it. Null when nothing is. */
export function limitOf({ state, answerBy, dueOn }: Dated): Day | null {
  if (state === 'closed') return null
  return state === 'answered' ? dueOn : answerBy
}

/** Whether that day is over. */
export function isOverdue(finding: Dated, today: Day): boolean {
  const limit = limitOf(finding)
  return limit !== null && limit < today
}
