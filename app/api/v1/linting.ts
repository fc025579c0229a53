import { createRoute, z } from '@hono/zod-openapi'
import { lintText } from '../../../domain/lint/index.ts'
import { deviationClasses } from '../../../domain/lint/result.ts'
import { LONGEST_TEXT } from '../../../domain/lint/schema.ts'
import { call, router } from './context.ts'
import { body, json, refusals } from './schemas.ts'

const deviations = z.array(z.object({ class: z.enum(deviationClasses), sentence: z.string() }))
const outcome = z.enum(['exact', 'accepted-variant', 'deviation'])
const finding = z
  .object({
    ...{ scheme: z.string(), statementKey: z.string(), version: z.number().int(), edition: z.string() },
    ...{ name: z.string(), source: z.string(), outcome, deviations },
    wording: z.enum(['exact', 'accepted-variant', 'changed']).openapi({
      description: 'the words alone, whatever the date, the goods and the neighbours say',
    }),
    remarks: z.array(z.string()).openapi({ description: 'why a variant is accepted' }),
    diff: z.array(
      z.object({ op: z.enum(['same', 'missing', 'inserted', 'changed']), official: z.string(), found: z.string() }),
    ),
    start: z.number().int().openapi({ description: 'where it begins in the text, in UTF-16 units' }),
    end: z.number().int(),
    found: z.string(),
  })
  .openapi('LintFinding')

const answer = z
  .object({
    verdict: z.enum(['exact', 'accepted-variant', 'deviation', 'none']),
    findings: z.array(finding),
    deviations: deviations.openapi({ description: 'what is wrong with the text as a whole' }),
  })
  .openapi('LintResult')

const question = z
  .object({
    text: z.string().openapi({ description: `the text of a paper, at most ${LONGEST_TEXT} characters` }),
    date: z.string().nullable().optional().openapi({ description: 'the date of the paper' }),
    goods: z.array(z.string()).optional().openapi({ description: 'classes of the goods on the paper' }),
    documentType: z.string().nullable().optional(),
  })
  .openapi('LintQuestion')

const lintStatements = createRoute({
  method: 'post',
  path: '/statements/lint',
  tags: ['Statements'],
  summary: 'Which statements a text carries, word for word or not, and what deviates; nothing is kept',
  request: body(question),
  responses: { 200: json('What was found.', answer), ...refusals },
})

/** The linter. */
export function linting() {
  const api = router()
  api.openapi(lintStatements, async (c) => {
    const { deps } = call(c)
    return c.json(answer.parse(await lintText(deps, c.req.valid('json'))), 200)
  })
  return api
}
