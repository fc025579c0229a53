import type { GovernanceKind } from '../../../domain/governance/schema.ts'

export const kindNames: Readonly<Record<GovernanceKind, string>> = {
  'self-assessment': 'Self-assessment',
  policy: 'Policy',
  licence: 'Licence',
  membership: 'Membership',
  appointment: 'Who answers for it',
  training: 'Training',
}

/** What belongs under a kind, for whoever records it. */
export const kindHints: Readonly<Record<GovernanceKind, string>> = {
  'self-assessment': 'The confirmation of the scheme for a year.',
  policy: 'A policy as it was approved: the scheme’s, money laundering, labour, corruption, disclosure.',
  licence: 'A licence or registration of the authorities.',
  membership: 'Membership of a bourse or association.',
  appointment: 'Who was made responsible, such as the compliance or money-laundering officer.',
  training: 'What was taught, on which day, and who took part.',
}
