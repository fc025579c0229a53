import { expect, test } from 'vitest'
import { agoText } from './words.ts'

test('how long ago is said in the largest unit that says it', () => {
  const ago = (seconds: number) =>
    agoText(new Date(Date.UTC(2026, 2, 1) - seconds * 1000), new Date('2026-03-01T00:00:00Z'))
  expect([0, 119, 120, 7_199, 7_200, 172_800].map(ago)).toEqual(['0 s', '119 s', '2 min', '119 min', '2 h', '2 days'])
})
