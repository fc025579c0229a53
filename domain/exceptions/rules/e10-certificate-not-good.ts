import { formatCarat, type MilliCarat } from '../../kernel/carat.ts'
import { differsBeyond, type TradeSettings } from '../../trade-settings/rules.ts'
import type { CertificateFacts, Side } from '../facts.ts'
import type { Found } from '../finding.ts'

/** E10: goods came or went under a certificate after its expiry, its number is on record twice, or more came than it covers. */
export function certificateNotGood(facts: CertificateFacts, settings: TradeSettings): readonly Found[] {
  if (!facts.live) return []
  return [
    ...expired(facts),
    ...notUnique(facts),
    ...usedUp(facts, settings, 'received'),
    ...usedUp(facts, settings, 'issued'),
  ]
}

function expired({ number, expiresOn, shippedOn }: CertificateFacts): readonly Found[] {
  if (shippedOn === null || shippedOn <= expiresOn) return []
  return [{ about: 'expired', sentence: `${number} expired on ${expiresOn}, before the shipment of ${shippedOn}.` }]
}

function notUnique({ number, twins }: CertificateFacts): readonly Found[] {
  return twins === 0
    ? []
    : [{ about: 'unique', sentence: `The certificate ${number} is on record ${twins + 1} times.` }]
}

/** One document alone that differs is a matter of its own (E11). */
function usedUp(
  { number, carats, uses, used: all }: CertificateFacts,
  settings: TradeSettings,
  side: Side,
): readonly Found[] {
  const own = uses.filter((use) => use.side === side)
  const used = all[side]
  if (own.length < 2 || used <= carats || !differsBeyond(used, carats, settings.caratToleranceBp)) return []
  const over = formatCarat((used - carats) as MilliCarat)
  return [
    {
      about: `used/${side}`,
      sentence: `${own.length} ${side} documents name ${number} for ${formatCarat(used)} ct together; it covers ${formatCarat(carats)} ct, ${over} ct less.`,
      figures: { certified: formatCarat(carats), used: formatCarat(used), over },
    },
  ]
}
