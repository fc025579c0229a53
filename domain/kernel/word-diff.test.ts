import { expect, test } from 'vitest'
import { wordDiff } from './word-diff.ts'

test('two wordings that say the same are one part', () => {
  expect(wordDiff('These stones are free.', 'These  stones\nare free.')).toEqual([
    { op: 'same', official: 'These stones are free.', found: 'These stones are free.' },
  ])
})

test('a word that stands instead of another is changed, one without a partner is missing or inserted', () => {
  expect(wordDiff('The seller hereby guarantees it.', 'The seller states it. Really.')).toEqual([
    { op: 'same', official: 'The seller', found: 'The seller' },
    { op: 'changed', official: 'hereby guarantees', found: 'states' },
    { op: 'same', official: 'it.', found: 'it.' },
    { op: 'inserted', official: '', found: 'Really.' },
  ])
  expect(wordDiff('a b c', 'a c')[1]).toEqual({ op: 'missing', official: 'b', found: '' })
  expect(wordDiff('a c', 'a b c')[1]).toEqual({ op: 'inserted', official: '', found: 'b' })
})

test('a wording against nothing is missing as a whole', () => {
  expect(wordDiff('a b', '')).toEqual([{ op: 'missing', official: 'a b', found: '' }])
  expect(wordDiff('', '')).toEqual([])
})

test('both sides of a diff give their wording back', () => {
  const [official, found] = ['one two three four five', 'zero two four four six five']
  const parts = wordDiff(official, found)
  const side = (pick: 'official' | 'found') =>
    parts
      .map((part) => part[pick])
      .filter((text) => text !== '')
      .join(' ')
  expect([side('official'), side('found')]).toEqual([official, found])
})
