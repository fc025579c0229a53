import { roleMay } from '../../kernel/actor.ts'
import type { TradeSettings } from '../../trade-settings/rules.ts'
import type { DocumentFacts } from '../facts.ts'
import type { Found } from '../finding.ts'

/** E23: a statement was issued by somebody who was no member then, or whose role then did not include issuing. */
export function unauthorisedIssuer(
  { side, number, issuer, statements }: DocumentFacts,
  _settings: TradeSettings,
): readonly Found[] {
  if (side !== 'issued' || issuer === null || statements.length === 0) return []
  if (issuer.standing === 'unknown') return []
  if (issuer.standing === 'stranger')
    return [
      { about: 'issuer', sentence: `${number} was issued by ${issuer.name}, who was no member of the company then.` },
    ]
  if (issuer.role === null || roleMay(issuer.role, 'trade-document:issue')) return []
  return [
    {
      about: 'issuer',
      sentence: `${number} was issued by ${issuer.name}, whose role then was ${issuer.role}; it does not include issuing.`,
    },
  ]
}
