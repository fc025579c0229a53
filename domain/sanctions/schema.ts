import { z } from 'zod'
import { daySchema } from '../kernel/calendar.ts'
import { idSchema, type TenantId } from '../kernel/ids.ts'
import { lineOfText, optional, text } from '../kernel/text.ts'
import { decisions, proposals } from './rules.ts'

const ticked = z.preprocess((value) => value === 'on' || value === true, z.boolean())

/** A notice: of what a company is accused, what may follow, and until when it may answer. */
export const noticeSchema = z.object({
  tenantId: idSchema<TenantId>(),
  proposes: z.enum(proposals, 'Choose what is proposed: warn, suspend or expel.'),
  ground: lineOfText('The ground', 200),
  facts: text('The facts', 5000),
  answerBy: daySchema('The last day for the answer'),
  atOnce: optional(text('The danger', 1000)),
})

/** What is decided, why, for which days, and whether it is published. */
export const decisionSchema = z
  .object({
    decision: z.enum(decisions, 'Choose the decision.'),
    reasons: text('The reasons', 5000),
    effectiveFrom: optional(daySchema('The first day')),
    effectiveTo: optional(daySchema('The last day')),
    isPublic: ticked,
  })
  .superRefine(({ decision, effectiveFrom, effectiveTo }, context) => {
    const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if ((decision === 'suspend' || decision === 'expel') && effectiveFrom === null)
      wrong('effectiveFrom', 'Give the day from which it holds.')
    if (effectiveTo !== null && decision !== 'suspend') wrong('effectiveTo', 'Only a suspension has a last day.')
    if (effectiveTo !== null && effectiveFrom !== null && effectiveTo < effectiveFrom)
      wrong('effectiveTo', 'The last day must not be before the first.')
  })

export const reasonSchema = z.object({ reason: text('The reason', 2000) })
export const answerSchema = z.object({ answer: text('The answer', 10_000) })
export const appealSchema = z.object({ appeal: text('The appeal', 10_000) })

export const answerFiles = z.array(z.object({ sha256: z.string(), name: z.string() }))
