import { expect, test } from 'vitest'
import { certificate } from '../../../tests/support/exception-facts.ts'
import { defaultTradeSettings as settings } from '../../trade-settings/rules.ts'
import { mixedOriginWithoutCountries } from './e13-mixed-origin.ts'

const find = (facts: Parameters<typeof mixedOriginWithoutCountries>[0]) => mixedOriginWithoutCountries(facts, settings)

test.each([
  ['of one origin', certificate(), 0],
  ['mixed, with its countries', certificate({ mixedOrigin: true, originCountries: ['BW', 'NA'] }), 0],
  ['mixed, with one country', certificate({ mixedOrigin: true, originCountries: ['BW'] }), 1],
  ['mixed, without countries', certificate({ mixedOrigin: true, originCountries: [] }), 1],
  [
    'mixed, where no list is asked for',
    certificate({ mixedOrigin: true, originCountries: [], mustListOrigins: false }),
    0,
  ],
  ['mixed, but withdrawn', certificate({ mixedOrigin: true, originCountries: [], live: false }), 0],
])('a certificate %s', (_what, facts, count) => {
  expect(find(facts)).toHaveLength(count)
})
