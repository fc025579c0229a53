import type { z } from 'zod'
import { DomainError } from './errors.ts'

/** Reads input at a use case's door. What is wrong comes back field by field, each under its dotted path. */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  const fields: Record<string, string[]> = {}
  for (const issue of parsed.error.issues.slice(0, 500)) {
    const path = issue.path.join('.')
    fields[path] = [...(fields[path] ?? []), issue.message]
  }
  throw new DomainError('invalid', 'Some fields need correcting.', { fields })
}
