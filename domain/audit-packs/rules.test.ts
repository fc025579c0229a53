import { expect, it } from 'vitest'
import { newId, type UserId } from '../kernel/ids.ts'
import { holdsText, releaseStanding, secondsLeft } from './rules.ts'

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

const [asker, other] = [newId<UserId>(), newId<UserId>()]
const built = { status: 'ready', released_at: null, requested_by: asker }
it.each([
  ['not built', { ...built, status: 'building' }, { userId: other }, 'not-built'],
  ['released', { ...built, released_at: now }, { userId: other }, 'released'],
  ['somebody else’s', built, { userId: other }, 'may'],
  ['one’s own', built, { userId: asker }, 'same-person'],
  ['one’s own, being alone', built, { userId: asker, othersWhoMay: 0 }, 'alone'],
  ['a schedule’s', { ...built, requested_by: null }, { userId: asker }, 'may'],
  ['looked at by a viewer', built, { userId: other, mayRelease: false }, 'other-role'],
  ['looked at by nobody', built, { userId: null }, 'other-role'],
] as const)('a pack that is %s', (_what, pack, by, standing) => {
  expect(releaseStanding(pack, { mayRelease: true, othersWhoMay: 1, ...by })).toBe(standing)
})

it.each([
  ['the whole', 'audit', false, 'For: Yearly.'],
  ['one of another purpose', 'bank', false, 'For: Yearly. What it leaves out stands'],
  ['a redacted one', 'audit', true, 'For: Yearly, redacted: without prices and partners, its papers withheld. What it'],
])('says whom a pack is for, and of %s where what is left out stands', (_, purpose, redacted, says) => {
  expect(holdsText({ scheme: 'a', purpose, redacted }, 'Yearly').startsWith(says)).toBe(true)
  expect(holdsText({ scheme: 'a', purpose: 'audit', redacted: false }, 'Yearly')).toBe('For: Yearly.')
})
