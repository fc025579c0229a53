import { expect, test } from 'vitest'
import type { Day } from '../kernel/calendar.ts'
import { languageTags } from '../kernel/languages.ts'
import { coveredLines, writingIn } from './rules.ts'

const day = '2026-11-24' as Day

test.each([
  ['en', '24 November 2026', '1,234,567.89', '1,234.503', 'Botswana'],
  ['fr', '24 novembre 2026', '1 234 567,89', '1 234,503', 'Botswana'],
  ['de', '24. November 2026', '1.234.567,89', '1.234,503', 'Botsuana'],
  ['hi', '24 नवंबर 2026', '12,34,567.89', '1,234.503', 'बोत्स्वाना'],
  ['he', '24 בנובמבר 2026', '1,234,567.89', '1,234.503', 'בוטסואנה'],
  ['ar', '24 نوفمبر 2026', '1,234,567.89', '1,234.503', 'بوتسوانا'],
  ['zh-Hant', '2026年11月24日', '1,234,567.89', '1,234.503', '博茨瓦納'],
  ['ru', '24 ноября 2026 г.', '1 234 567,89', '1 234,503', 'Ботсвана'],
] as const)(
  'in %s days, numbers and countries are written as its readers expect',
  (tag, date, amount, carats, country) => {
    const write = writingIn(tag)
    const plain = (text: string | null) => text?.replace(/\s/g, ' ')
    expect(
      [write.day(day), write.amount(123456789n, 'USD'), write.carats('1234.503'), write.country('BW')].map(plain),
    ).toEqual([date, amount, carats, country])
  },
)

test.each(languageTags)(
  'in %s the largest amount keeps every digit, and a weight its thousandth only when there is one',
  (tag) => {
    const write = writingIn(tag)
    const digits = (text: string) => text.replace(/\D/g, '')
    expect(digits(write.amount(999_999_999_999_999n, 'USD'))).toBe('999999999999999')
    expect(digits(write.amount(123n, 'JPY'))).toBe('123')
    expect([digits(write.carats('1.500')), digits(write.carats('1.503'))]).toEqual(['150', '1503'])
  },
)

test('a statement of all lines names none', () => {
  expect([coveredLines([1, 2], 2), coveredLines([2], 2)]).toEqual([null, '2'])
})
