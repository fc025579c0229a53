import { afterEach, beforeEach, expect } from 'vitest'

// A warning that nobody reads is a bug that nobody fixes: whatever reaches the console fails the test.
const said: string[] = []
for (const level of ['error', 'warn'] as const)
  console[level] = (...words: unknown[]) => void said.push(`${level}: ${words.join(' ')}`)

beforeEach(() => void said.splice(0))
afterEach(() => expect(said, 'the console stayed silent').toEqual([]))
