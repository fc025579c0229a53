import { expect, test } from 'vitest'
import { certificate, onDay } from '../../../tests/support/exception-facts.ts'
import { defaultTradeSettings as settings } from '../../trade-settings/rules.ts'
import { importConfirmationLate } from './e12-import-confirmation.ts'

const find = (facts: Parameters<typeof importConfirmationLate>[0]) => importConfirmationLate(facts, settings)
const abouts = (facts: Parameters<typeof find>[0]) => find(facts).map(({ about }) => about)

const due = (sentOn: string | null, today: string) =>
  certificate({
    confirmation: { dueOn: onDay('2026-11-10'), sentOn: sentOn === null ? null : onDay(sentOn) },
    today: onDay(today),
  })

test.each([
  ['that nobody asks for', certificate(), []],
  ['sent on the last day', due('2026-11-10', '2026-11-24'), []],
  ['sent the day after', due('2026-11-11', '2026-11-24'), ['confirmation']],
  ['not sent, on the last day', due(null, '2026-11-10'), []],
  ['not sent, the day after', due(null, '2026-11-11'), ['confirmation']],
  ['of a withdrawn certificate', { ...due(null, '2026-11-11'), live: false }, []],
])('a confirmation %s', (_what, facts, expected) => {
  expect(abouts(facts)).toEqual(expected)
})

test('one that was sent late cannot be mended, and weighs less', () => {
  expect(find(due('2026-11-11', '2026-11-24'))[0]?.severity).toBe('info')
  expect(find(due(null, '2026-11-24'))[0]?.severity).toBeUndefined()
})
