import type { TradeSettings } from '../../trade-settings/rules.ts'
import type { DocumentFacts, StatementFacts } from '../facts.ts'
import type { Found } from '../finding.ts'
import { type Law, printedStatement } from '../law.ts'

/** E05: a warranty that needs a registration was given on a day that none of the company's covers. */
export function ownRegistrationNotValid(facts: DocumentFacts, _settings: TradeSettings, law: Law): readonly Found[] {
  if (facts.side !== 'issued') return []
  const given = new Map<string, StatementFacts>()
  for (const statement of facts.statements) {
    if (statement.kind !== 'warranty' || !(printedStatement(law, statement)?.requires.registration ?? false)) continue
    const key = `${statement.scheme} ${statement.suppliedOn ?? facts.date}`
    given.set(key, { ...statement, overrideReason: given.get(key)?.overrideReason ?? statement.overrideReason })
  }
  return [...given.values()].flatMap(({ scheme, suppliedOn, overrideReason: reason }) => {
    // What a letter gave was given on the letter's day.
    const on = suppliedOn ?? facts.date
    const isValid = facts.registrations.some(
      (each) => each.scheme === scheme && each.validFrom <= on && on <= each.validTo,
    )
    if (isValid) return []
    const name = law.chooser.registrationNames.get(scheme)?.name ?? 'registration'
    const why = reason === null ? '' : ` It was issued all the same, because: ${reason}`
    const whose = suppliedOn ? `the date of a letter to ${facts.number}` : `the date of ${facts.number}`
    return [{ about: scheme, sentence: `The company had no valid ${name} on ${on}, ${whose}.${why}` }]
  })
}
