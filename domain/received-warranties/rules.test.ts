import { expect, it } from 'vitest'
import { day } from '../kernel/calendar.ts'
import type { GoodsClass } from '../kernel/goods.ts'
import { type Statement, statementSchema } from '../kernel/statement.ts'
import { editionStanding } from './rules.ts'

const statement = (edition: string, issuing: Record<string, { from: string; until: string | null }>): Statement =>
  statementSchema.parse({
    ...{ key: edition, version: 1, kind: 'warranty', edition, name: edition, locale: 'en', docTypes: ['invoice'] },
    ...{ text: 'x', official: 'x', tokens: [], issuing, requires: [], source: 'x', note: null },
  })
const library = [
  statement('SOW-2002', {
    ROUGH_NATURAL: { from: '2002-10-29', until: '2024-09-21' },
    POLISHED_NATURAL: { from: '2002-10-29', until: '2026-09-21' },
  }),
  statement('SOW-2021', {
    ROUGH_NATURAL: { from: '2021-09-21', until: null },
    POLISHED_NATURAL: { from: '2021-09-21', until: null },
  }),
]

it.each([
  ['the present edition', 'SOW-2021', '2026-11-01', ['POLISHED_NATURAL', 'ROUGH_NATURAL'], 'accepted'],
  ['the old edition on its last day', 'SOW-2002', '2026-09-20', ['POLISHED_NATURAL'], 'accepted'],
  ['the old edition on the day after', 'SOW-2002', '2026-09-21', ['POLISHED_NATURAL'], 'not-valid'],
  [
    'an edition too old for one of its goods',
    'SOW-2002',
    '2025-01-01',
    ['POLISHED_NATURAL', 'ROUGH_NATURAL'],
    'not-valid',
  ],
  ['an edition before it was published', 'SOW-2021', '2021-09-20', ['ROUGH_NATURAL'], 'not-valid'],
  ['a warranty on laboratory-grown stones', 'SOW-2021', '2026-11-01', ['LAB_GROWN'], 'not-valid'],
  ['no warranty on natural stones', 'none', '2026-11-01', ['LAB_GROWN', 'ROUGH_NATURAL'], 'missing'],
  ['no warranty on laboratory-grown stones', 'none', '2026-11-01', ['LAB_GROWN'], 'not-needed'],
  ['other words', 'other', '2026-11-01', ['ROUGH_NATURAL'], 'unknown-edition'],
] as const)('%s: %s of %s', (_name, edition, date, goodsClasses: readonly GoodsClass[], standing) => {
  expect(editionStanding({ edition, documentDate: day(date), goodsClasses }, library)).toBe(standing)
})
