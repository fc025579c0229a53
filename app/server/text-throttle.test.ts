import { expect, test } from 'vitest'
import { textThrottle } from './text-throttle.ts'

function throttleAt(limits?: { perNetwork: number; overall: number }) {
  let now = new Date('2026-03-01T12:00:00Z')
  const ask = textThrottle({ now: () => now }, limits)
  const pass = (seconds: number) => {
    now = new Date(now.getTime() + seconds * 1000)
  }
  return { ask, pass }
}

test('a network that sends too many texts waits for the rest of the minute', () => {
  const { ask, pass } = throttleAt({ perNetwork: 2, overall: 100 })
  expect([ask('a'), ask('a')]).toEqual([null, null])
  pass(20)
  expect(ask('a')).toBe(40)
  expect(ask('b')).toBeNull()
  pass(40)
  expect(ask('a')).toBeNull()
})

test('all networks together are held too', () => {
  const { ask } = throttleAt({ perNetwork: 2, overall: 3 })
  expect(['a', 'b', 'c', 'd'].map(ask)).toEqual([null, null, null, 60])
})

test('a clock that tells no time lets nobody in', () => {
  const { ask, pass } = throttleAt()
  expect(ask('a')).toBeNull()
  pass(Number.NaN)
  expect([ask('a'), ask('b')]).toEqual([60, 60])
})

test('a network that is not remembered any more is not let in instead', () => {
  const { ask } = throttleAt({ perNetwork: 1, overall: 1_000_000 })
  for (let each = 0; each < 10_000; each++) ask(`network ${each}`)
  expect(ask('one more')).toBe(60)
})
