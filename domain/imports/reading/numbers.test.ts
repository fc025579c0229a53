import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import type { Mapping } from './mapping.ts'
import { numberReaders } from './number-columns.ts'
import { digitsOf, plainNumber } from './numbers.ts'

const read = (texts: readonly string[], said: Mapping['decimals'] = 'auto', other: readonly string[] = []) => {
  const columns = [texts, other].map((each, at) => ({ at, key: `column ${at}`, texts: each }))
  const reader = numberReaders(columns, said).get(0)
  if (!reader) throw new Error('no reader')
  return 'asks' in reader ? reader.asks : texts.map(reader.read)
}

it.each([
  ['points', ['1.5', '1.503', '12'], ['1.5', '1.503', '12']],
  ['commas', ['1,5', '1,503', '12'], ['1.5', '1.503', '12']],
  ['commas over points that part thousands', ['1.234,50', '2.000'], ['1234.50', '2000']],
  ['points over commas that part thousands', ['1,234.50', '2,000'], ['1234.50', '2000']],
  ['lakhs', ['12,34,567.00', '2,000'], ['1234567.00', '2000']],
  ['spaces and apostrophes', ["1'234.50", '2 000.1'], ['1234.50', '2000.1']],
  ['a unit behind the number', ['1.50 ct', '0,75 cts'], 'with a point and'],
  ['nothing but three digits behind a point', ['1.503', '2.250'], ['1.503', '2.250']],
  ['nothing but three digits behind a comma', ['1,503', '2,250'], 'nothing in the file decides it'],
  ['a weight below one', ['1,503', '0,250'], ['1.503', '0.250']],
  ['both signs', ['1.5', '2,75'], 'Write all with a point'],
  ['what is no number', ['abc', '1.5', '1.2.3'], ['abc', '1.5', '1.2.3']],
])('a column is read as a whole: %s', (_what, texts, found) => {
  if (typeof found === 'string') expect(read(texts)).toContain(found)
  else expect(read(texts)).toEqual(found)
})

test('another column of the file, or the person, decides what a column leaves open', () => {
  expect(read(['1,503'], 'auto', ['12,5'])).toEqual(['1.503'])
  expect(read(['1,503'], 'auto', ['12.5'])).toEqual(['1503'])
  expect(read(['1,503'], 'comma')).toEqual(['1.503'])
  expect(read(['1,503'], 'point')).toEqual(['1503'])
  expect(read(['1.503'], 'auto', ['12,5'])).toEqual(['1503'])
})

test('a number survives the way through any country’s writing', () => {
  const parts = fc.tuple(fc.integer({ min: 0, max: 999_999_999 }), fc.integer({ min: 0, max: 999 }))
  fc.assert(
    fc.property(parts, fc.constantFrom('.', ','), fc.boolean(), ([whole, thousandths], sign, isGrouped) => {
      const fraction = String(thousandths).padStart(3, '0')
      const group = sign === '.' ? ',' : '.'
      const text = isGrouped ? String(whole).replace(/\B(?=(\d{3})+$)/g, group) : String(whole)
      expect(plainNumber(`${text}${sign}${fraction}`, sign as '.' | ',')).toBe(`${whole}.${fraction}`)
    }),
  )
})

test.each([
  [2.5099999999999998, '2.51'],
  [0.1 + 0.2, '0.3'],
  [1e-7, '0.0000001'],
  [999_999_999.999, '999999999.999'],
  [9_999_999_999_999.99, '9999999999999.99'],
])('a workbook’s number %d is %s', (value, text) => {
  expect(digitsOf(value)).toBe(text)
})
