import { formatCarat } from '../../kernel/carat.ts'
import type { TradeSettings } from '../../trade-settings/rules.ts'
import type { ProcessingFacts } from '../facts.ts'
import type { Found } from '../finding.ts'

/** E19: manufacturing gave a smaller or larger part of its rough than the company expects; both limits are in order. */
export function yieldOutOfRange(facts: ProcessingFacts, settings: TradeSettings): readonly Found[] {
  const { kind, caratsIn, caratsOut, day } = facts
  if (kind !== 'manufacture' || caratsIn <= 0) return []
  const { yieldFromPercent: low, yieldToPercent: high } = settings
  if (caratsOut * 100 >= caratsIn * low && caratsOut * 100 <= caratsIn * high) return []
  const percent = (Math.round((caratsOut * 1000) / caratsIn) / 10).toFixed(1)
  return [
    {
      about: 'yield',
      sentence: `On ${day}, ${formatCarat(caratsIn)} ct of rough gave ${formatCarat(caratsOut)} ct: ${percent} %, and ${low} to ${high} % is expected.`,
      figures: { in: formatCarat(caratsIn), out: formatCarat(caratsOut), percent },
    },
  ]
}
