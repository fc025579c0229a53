import type { TradeSettings } from '../../trade-settings/rules.ts'
import type { DocumentFacts } from '../facts.ts'
import type { Found } from '../finding.ts'
import { type Law, printedStatement } from '../law.ts'

/** E05: a warranty that needs a registration was given on a day that none of the company's covers. */
export function ownRegistrationNotValid(facts: DocumentFacts, _settings: TradeSettings, law: Law): readonly Found[] {
  if (facts.side !== 'issued') return []
  const schemes = new Map<string, string | null>()
  for (const statement of facts.statements)
    if (statement.kind === 'warranty' && (printedStatement(law, statement)?.requires.registration ?? false))
      schemes.set(statement.scheme, schemes.get(statement.scheme) ?? statement.overrideReason)
  return [...schemes].flatMap(([scheme, reason]) => {
    const isValid = facts.registrations.some(
      (each) => each.scheme === scheme && each.validFrom <= facts.date && facts.date <= each.validTo,
    )
    if (isValid) return []
    const name = law.chooser.registrationNames.get(scheme)?.name ?? 'registration'
    const why = reason === null ? '' : ` It was issued all the same, because: ${reason}`
    return [
      {
        about: scheme,
        sentence: `The company had no valid ${name} on ${facts.date}, the date of ${facts.number}.${why}`,
      },
    ]
  })
}
