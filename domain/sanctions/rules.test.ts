import { describe, expect, it, test } from 'vitest'
import { day } from '../kernel/calendar.ts'
import { newId, type UserId } from '../kernel/ids.ts'
import {
  type Course,
  checkAnswer,
  checkAppeal,
  checkConfirm,
  checkDecide,
  checkLift,
  earliestAnswerBy,
  hasLapsed,
  stageOf,
} from './rules.ts'

const [accuser, judge, third] = [newId<UserId>(), newId<UserId>(), newId<UserId>()]
const AT = new Date('2026-03-01T12:00:00Z')
const [BEFORE, LAST, AFTER] = [day('2026-03-14'), day('2026-03-15'), day('2026-03-16')]
const course = (more: Partial<Course> = {}): Course => ({
  ...{ answerBy: LAST, noticedBy: accuser, heldAt: null, confirmedAt: null, releasedAt: null, answeredAt: null },
  ...{ decision: null, decidedBy: null, appliedAt: null, endedAt: null, appealedAt: null, liftedAt: null },
  ...more,
})
const reason = (check: ReturnType<typeof checkLift>) => (check.ok ? 'ok' : check.reason)
const decided = { decision: 'suspend', decidedBy: judge, answeredAt: AT } as const

it.each([
  ['waits for the answer', course(), LAST, 'waiting'],
  ['waits for a decision once it was answered', course({ answeredAt: AT }), BEFORE, 'to-decide'],
  ['waits for a decision once its days are over', course(), AFTER, 'to-decide'],
  ['is decided', course(decided), BEFORE, 'decided'],
  ['is appealed against', course({ ...decided, appealedAt: AT }), BEFORE, 'appealed'],
  ['is decided after all when it has ended', course({ ...decided, appealedAt: AT, endedAt: AT }), BEFORE, 'decided'],
  ['is lifted', course({ ...decided, liftedAt: AT }), BEFORE, 'lifted'],
  ['is withdrawn', course({ liftedAt: AT }), BEFORE, 'withdrawn'],
] as const)('a notice %s', (_what, at, today, stage) => {
  expect(stageOf(at, today)).toBe(stage)
})

describe('a decision', () => {
  test.each([
    ['by whoever gave the notice', course({ answeredAt: AT }), accuser, BEFORE, 'same_person'],
    ['on the last day of the answer', course(), judge, LAST, 'too_early'],
    ['a second time', course(decided), third, AFTER, 'decided'],
    ['on what was withdrawn', course({ liftedAt: AT }), judge, AFTER, 'decided'],
    ['the day after', course(), judge, AFTER, 'ok'],
    ['at once when the company has answered', course({ answeredAt: AT }), judge, BEFORE, 'ok'],
  ] as const)('%s', (_what, at, by, today, answer) => {
    expect(reason(checkDecide(at, by, today))).toBe(answer)
  })
})

describe('an immediate suspension', () => {
  const held = { heldAt: AT }
  test.each([
    ['is confirmed by another', course(held), judge, LAST, 'ok'],
    ['not by whoever suspended', course(held), accuser, BEFORE, 'same_person'],
    ['not after the days', course(held), judge, AFTER, 'lapsed'],
    ['once', course({ ...held, confirmedAt: AT }), judge, BEFORE, 'confirmed'],
    ['not when there is none', course(), judge, BEFORE, 'nothing_to_confirm'],
    ['not when it was released', course({ ...held, releasedAt: AT }), judge, BEFORE, 'nothing_to_confirm'],
  ] as const)('%s', (_what, at, by, today, answer) => {
    expect(reason(checkConfirm(at, by, today))).toBe(answer)
  })
  test('lapses on the day after the last, unless another confirmed it', () => {
    expect(hasLapsed(course(held), LAST)).toBe(false)
    expect(hasLapsed(course(held), AFTER)).toBe(true)
    expect(hasLapsed(course({ ...held, confirmedAt: AT }), AFTER)).toBe(false)
    expect(hasLapsed(course({ ...held, releasedAt: AT }), AFTER)).toBe(false)
    expect(hasLapsed(course(), AFTER)).toBe(false)
  })
})

it.each([
  ['by another than who decided', course(decided), third, 'ok'],
  ['by whoever gave the notice', course(decided), accuser, 'ok'],
  ['not by whoever decided', course(decided), judge, 'same_person'],
  ['not twice', course({ ...decided, liftedAt: AT }), third, 'lifted'],
  ['not what has ended', course({ ...decided, endedAt: AT }), third, 'ended'],
  ['not what imposed nothing', course({ ...decided, decision: 'none' }), third, 'nothing_to_lift'],
  ['as a notice that is withdrawn, by whoever gave it', course(), accuser, 'ok'],
] as const)('a decision is lifted %s', (_what, at, by, answer) => {
  expect(reason(checkLift(at, by))).toBe(answer)
})

it('lets the company answer once, before the decision, and appeal once, against what is in force', () => {
  expect(reason(checkAnswer(course()))).toBe('ok')
  expect(reason(checkAnswer(course({ answeredAt: AT })))).toBe('answered')
  expect(reason(checkAnswer(course({ decision: 'warn' })))).toBe('over')
  expect(reason(checkAppeal(course(decided)))).toBe('ok')
  expect(reason(checkAppeal(course({ ...decided, appealedAt: AT })))).toBe('appealed')
  for (const over of [course(), course({ ...decided, endedAt: AT }), course({ ...decided, decision: 'none' })])
    expect(reason(checkAppeal(over))).toBe('not_in_force')
})

it('gives the days from the day of the notice on', () => {
  expect(earliestAnswerBy(day('2026-03-01'), 14)).toBe('2026-03-15')
})
