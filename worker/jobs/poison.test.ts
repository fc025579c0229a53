import { expect, test } from 'vitest'
import { isPoison } from './poison.ts'

test.each([
  [{ losses: 2, lost: 2 }, false, 'two workers may be lost by chance'],
  [{ losses: 3, lost: 3 }, true, 'every worker that was lost had it'],
  [{ losses: 3, lost: 5 }, true, 'most had it'],
  [{ losses: 3, lost: 30 }, false, 'workers die of something else'],
  [{ losses: 3, lost: 0 }, false, 'no worker was lost: the store was away'],
  [{ losses: 10, lost: 300 }, true, 'enough is enough'],
])('of %j it is said %s: %s', (seen, poison) => {
  expect(isPoison(seen)).toBe(poison)
})
