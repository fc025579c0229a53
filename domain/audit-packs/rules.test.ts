import { expect, it } from 'vitest'
import { secondsLeft } from './rules.ts'

const now = new Date('2026-11-24T10:00:30Z')
const half = { status: 'building', started_at: new Date('2026-11-24T10:00:00Z'), done: 50, total: 150 }

it('says how long a pack still takes at the pace it had so far', () => {
  expect(secondsLeft(half, now)).toBe(60)
})

it.each([
  ['is not being built', { status: 'queued' }],
  ['has not begun', { started_at: null }],
  ['has done nothing yet', { done: 0 }],
])('says nothing of a pack that %s', (_what, change) => {
  expect(secondsLeft({ ...half, ...change }, now)).toBeNull()
})
