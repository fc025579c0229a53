import type { TradeSettings } from '../../trade-settings/rules.ts'
import type { CertificateFacts } from '../facts.ts'
import type { Found } from '../finding.ts'

/** E13: mixed origin, and the countries of mining are not listed although the law of the place asks for them. */
export function mixedOriginWithoutCountries(facts: CertificateFacts, _settings: TradeSettings): readonly Found[] {
  const { live, mixedOrigin, mustListOrigins, originCountries, number } = facts
  if (!live || !mixedOrigin || !mustListOrigins || originCountries.length > 1) return []
  const has = originCountries.length === 0 ? 'none is listed' : 'only one is listed'
  return [
    {
      about: 'countries',
      sentence: `${number} is of mixed origin, its place of import asks for all countries of mining, and ${has}.`,
    },
  ]
}
