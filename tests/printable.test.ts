import { expect, test } from 'vitest'
import { PRINTABLE_RANGES } from '../domain/kernel/printable-ranges.ts'
import { drawnRanges } from './support/glyphs.ts'

test('what is said to be printable is what the fonts draw, in both weights', () => {
  expect(PRINTABLE_RANGES.trim().split(/\s+/).join(' ')).toBe(drawnRanges())
})
