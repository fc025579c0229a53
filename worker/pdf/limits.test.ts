import { expect, test } from 'vitest'
import { isLarge, limitsOf, oneByOne } from './limits.ts'

const usual = { timeoutMs: 30_000, memoryMb: 1_500 }

test('a usual page has the usual limits, whatever it unfolds to', () => {
  expect(limitsOf('<svg>'.repeat(100), usual)).toEqual(usual)
  expect(isLarge('x'.repeat(500_000))).toBe(false)
})

test('an invoice of ten thousand lines has the time and the room that it needs, and nothing has more than 8 MB have', () => {
  expect(limitsOf('x'.repeat(5_500_000), usual)).toEqual({ timeoutMs: 90_000, memoryMb: 4_500 })
  expect(limitsOf('x'.repeat(80_000_000), usual)).toEqual({ timeoutMs: 120_000, memoryMb: 6_000 })
})

test('tasks run one after another, and one that fails does not stop the next', async () => {
  const run = oneByOne()
  const seen: string[] = []
  const task = (name: string) => async () => {
    seen.push(`${name} begins`)
    await new Promise((resolve) => setTimeout(resolve, 1))
    seen.push(`${name} ends`)
    if (name === 'a') throw new Error('a fails')
    return name
  }
  const a = run(task('a'))
  const b = run(task('b'))
  await expect(a).rejects.toThrow('a fails')
  expect(await b).toBe('b')
  expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends'])
})
