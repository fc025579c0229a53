import { expect, test } from 'vitest'
import { issued, law, onDay, received, statement } from '../../../tests/support/exception-facts.ts'
import { defaultTradeSettings as settings } from '../../trade-settings/rules.ts'
import { supplierNotVerified } from './e07-supplier-not-verified.ts'

const find = (facts: Parameters<typeof supplierNotVerified>[0]) => supplierNotVerified(facts, settings, law)

const checked = (
  checkedOn: string | null,
  validFrom: string | null,
  validTo: string | null,
  number: string | null = 'W',
) =>
  received({
    partner: {
      checks: [
        {
          scheme: 'sow',
          number,
          validFrom: validFrom === null ? null : onDay(validFrom),
          validTo: validTo === null ? null : onDay(validTo),
          checkedOn: checkedOn === null ? null : onDay(checkedOn),
        },
      ],
    },
  })

test.each([
  ['valid until the date', checked('2026-02-01', '2026-01-01', '2026-11-02'), 0],
  ['expired the day before', checked('2026-02-01', '2026-01-01', '2026-11-01'), 1],
  ['begun on the date', checked('2026-11-10', '2026-11-02', '2027-11-01'), 0],
  ['begun the day after', checked('2026-11-10', '2026-11-03', '2027-11-01'), 1],
  ['looked at twelve months before', checked('2025-11-02', '2025-11-01', '2026-12-31'), 0],
  ['looked at a day longer ago', checked('2025-11-01', '2025-11-01', '2026-12-31'), 1],
  ['only told, never looked at', checked(null, '2026-01-01', '2026-12-31'), 1],
  ['looked for and not found', checked('2026-02-01', null, null, null), 1],
  ['never looked at', received({ partner: { checks: [] } }), 1],
  ['never looked at, of one who gave no warranty', received({ partner: { checks: [] }, statements: [] }), 0],
  [
    'never looked at, of one whose words are of no scheme',
    received({ partner: { checks: [] }, statements: [statement('sow-2021', { scheme: '', edition: 'other' })] }),
    0,
  ],
  ['never looked at, of a buyer', issued({ partner: { checks: [] } }), 0],
])('a registration %s', (_what, facts, count) => {
  expect(find(facts)).toHaveLength(count)
})
