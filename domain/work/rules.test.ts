import { expect, test } from 'vitest'
import { minutesUntil, stateOfWork } from './rules.ts'

const now = new Date('2026-03-01T12:00:30Z')
const since = (time: string) => [{ waiting: 1, oldest: new Date(`2026-03-01T${time}Z`) }]

test('work that nobody does, that waits too long, or that is done', () => {
  expect(stateOfWork({ waiting: [], alive: false, now })).toBe('nobody-works')
  expect(stateOfWork({ waiting: since('11:55:00'), alive: true, now })).toBe('late')
  expect(stateOfWork({ waiting: since('11:59:00'), alive: true, now })).toBe('in-order')
  expect(stateOfWork({ waiting: [{ waiting: 0, oldest: null }], alive: true, now })).toBe('in-order')
})

test('a minute in which nothing was printed is there, and says none', () => {
  const known = [{ minute: new Date('2026-03-01T11:59:00Z'), printed: 7, failed: 1 }]
  expect(minutesUntil(now, 3, known).map(({ printed }) => printed)).toEqual([0, 7, 0])
})
