import { expect, test } from 'vitest'
import { undrawnCharacter, undrawnIn, undrawnSentence } from './printable.ts'

test.each([
  'Кёнигсберг, Якутия № 5',
  'יהלומי רמת גן בע״מ',
  'شركة دبي للماس ذ.م.م',
  'सूरत डायमंड्स प्रा. लि.',
  'સુરત હીરા ઉદ્યોગ',
  '周大福珠寶有限公司 中国黄金集团 銀座ジュエル',
  'Kraków Ōsaka Ñandú “x” – ₹ ₪ € ™',
  'two\nlines\tand a tab',
])('a party may be called “%s”', (name) => {
  expect(undrawnCharacter(name)).toBeNull()
})

test.each([
  ['Gem 💎 House', '💎'],
  ['한국다이아몬드', '한'],
  ['\u{10FFFD}', '\u{10FFFD}'],
])('“%s” cannot be printed, and the character is named', (text, character) => {
  expect(undrawnCharacter(text)).toBe(character)
})

test('the sentence names field, character and code', () => {
  expect(undrawnSentence('The buyer’s name', 'Gem 💎')).toBe(
    'The buyer’s name contains “💎” (U+1F48E), which no font of ours can print. Write it without.',
  )
})

test('every text of a value is looked at, however deep it lies', () => {
  const value = { seller: { name: 'A' }, lines: [{ description: 'ok' }, { description: '💎', pieces: 3 }], note: null }
  expect(undrawnIn(value).map(({ path }) => path)).toEqual(['lines.1.description'])
})
