import { addDays, type Day } from '../kernel/calendar.ts'
import type { UserId } from '../kernel/ids.ts'

export const proposals = ['warn', 'suspend', 'expel'] as const
export const decisions = ['none', 'warn', 'suspend', 'expel'] as const
export type Decision = (typeof decisions)[number]

/** Days that a company has to answer, when the deployment says nothing else. */
export const ANSWER_DAYS = 14

/** What has become of a notice so far. Days and instants as the database has them; null what has not happened. */
export type Course = {
  readonly answerBy: Day
  readonly noticedBy: UserId
  readonly heldAt: Date | null
  readonly confirmedAt: Date | null
  readonly releasedAt: Date | null
  readonly answeredAt: Date | null
  readonly decision: Decision | null
  readonly decidedBy: UserId | null
  readonly appliedAt: Date | null
  readonly endedAt: Date | null
  readonly appealedAt: Date | null
  readonly liftedAt: Date | null
}

export const stages = ['waiting', 'to-decide', 'decided', 'appealed', 'lifted', 'withdrawn'] as const
export type Stage = (typeof stages)[number]

/** Where a notice stands on a day: who has to do the next thing. */
export function stageOf(course: Course, today: Day): Stage {
  if (course.liftedAt) return course.decision ? 'lifted' : 'withdrawn'
  if (course.decision) return course.appealedAt && isInForce(course) ? 'appealed' : 'decided'
  return course.answeredAt || today > course.answerBy ? 'to-decide' : 'waiting'
}

type Check = { readonly ok: true } | { readonly ok: false; readonly reason: string; readonly sentence: string }
const OK: Check = { ok: true }
const refused = (reason: string, sentence: string): Check => ({ ok: false, reason, sentence })

/** Whether this person may decide today: never on his own notice, once, and not before the company was heard or had its days. */
export function checkDecide(course: Course, by: UserId, today: Day): Check {
  const stage = stageOf(course, today)
  if (stage !== 'waiting' && stage !== 'to-decide') return refused('decided', 'This is decided already.')
  if (course.noticedBy === by)
    return refused('same_person', 'Somebody else decides: you gave the notice. Ask another admin of the association.')
  if (stage === 'waiting')
    return refused(
      'too_early',
      `The company may answer until ${course.answerBy}. Decide when it has, or after that day.`,
    )
  return OK
}

/** Whether this person may confirm an immediate suspension: another one, once, within the days for the answer. */
export function checkConfirm(course: Course, by: UserId, today: Day): Check {
  if (!course.heldAt || course.releasedAt || course.decision || course.liftedAt)
    return refused('nothing_to_confirm', 'There is no immediate suspension to confirm.')
  if (course.confirmedAt) return refused('confirmed', 'It is confirmed already.')
  if (course.noticedBy === by)
    return refused('same_person', 'Somebody else confirms: you suspended it. Ask another admin of the association.')
  return today > course.answerBy ? refused('lapsed', 'The days for confirming are over; it ends by itself.') : OK
}

/** Whether this person may lift a decision, or withdraw a notice on which nobody decided: never what he decided himself. */
export function checkLift(course: Course, by: UserId): Check {
  if (course.liftedAt) return refused('lifted', 'This is over already.')
  if (course.decision === 'none') return refused('nothing_to_lift', 'Nothing was imposed, so there is nothing to lift.')
  if (course.endedAt) return refused('ended', 'It has ended by itself already.')
  return course.decidedBy === by
    ? refused('same_person', 'Somebody else lifts it: you decided. Ask another admin of the association.')
    : OK
}

/** Whether the company may answer: once, before somebody decides. */
export function checkAnswer(course: Course): Check {
  if (course.answeredAt) return refused('answered', 'The company has answered already.')
  return course.decision || course.liftedAt ? refused('over', 'This is over; it can no longer be answered.') : OK
}

/** Whether the company may appeal: once, against what is in force. */
export function checkAppeal(course: Course): Check {
  if (course.appealedAt) return refused('appealed', 'The company has appealed already.')
  return isInForce(course) ? OK : refused('not_in_force', 'There is no decision in force to appeal against.')
}

/** Whether an immediate suspension that nobody else confirmed is over. */
export function hasLapsed(course: Course, today: Day): boolean {
  return course.heldAt !== null && course.releasedAt === null && course.confirmedAt === null && today > course.answerBy
}

/** The first day up to which a company that is told today may be asked to answer. */
export function earliestAnswerBy(today: Day, days: number): Day {
  return addDays(today, days)
}

function isInForce({ decision, liftedAt, endedAt }: Course): boolean {
  return decision !== null && decision !== 'none' && liftedAt === null && endedAt === null
}
