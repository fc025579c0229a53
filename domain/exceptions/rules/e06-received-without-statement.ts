import type { TradeSettings } from '../../trade-settings/rules.ts'
import type { DocumentFacts } from '../facts.ts'
import { type Found, linesText } from '../finding.ts'
import { isWarranted, type Law } from '../law.ts'

/** E06: goods that carry a warranty came with an invoice or memo, and nothing received covers them. */
export function receivedWithoutStatement(facts: DocumentFacts, _settings: TradeSettings, law: Law): readonly Found[] {
  if (facts.side !== 'received' || !['invoice', 'memo'].includes(facts.documentType)) return []
  const covered = new Set([
    ...facts.statements.filter(({ kind }) => kind === 'warranty').flatMap((statement) => statement.lines),
    ...facts.warrantedBySales,
  ])
  const bare = facts.lines.filter(({ position, goodsClass }) => isWarranted(law, goodsClass) && !covered.has(position))
  if (bare.length === 0) return []
  const lines = linesText(bare.map(({ position }) => position))
  const what = covered.size === 0 ? 'came without a warranty statement' : `has no warranty statement for ${lines}`
  return [{ about: 'statement', sentence: `${facts.number} of ${facts.partner.name} ${what}.` }]
}
