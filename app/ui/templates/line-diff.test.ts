import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hunks, lineDiff } from './line-diff.ts'

const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 }).map((lines) => lines.join('\n'))

test('both texts can be read out of their difference', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = lineDiff(before, after)
      const side = (left: 'gone' | 'come') => lines.filter(({ op }) => op !== left).map((line) => line.text)
      expect([side('come').join('\n'), side('gone').join('\n')]).toEqual([before, after])
    }),
  )
})

test('equal texts have no change, and far lines are counted, not shown', () => {
  expect(lineDiff('a\nb', 'a\nb').every(({ op }) => op === 'same')).toBe(true)
  const long = Array.from({ length: 20 }, (_, index) => `line ${index}`)
  const shown = hunks(lineDiff(long.join('\n'), [...long, 'new'].join('\n')))
  expect(shown).toEqual([
    { skipped: 18 },
    { op: 'same', text: 'line 18' },
    { op: 'same', text: 'line 19' },
    { op: 'come', text: 'new' },
  ])
})
