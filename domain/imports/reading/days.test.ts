import { expect, it, test } from 'vitest'
import { dayReader } from './day-column.ts'
import { dayOfSerial, plainDay } from './days.ts'

it.each([
  ['2026-02-01', '2026-02-01'],
  ['2026/02/01', '2026-02-01'],
  ['20260201', '2026-02-01'],
  ['01.02.2026', '2026-02-01'],
  ['1-Feb-26', '2026-02-01'],
  ['01 February 2026', '2026-02-01'],
  ['Feb 1, 2026', '2026-02-01'],
  ['1st Feb 2026', '2026-02-01'],
  ['2026-02-01 00:00:00', '2026-02-01'],
  ['2026-02-01T10:30:00Z', '2026-02-01'],
  ['46054', '2026-02-01'],
  ['30.02.2026', '30.02.2026'],
  ['soon', 'soon'],
  ['1 Foo 2026', '1 Foo 2026'],
])('“%s” is %s', (text, day) => {
  expect(plainDay(text, 'day-first')).toBe(day)
  expect(plainDay(text, 'month-first')).toBe(day)
})

const read = (texts: readonly string[], said: 'auto' | 'day-first' | 'month-first' = 'auto') => {
  const reader = dayReader(texts, said)
  return 'asks' in reader ? reader.asks : texts.map(reader.read)
}

test('the column as a whole says whether the day or the month comes first', () => {
  expect(read(['02/03/2026', '13/03/2026'])).toEqual(['2026-03-02', '2026-03-13'])
  expect(read(['02/03/2026', '03/13/2026'])).toEqual(['2026-02-03', '2026-03-13'])
  expect(read(['03/03/2026'])).toEqual(['2026-03-03'])
})

test('what nothing decides is asked, and a person’s word decides it', () => {
  expect(read(['02/03/2026'])).toContain('“02/03/2026” can be read with the day or with the month first')
  expect(read(['02/03/2026'], 'day-first')).toEqual(['2026-03-02'])
  expect(read(['02/03/2026'], 'month-first')).toEqual(['2026-02-03'])
  expect(read(['13/03/2026', '03/14/2026'])).toContain('Write every day as YYYY-MM-DD')
})

test('a spreadsheet’s own days are read, and other numbers are none', () => {
  expect([46054, 46054.75, 45657].map(dayOfSerial)).toEqual(['2026-02-01', '2026-02-01', '2024-12-31'])
  expect([1, 7305, 100_000].map(dayOfSerial)).toEqual([null, null, null])
})
