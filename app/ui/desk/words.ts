import type { Reason } from '../../../domain/workbench/sampling/draw.ts'
import type { Method } from '../../../domain/workbench/sampling/plan.ts'
import type { PopulationKind, Result } from '../../../domain/workbench/schema.ts'
import type { Meaning } from '../badge.tsx'
import { dayText } from '../format.tsx'

export const kindNames: Readonly<Record<PopulationKind, string>> = {
  issued: 'Documents issued',
  received: 'Documents received',
  certificates: 'Certificates',
}

export const methodNames: Readonly<Record<Method, string>> = {
  attribute: 'By tolerable rate',
  random: 'Random',
  systematic: 'Every n-th',
  monetary: 'By value',
  risk: 'By risk',
  targeted: 'Targeted',
}

/** What a method is for, in a sentence. */
export const methodSentences: Readonly<Record<Method, string>> = {
  attribute:
    'As many items at random as show, at your confidence, that not more than a tolerable rate deviates (ISA 530).',
  random: 'So many items, each as likely as the next.',
  systematic: 'So many items in even steps through the population, from a start that the seed gives.',
  monetary:
    'Monetary unit sampling: points an interval apart over the values, so that what is worth more is likelier, and what is as large as the interval is certain.',
  risk: 'Three successive months as ISCC looks at them: at high risk whole, at medium the first whole and items of all three, at regular items of all three.',
  targeted:
    'Items that you choose, or all from a value on. This is targeted testing, not a sample (ISA 500): nothing is projected from it.',
}

export const reasonNames: Readonly<Record<Reason, string>> = {
  drawn: 'drawn',
  complete: 'month looked at whole',
  top: 'as large as the interval',
  targeted: 'targeted, not drawn',
  replacement: 'in place of another',
}

export const resultNames: Readonly<Record<Result, string>> = {
  conforms: 'Conforms',
  deviates: 'Deviates',
  missing: 'Evidence is missing',
  'not-applicable': 'Does not apply',
}
export const resultMeanings = {
  conforms: 'in-order',
  deviates: 'wrong',
  missing: 'could-not-verify',
  'not-applicable': null,
} as const satisfies Record<Result, Meaning | null>

export const levelNames = { regular: 'Regular', medium: 'Medium', high: 'High' } as const

/** '1 Jan 2026 to 30 Jun 2026'. */
export function daysText({ from, to }: { readonly from: string; readonly to: string }): string {
  return `${dayText(from)} to ${dayText(to)}`
}
