import type { TradeSettings } from '../../trade-settings/rules.ts'
import type { CertificateFacts } from '../facts.ts'
import type { Found } from '../finding.ts'

/** E12: the import had to be confirmed by a day, and was not, or later. */
export function importConfirmationLate(
  { live, number, confirmation, today }: CertificateFacts,
  _settings: TradeSettings,
): readonly Found[] {
  if (!live || confirmation === null) return []
  const { dueOn, sentOn } = confirmation
  if (sentOn !== null)
    return sentOn <= dueOn
      ? []
      : [
          {
            about: 'confirmation',
            sentence: `The import under ${number} was confirmed on ${sentOn}; it was due on ${dueOn}.`,
            mend: 'It cannot be undone: say why it was late, and have compliance waive it with that reason.',
            severity: 'info',
          },
        ]
  if (today <= dueOn) return []
  return [
    { about: 'confirmation', sentence: `The import under ${number} had to be confirmed by ${dueOn}, and was not.` },
  ]
}
