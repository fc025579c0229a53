import type { EditionStanding } from '../../../domain/received-warranties/rules.ts'
import { Badge, type Meaning } from '../badge.tsx'

const MEANINGS: Readonly<Record<EditionStanding, Meaning>> = {
  accepted: 'in-order',
  'not-needed': 'in-order',
  'not-valid': 'wrong',
  missing: 'wrong',
  'unknown-edition': 'could-not-verify',
}

const NAMES: Readonly<Record<string, string>> = { none: 'no warranty', other: 'other words' }

/** Which of the four meanings an edition has for its goods and its date. */
export function editionMeaning(standing: EditionStanding): Meaning {
  return MEANINGS[standing]
}

/** The edition of a received warranty, as the trade calls it. */
export function editionName(edition: string): string {
  return NAMES[edition] ?? edition
}

type EditionBadgeProps = { readonly edition: string; readonly standing: EditionStanding }

/** The edition, and whether it is right for the goods it came with on its date. */
export function EditionBadge({ edition, standing }: EditionBadgeProps) {
  const name = editionName(edition)
  return <Badge meaning={MEANINGS[standing]}>{standing === 'not-valid' ? `${name}, not valid` : name}</Badge>
}
