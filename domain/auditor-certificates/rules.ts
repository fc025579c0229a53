import type { Severity } from '../findings/rules.ts'

export const conclusions = ['without-exceptions', 'with-exceptions', 'no-conclusion'] as const
/** What an auditor concludes of what he examined. */
export type Conclusion = (typeof conclusions)[number]

export const certificateForms = ['agreed-upon-procedures', 'limited-assurance', 'other'] as const
/** In which form he reports: ISRS 4400, ISAE 3000, or as his engagement says (domain.md 5.1). */
export type CertificateForm = (typeof certificateForms)[number]

/** What an auditor examined, as his certificate lists it. */
export type Examined = {
  readonly question: string
  readonly deviations: number
  /** Items to which he has given no result yet. */
  readonly open: number
}
export type Raised = { readonly number: string; readonly severity: Severity }

/** The first sample with items that nobody has looked at, in a sentence; null when all are finished. */
export function unfinished(samples: readonly Examined[]): string | null {
  const sample = samples.find(({ open }) => open > 0)
  if (!sample) return null
  const items = sample.open === 1 ? '1 item has' : `${sample.open} items have`
  return `The sample “${sample.question}” is not finished: ${items} no result yet.`
}

/**
 * Why a conclusion does not fit what was found; null when it does. Whoever concludes has looked at every item of his samples.
 * “Without exceptions” stands beside no deviation and no finding but observations.
 */
export function unfitting(
  conclusion: Conclusion,
  { samples, findings }: { readonly samples: readonly Examined[]; readonly findings: readonly Raised[] },
): string | null {
  if (conclusion === 'no-conclusion') return null
  if (samples.length === 0) return 'No sample was looked at in this engagement: there is nothing to conclude from.'
  const waits = unfinished(samples)
  if (waits || conclusion === 'with-exceptions') return waits
  const deviating = samples.filter(({ deviations }) => deviations > 0)
  const grave = findings.filter(({ severity }) => severity !== 'observation')
  const reasons = [
    ...deviating.map(({ question, deviations }) => `the sample “${question}” has ${counted(deviations)}`),
    ...grave.map(({ number, severity }) => `${number} is ${severity}`),
  ]
  return reasons.length === 0 ? null : `“Without exceptions” does not fit: ${reasons.join('; ')}.`
}

function counted(deviations: number): string {
  return deviations === 1 ? '1 deviation' : `${deviations} deviations`
}
