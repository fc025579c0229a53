import type { TradeSettings } from '../../trade-settings/rules.ts'
import type { DocumentFacts } from '../facts.ts'
import { type Found, linesText } from '../finding.ts'
import { crossesBorder, type Law, needsCertificate } from '../law.ts'

/** E09: goods that travel with a certificate crossed a border, and their line names none. */
export function roughWithoutCertificate(facts: DocumentFacts, _settings: TradeSettings, law: Law): readonly Found[] {
  if (!['invoice', 'memo'].includes(facts.documentType) || !crossesBorder(law, facts)) return []
  const bare = facts.lines.filter((line) => line.kpCertificate === null && needsCertificate(law, line, facts.date))
  if (bare.length === 0) return []
  return [
    {
      about: 'certificate',
      sentence: `${facts.number} brings rough over a border, and ${linesText(bare.map(({ position }) => position))} names no certificate.`,
    },
  ]
}
