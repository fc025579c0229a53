import type { Decision, Stage } from '../../../domain/sanctions/index.ts'
import type { Meaning } from '../badge.tsx'

/** What may be imposed, as a person says it. */
export const decisionWords: Readonly<Record<Decision, string>> = {
  none: 'nothing imposed',
  warn: 'warning',
  suspend: 'suspension',
  expel: 'expulsion',
}

/** Where a notice stands, with the meaning that it has everywhere. */
export const stageWords: Readonly<Record<Stage, { readonly says: string; readonly meaning: Meaning }>> = {
  waiting: { says: 'waits for the answer', meaning: 'needs-you' },
  'to-decide': { says: 'waits for a decision', meaning: 'needs-you' },
  decided: { says: 'decided', meaning: 'in-order' },
  appealed: { says: 'appealed against', meaning: 'needs-you' },
  lifted: { says: 'lifted', meaning: 'in-order' },
  withdrawn: { says: 'withdrawn', meaning: 'in-order' },
}
