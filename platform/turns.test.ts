import { expect, test } from 'vitest'
import { LAST_RANK, openTurns } from './turns.ts'

test('the first that somebody awaits stay awaited, and who asks for thousands does not await each', () => {
  const turn = openTurns(() => 0)
  const turns = Array.from({ length: 5_000 }, () => turn('render-document', 'a', 'awaited'))
  expect(turns.filter(({ pace }) => pace === 'awaited')).toHaveLength(20)
  expect(turns.at(-1)).toEqual({ pace: 'bulk', rank: 4_979 })
})

test('another company’s first stands before all of them, awaited or not', () => {
  const turn = openTurns(() => 0)
  for (let n = 0; n < 100; n++) turn('render-document', 'a', 'bulk')
  expect(turn('render-document', 'b', 'bulk')).toEqual({ pace: 'bulk', rank: 0 })
  expect(turn('render-document', 'b', 'awaited')).toEqual({ pace: 'awaited', rank: 0 })
  expect(turn('render-document', 'a', 'bulk')).toEqual({ pace: 'bulk', rank: 100 })
})

test('what a company asks for in bulk does not delay what it awaits itself', () => {
  const turn = openTurns(() => 0)
  for (let n = 0; n < 100; n++) turn('render-document', 'a', 'bulk')
  expect(turn('render-document', 'a', 'awaited')).toEqual({ pace: 'awaited', rank: 0 })
})

test('a job of many stands behind the pages that it asked for', () => {
  const turn = openTurns(() => 0)
  for (let n = 0; n < 50; n++) turn('render-document', 'a', 'bulk')
  expect(turn('run-bulk-job', 'a', 'bulk').rank).toBe(50)
})

test('a line is forgotten as fast as it is taken to be done, and never longer than the queue can count', () => {
  let at = 0
  const turn = openTurns(() => at)
  for (let n = 0; n < 20_000; n++) turn('render-document', 'a', 'bulk')
  expect(turn('render-document', 'a', 'bulk').rank).toBe(LAST_RANK)
  at += 10_000_000
  expect(turn('render-document', 'a', 'bulk').rank).toBe(0)
})
