import type { Conclusion } from '../../../domain/auditor-certificates/rules.ts'
import { Badge } from '../badge.tsx'
import { conclusionMeanings, conclusionNames } from './words.ts'

type StandingProps = { readonly conclusion: Conclusion | null; readonly withdrawnAt: Date | string | null }

/** What a certificate concludes, or that it counts for nothing any more. */
export function Standing({ conclusion, withdrawnAt }: StandingProps) {
  if (withdrawnAt) return <Badge meaning="wrong">withdrawn</Badge>
  if (conclusion === null) return <Badge meaning="could-not-verify">content deleted</Badge>
  return <Badge meaning={conclusionMeanings[conclusion]}>{conclusionNames[conclusion]}</Badge>
}
