import { expect, test } from 'vitest'
import { planVolumes } from './plan-volumes.ts'

const papers = (count: number, bytes: number) => Array.from({ length: count }, (_, at) => ({ path: `a/${at}`, bytes }))
const sizes = (...asked: Parameters<typeof planVolumes>) => planVolumes(...asked).map(({ length }) => length)

test('without a limit a pack is one volume, until a ZIP can hold no more', () => {
  const room = { megabytes: null, each: 0, first: 0 }
  expect(sizes([], room)).toEqual([0])
  expect(sizes(papers(1_000, 1_000_000), room)).toEqual([1_000])
  expect(sizes(papers(5, 1_500_000_000), room)).toEqual([2, 2, 1])
  expect(sizes(papers(65_000, 10), room)).toEqual([30_000, 30_000, 5_000])
})

test('what stands in each volume, and in the first, takes room away from papers', () => {
  const room = { megabytes: 10, each: 1_000_000, first: 4_000_000 }
  expect(sizes(papers(10, 1_900_000), room)).toEqual([2, 4, 4])
  expect(sizes(papers(2, 1_900_000), { ...room, first: 20_000_000 })).toEqual([0, 2])
})

test('a paper larger than a volume has one of its own', () => {
  const all = [...papers(1, 10), { path: 'large', bytes: 50_000_000 }, ...papers(1, 10)]
  expect(sizes(all, { megabytes: 10, each: 0, first: 0 })).toEqual([1, 1, 1])
})

test('volumes in which the log leaves no room are refused, and the least size is said', () => {
  expect(() => planVolumes([], { megabytes: 10, each: 5_000_001, first: 0 })).toThrow('at least 11 MB')
})
