/** What a company's template may cost at most (trust.md REN-2). */
export const LIMITS = {
  bytes: 65_536,
  nodes: 2_000,
  depth: 20,
  /** Nobody reads more at once, and a text made of mistakes must not make a long answer. */
  findings: 50,
} as const
