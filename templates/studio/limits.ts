/** What a company's template may cost at most (trust.md REN-2). */
export const LIMITS = {
  bytes: 65_536,
  nodes: 2_000,
  depth: 20,
  findings: 50,
} as const
