import { expect, test } from 'vitest'
import { issued, law, received, statement } from '../../../tests/support/exception-facts.ts'
import { defaultTradeSettings as settings } from '../../trade-settings/rules.ts'
import { wordsDeviate } from './e03-words-deviate.ts'

const find = (facts: Parameters<typeof wordsDeviate>[0]) => wordsDeviate(facts, settings, law)

const official = statement('sow-2021')
const words = official.text ?? ''
const saying = (text: string) => issued({ statements: [{ ...official, text }] })
const receivedSaying = (text: string | null, edition = 'SOW-2021') =>
  received({ statements: [{ ...official, key: null, version: null, textHash: null, edition, text }] })

test.each([
  ['the official words', issued(), 0],
  ['the official words, typed by a supplier', receivedSaying(words), 0],
  [
    'the name spelled out, as is accepted',
    receivedSaying(words.replace('WDC SoW', 'World Diamond Council System of Warranties')),
    0,
  ],
  ['an edition without its words', receivedSaying(null), 0],
  ['words of no edition', receivedSaying(null, 'other'), 1],
  ['a weaker verb', saying(words.replace('guarantees', 'states')), 1],
  ['a typing error', receivedSaying(words.replace('WDC SoW', 'WCD SoW')), 1],
  ['something else altogether', receivedSaying('Goods remain our property until paid.', 'other'), 1],
])('%s', (_what, facts, count) => {
  expect(find(facts)).toHaveLength(count)
})

test('a bracket that was never decided stops the paper', () => {
  const text = words.replace('have been purchased', 'have been {sourced}')
  expect(find(saying(text))[0]?.severity).toBe('block')
  expect(find(saying(words.replace('guarantees', 'states')))[0]?.severity).toBeUndefined()
})

test('a wrong date is not a matter of words', () => {
  expect(find(issued({ date: '2020-01-01' }))).toEqual([])
})
