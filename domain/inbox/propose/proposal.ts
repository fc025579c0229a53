import type { Place } from '../paper.ts'

/** How far a proposal can be trusted: a label said so, it follows from what stands there, or it is only possible. */
export const sureness = ['sure', 'likely', 'guess'] as const
export type Sure = (typeof sureness)[number]

/** What the machine believes a field says, where it read it, and how sure it is. A person decides. */
export type Proposal<T = string> = {
  readonly value: T
  readonly sure: Sure
  /** What stands there, as it was read. */
  readonly found: string
  readonly place: Place
}
