import { describe, expect, it } from 'vitest'
import { day } from '../kernel/calendar.ts'
import { findingStates, isOverdue, limitOf, mayFollow } from './rules.ts'

const dated = { answerBy: day('2026-03-10'), dueOn: day('2026-04-10') }

describe('the steps of a finding', () => {
  it.each([
    ['answered', ['open', 'sent-back']],
    ['sent-back', ['answered']],
    ['closed', ['open', 'answered', 'sent-back']],
  ] as const)('%s comes only after %s', (step, before) => {
    expect(findingStates.filter((state) => mayFollow(state, step).ok)).toEqual(before)
  })
})

describe('the day that runs', () => {
  it('is the answer’s until there is one, and then that of what was promised', () => {
    expect(limitOf({ state: 'open', ...dated })).toBe('2026-03-10')
    expect(limitOf({ state: 'sent-back', ...dated })).toBe('2026-03-10')
    expect(limitOf({ state: 'answered', ...dated })).toBe('2026-04-10')
    expect(limitOf({ state: 'answered', ...dated, dueOn: null })).toBeNull()
    expect(limitOf({ state: 'closed', ...dated })).toBeNull()
  })

  it('is over the day after, and not on itself', () => {
    expect(isOverdue({ state: 'open', ...dated }, day('2026-03-10'))).toBe(false)
    expect(isOverdue({ state: 'open', ...dated }, day('2026-03-11'))).toBe(true)
    expect(isOverdue({ state: 'closed', ...dated }, day('2030-01-01'))).toBe(false)
  })
})
