import { expect, test } from 'vitest'
import { issued, law, onDay, received, statement } from '../../../tests/support/exception-facts.ts'
import { defaultTradeSettings as settings } from '../../trade-settings/rules.ts'
import { ownRegistrationNotValid } from './e05-own-registration.ts'

const find = (facts: Parameters<typeof ownRegistrationNotValid>[0]) => ownRegistrationNotValid(facts, settings, law)
const abouts = (facts: Parameters<typeof find>[0]) => find(facts).map(({ about }) => about)

const registered = (validFrom: string, validTo: string) => [
  { scheme: 'sow', number: 'W', validFrom: onDay(validFrom), validTo: onDay(validTo) },
]

test.each([
  ['on its last day', registered('2026-01-01', '2026-11-02'), 0],
  ['the day after its last', registered('2026-01-01', '2026-11-01'), 1],
  ['on its first day', registered('2026-11-02', '2026-12-31'), 0],
  ['the day before its first', registered('2026-11-03', '2026-12-31'), 1],
  ['without any', [], 1],
  [
    'of another scheme',
    [{ scheme: 'another', number: 'W', validFrom: onDay('2026-01-01'), validTo: onDay('2026-12-31') }],
    1,
  ],
])('a registration %s', (_when, registrations, count) => {
  expect(find(issued({ registrations }))).toHaveLength(count)
})

test('a text that needs no registration asks for none', () => {
  expect(abouts(issued({ date: '2022-03-01', registrations: [], statements: [statement('sow-2002')] }))).toEqual([])
})

test('repeats why it was issued all the same', () => {
  const statements = [statement('sow-2021', { overrideReason: 'Renewal was on its way.' })]
  expect(find(issued({ registrations: [], statements }))[0]?.sentence).toContain('Renewal was on its way.')
})

test('says nothing of received documents', () => {
  expect(abouts(received())).toEqual([])
})
