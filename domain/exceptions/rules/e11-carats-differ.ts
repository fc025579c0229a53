import { formatCarat } from '../../kernel/carat.ts'
import { differsBeyond, formatPercentBp, type TradeSettings } from '../../trade-settings/rules.ts'
import type { CertificateFacts } from '../facts.ts'
import type { Found } from '../finding.ts'

/** E11: the one document of a side that names the certificate has other carats than it, beyond the tolerance. */
export function caratsDiffer(facts: CertificateFacts, settings: TradeSettings): readonly Found[] {
  if (!facts.live) return []
  return (['received', 'issued'] as const).flatMap((side) => {
    const uses = facts.uses.filter((use) => use.side === side)
    const [only] = uses
    // A certificate that came in may be sold in parts; one that we had issued covers one shipment whole.
    if (!only || uses.length > 1 || !only.alone || side !== facts.direction) return []
    if (!differsBeyond(only.carats, facts.carats, settings.caratToleranceBp)) return []
    return [
      {
        about: only.documentId,
        sentence: `${only.number} has ${formatCarat(only.carats)} ct under ${facts.number}, which certifies ${formatCarat(facts.carats)} ct: more than ${formatPercentBp(settings.caratToleranceBp)} % apart.`,
        figures: { certified: formatCarat(facts.carats), document: formatCarat(only.carats) },
      },
    ]
  })
}
