import type { Day } from '../kernel/calendar.ts'

/** `on` is the day it is about: the period's last, or the last of a release that is on time. */
export type Reminder = {
  readonly kind: 'period-ends' | 'release-due'
  readonly label: string
  readonly from: Day
  readonly on: Day
  readonly dueOn: Day
}

/** What owner and compliance are told before a period ends, and before its pack is to be released. */
export function reminderText(
  { kind, label, on, dueOn }: Reminder,
  scheme: string,
): { readonly title: string; readonly body: string } {
  if (kind === 'period-ends')
    return {
      title: `${label} ends on ${on}`,
      body: [
        `The audit pack of ${label} for ${scheme} is made as soon as ${on} is over.`,
        'Until then: issue what is drafted, file what was received, and look at the open exceptions.',
        `It is to be released by ${dueOn}.`,
      ].join('\n\n'),
    }
  return {
    title: `The audit pack of ${label} is to be released by ${dueOn}`,
    body: [
      `The audit pack of ${label} for ${scheme} is not released. Until it is, no auditor sees it.`,
      `Released by ${dueOn} it is in time. Another person than who asked for it releases it.`,
    ].join('\n\n'),
  }
}
