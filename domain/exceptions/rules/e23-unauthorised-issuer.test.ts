import { expect, test } from 'vitest'
import { issued, received } from '../../../tests/support/exception-facts.ts'
import { defaultTradeSettings as settings } from '../../trade-settings/rules.ts'
import { unauthorisedIssuer } from './e23-unauthorised-issuer.ts'

const find = (facts: Parameters<typeof unauthorisedIssuer>[0]) => unauthorisedIssuer(facts, settings)

const by = (standing: 'member' | 'stranger' | 'unknown', role: string | null) =>
  issued({ issuer: { name: 'Somebody', standing, role } })

test.each([
  ['a dealer', by('member', 'dealer'), 0],
  ['compliance', by('member', 'compliance'), 0],
  ['a viewer', by('member', 'viewer'), 1],
  ['somebody who was no member', by('stranger', null), 1],
  ['somebody whose role of then is not known', by('unknown', null), 0],
  [
    'a viewer, without a statement',
    issued({ statements: [], issuer: { name: 'S', standing: 'member', role: 'viewer' } }),
    0,
  ],
  ['a supplier', received(), 0],
])('issued by %s', (_who, facts, count) => {
  expect(find(facts)).toHaveLength(count)
})
