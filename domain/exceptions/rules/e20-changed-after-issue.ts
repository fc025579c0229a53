import { formatCarat, sumCarats } from '../../kernel/carat.ts'
import { sha256 } from '../../kernel/sha256.ts'
import type { TradeSettings } from '../../trade-settings/rules.ts'
import type { DocumentFacts } from '../facts.ts'
import type { Found } from '../finding.ts'

/** E20: a statement's words do not give their hash, or the lines do not give the sums that were frozen with them. */
export function changedAfterIssue(
  { number, statements, lines, totals }: DocumentFacts,
  _settings: TradeSettings,
): readonly Found[] {
  const words = statements.flatMap(({ key, edition, text, textHash }): readonly Found[] =>
    text === null || textHash === null || sha256(text) === textHash
      ? []
      : [
          {
            about: `words/${key ?? edition}`,
            sentence: `The words of ${edition} stored with ${number} are not those that were frozen: their hash differs.`,
          },
        ],
  )
  const carats = sumCarats(lines.map((line) => line.carats))
  const minor = lines.reduce((sum, { amountMinor }) => sum + (amountMinor ?? 0n), 0n)
  if (lines.length === totals.lines && carats === totals.carats && (totals.minor === null || minor === totals.minor))
    return words
  return [
    ...words,
    {
      about: 'sums',
      sentence: `The lines of ${number} do not give its frozen totals: ${lines.length} of ${totals.lines} lines, ${formatCarat(carats)} of ${formatCarat(totals.carats)} ct${totals.minor !== null && minor !== totals.minor ? ', and another amount' : ''}.`,
    },
  ]
}
