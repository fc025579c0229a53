import { z } from 'zod'
import { daySchema } from '../kernel/calendar.ts'
import { idSchema } from '../kernel/ids.ts'
import { lineOfText, optional, text } from '../kernel/text.ts'
import { findingStates, responses, severities } from './rules.ts'

/** What a finding is about, or nothing: as the page of the thing names it. */
const about = {
  subjectKind: optional(z.string().regex(/^[a-z][a-z-]{0,39}$/, 'This is no kind of thing that we know.')),
  subjectId: optional(idSchema()),
  subjectNumber: optional(lineOfText('Number', 200)),
  sampleItem: optional(idSchema()),
}
const isPair = ({ subjectKind, subjectId }: { subjectKind: string | null; subjectId: string | null }) =>
  (subjectKind === null) === (subjectId === null)
const pair = { path: ['subjectKind'], error: 'What it is about has a kind and an id, or neither.' }
export const aboutSchema = z.object(about).refine(isPair, pair)
export type About = z.output<typeof aboutSchema>

/** What an auditor says he found, and until when he wants an answer. */
export const raiseSchema = z
  .object({
    severity: z.enum(severities, { error: 'Choose how grave it is.' }),
    title: lineOfText('Title', 200),
    found: text('What was found', 4000),
    criterion: text('Criterion', 1000),
    answerBy: daySchema('The day for the answer'),
    ...about,
  })
  .refine(isPair, pair)

const measures = { correctiveAction: optional(text('Corrective action', 2000)), dueOn: optional(daySchema('Due on')) }

/** The company's answer; what it agrees with, even in part, has a corrective action, a day and somebody responsible. */
export const answerSchema = z
  .object({
    response: z.enum(responses, { error: 'Choose whether you agree.' }),
    responseText: text('Response', 4000),
    ...measures,
    responsible: optional(lineOfText('Responsible', 200)),
  })
  .superRefine((answer, context) => {
    const given = { correctiveAction: answer.correctiveAction, dueOn: answer.dueOn, responsible: answer.responsible }
    const missing = Object.entries(given).filter(([, value]) => value === null)
    if (missing.length === 0 || (answer.response === 'disagree' && missing.length === 3)) return
    for (const [field] of missing)
      context.addIssue({
        code: 'custom',
        path: [field],
        message: 'A corrective action, the day it is done by and who is responsible go together.',
      })
  })
export type Answer = z.output<typeof answerSchema>

/** Why an answer does not do, and until when a better one is wanted. */
export const sendBackSchema = z.object({
  reason: text('Reason', 1000),
  answerBy: daySchema('The day for the answer'),
})

/** Why a finding ends. */
export const closeSchema = z.object({ reason: text('Reason', 1000) })

/** The filters of the list, as they stand in the address. */
export const findingListSchema = z.object({
  state: optional(z.enum([...findingStates, 'not-closed'])),
  severity: optional(z.enum(severities)),
  overdue: optional(z.enum(['yes'])),
  search: optional(z.string().trim().max(100)),
  limit: z.coerce.number().int().min(1).max(200).default(100),
  cursor: optional(z.string().max(200)),
})
export type FindingQuery = z.output<typeof findingListSchema>
