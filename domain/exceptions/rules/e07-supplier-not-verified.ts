import { type RegistrationStanding, standingOn } from '../../counterparties/rules.ts'
import type { TradeSettings } from '../../trade-settings/rules.ts'
import type { DocumentFacts } from '../facts.ts'
import type { Found } from '../finding.ts'
import type { Law } from '../law.ts'

const WHY: Readonly<Record<Exclude<RegistrationStanding, 'valid'>, string>> = {
  expired: 'had expired',
  'not-yet': 'had not begun',
  'not-verified': 'was not verified',
  'checked-long-ago': 'was looked at more than twelve months before',
}

/** E07: nothing shows that the supplier of a warranty was registered on the document's date. */
export function supplierNotVerified(facts: DocumentFacts, _settings: TradeSettings, law: Law): readonly Found[] {
  if (facts.side !== 'received') return []
  const schemes = new Set(facts.statements.filter(({ kind }) => kind === 'warranty').map(({ scheme }) => scheme))
  return [...schemes].flatMap((scheme) => {
    const registration = law.chooser.registrationNames.get(scheme)
    if (!registration) return []
    const { standing } = standingOn(
      facts.partner.checks.filter((check) => check.scheme === scheme),
      facts.date,
    )
    if (standing === 'valid') return []
    return [
      {
        about: scheme,
        sentence: `The ${registration.name} of ${facts.partner.name} ${WHY[standing]} on ${facts.date}, the date of ${facts.number}.`,
      },
    ]
  })
}
