import { expect, it, test } from 'vitest'
import { day } from '../kernel/calendar.ts'
import type { Library } from '../kernel/scheme.ts'
import { schemeSchema } from '../kernel/scheme.ts'
import { statementSchema } from '../kernel/statement.ts'
import { editionStanding, editionsToReceive } from './rules.ts'

const source = { of: 'A test', standing: 'derived' } as const
const window = (from: string, until: string | null) => ({ issue: [{ from, until }], accept: [{ from, until }] })
const statement = (edition: string, goods: object, kind = 'warranty') => ({
  ...statementSchema.parse({
    ...{ key: edition.toLowerCase(), version: 1, family: 'oak', kind, edition, name: `Oak ${edition}`, locale: 'en' },
    ...{ placement: 'document', documentTypes: ['invoice'], buyers: ['trade'], where: {}, text: 'x', official: 'x' },
    ...{ tokens: [], goods, treatment: 'either', requires: { registration: false, lines: [] }, forbids: [], source },
    ...{ note: null, supersedes: null },
  }),
  ...{ scheme: 'oak', pack: 'oak', hash: 'x' },
})
const goods = (key: string, warranted: boolean) => ({ key, name: key, unit: 'kg', warranted })
const scheme = schemeSchema.parse({
  ...{ key: 'oak', version: '1', name: 'Oak', owner: 'Oak', retention: [] },
  goods: [goods('RAW', true), goods('SAWN', true), goods('COPY', false)],
  registration: { name: 'r', numberName: 'n', site: 's', renewedEveryMonths: 12, source },
  auditPack: { registers: [{ of: 'statements', file: 'x' }] },
})
const library: Library = {
  schemes: [
    {
      ...scheme,
      reference: { thresholds: [], countryGroups: [], participants: [], goodsCodes: [] },
      lint: { riders: [], verbs: [], hedges: [], equals: [], otherGoods: [], denials: [] },
    },
  ],
  packs: [],
  statements: [
    statement('E-2002', { RAW: window('2002-10-29', '2024-09-21'), SAWN: window('2002-10-29', '2026-09-21') }),
    statement('E-2021', { RAW: window('2021-09-21', null), SAWN: window('2021-09-21', null) }),
    statement('D-2014', { COPY: window('2014-01-01', null) }, 'declaration'),
  ],
}

it.each([
  ['the present edition', 'E-2021', '2026-11-01', ['SAWN', 'RAW'], 'accepted'],
  ['the old edition on its last day', 'E-2002', '2026-09-20', ['SAWN'], 'accepted'],
  ['the old edition on the day after', 'E-2002', '2026-09-21', ['SAWN'], 'not-valid'],
  ['an edition too old for one of its goods', 'E-2002', '2025-01-01', ['SAWN', 'RAW'], 'not-valid'],
  ['an edition before it was published', 'E-2021', '2021-09-20', ['RAW'], 'not-valid'],
  ['a warranty on goods that it may not cover', 'E-2021', '2026-11-01', ['COPY'], 'not-valid'],
  ['no warranty on goods that need one', 'none', '2026-11-01', ['COPY', 'RAW'], 'missing'],
  ['no warranty on goods that need none', 'none', '2026-11-01', ['COPY'], 'not-needed'],
  ['other words', 'other', '2026-11-01', ['RAW'], 'unknown-edition'],
  ['a declaration in the place of a warranty', 'D-2014', '2026-11-01', ['COPY'], 'unknown-edition'],
] as const)('%s: %s on %s for %s is %s', (_name, edition, date, goodsClasses, standing) => {
  expect(editionStanding({ edition, documentDate: day(date), goodsClasses }, library)).toBe(standing)
})

test('the editions to choose from are the warranties, the newest first', () => {
  expect(editionsToReceive(library)).toEqual(['E-2021', 'E-2002'])
})
