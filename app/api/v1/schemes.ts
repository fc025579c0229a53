import { createRoute, z } from '@hono/zod-openapi'
import { daySchema } from '../../../domain/kernel/calendar.ts'
import { notFound } from '../../../domain/kernel/errors.ts'
import { goodsSchema, referenceSchema, schemeSchema } from '../../../domain/kernel/scheme.ts'
import { sourceSchema, statementSchema } from '../../../domain/kernel/statement.ts'
import { inForce } from '../../../domain/schemes/in-force.ts'
import { companyLibrary } from '../../../domain/schemes/index.ts'
import { chooseForCompany } from '../../../domain/warranties/index.ts'
import { call, router } from './context.ts'
import { body, json, refusals, statementOptions } from './schemas.ts'

const tags = ['Statements']
const words = z.string().nullable()

const schemeView = z
  .object({
    key: z.string(),
    version: z.string(),
    name: z.string(),
    owner: z.string(),
    goods: z.array(goodsSchema),
    registration: schemeSchema.shape.registration,
    retention: schemeSchema.shape.retention,
    reference: referenceSchema,
  })
  .openapi('Scheme')

const statementView = z
  .object({
    scheme: z.string(),
    pack: z.string(),
    ...statementSchema.pick({ key: true, version: true, family: true, kind: true, edition: true, name: true }).shape,
    ...statementSchema.pick({ locale: true, placement: true, documentTypes: true, buyers: true, where: true }).shape,
    ...statementSchema.pick({ text: true, official: true, tokens: true, goods: true, treatment: true }).shape,
    ...statementSchema.pick({ requires: true, forbids: true, source: true, note: true, supersedes: true }).shape,
    hash: z.string(),
    mayIssue: z.array(z.string()).openapi({ description: 'goods classes for which it may be issued on that day' }),
    accepted: z.array(z.string()).openapi({ description: 'goods classes for which it is accepted on that day' }),
  })
  .openapi('Statement')

const on = z.object({ on: daySchema('The day').openapi({ description: 'the day whose rules are asked for' }) })

const listSchemes = createRoute({
  method: 'get',
  path: '/schemes',
  tags,
  summary: 'The company’s schemes, with the reference data that counts on a day',
  request: { query: on },
  responses: { 200: json('The schemes.', z.object({ schemes: z.array(schemeView) })), ...refusals },
})

const listStatements = createRoute({
  method: 'get',
  path: '/schemes/{key}/statements',
  tags,
  summary: 'A scheme’s statements that may be issued or are accepted on a day',
  request: { params: z.object({ key: z.string().max(60) }), query: on },
  responses: { 200: json('The statements.', z.object({ statements: z.array(statementView) })), ...refusals },
})

const ask = z.object({ reason: z.string(), field: z.string(), line: z.number().int().nullable(), sentence: z.string() })
const decision = z
  .object({
    ...{ scheme: z.string(), pack: z.string(), key: z.string(), version: z.number().int(), family: z.string() },
    ...{ edition: z.string(), name: z.string(), kind: z.enum(['warranty', 'declaration']) },
    placement: z.enum(['document', 'own-page', 'line']),
    verdict: z.enum(['must', 'may', 'must-not']),
    stands: z.boolean(),
    lines: z.array(z.number().int()),
    notOn: z.array(z.object({ lines: z.array(z.number().int()), sentence: z.string() })),
    instances: z.array(
      z.object({
        text: z.string(),
        tokens: z.record(z.string(), z.string()),
        fields: z.array(z.object({ label: z.string(), value: z.string() })),
        lines: z.array(z.number().int()),
      }),
    ),
    unfinished: words,
    missing: z.array(ask),
    gate: z.discriminatedUnion('open', [
      z.object({ open: z.literal(true), number: words }),
      z.object({ open: z.literal(false), reason: z.string(), sentence: z.string() }),
    ]),
    why: z.object({ rule: words, sentence: z.string(), source: sourceSchema }),
    validity: z.array(z.object({ goods: z.string(), from: z.string(), until: words })),
    insteadOf: words,
  })
  .openapi('StatementDecision')

const answer = z.object({ questions: z.array(ask), decisions: z.array(decision) })

const text = words.optional()
const question = z
  .object({
    documentType: text,
    documentDate: text,
    buyer: z
      .object({ name: z.string(), country: words, kind: z.enum(['trade', 'consumer']) })
      .partial()
      .optional(),
    placeOfImport: text,
    options: statementOptions,
    lines: z
      .array(
        z
          .object({
            ...{ goodsClass: text, carats: text, largestStoneCarats: text, treatment: text, countryOfOrigin: text },
            ...{ countryOfMining: text, kpCertificate: text, claimValue: text },
            pieces: z.number().int().nullable().optional(),
          })
          .partial(),
      )
      .optional(),
  })
  .openapi('StatementQuestion')

const choose = createRoute({
  method: 'post',
  path: '/statements/choose',
  tags,
  summary: 'Which statements must, may and must not stand on a document of the company, and why; nothing is kept',
  request: body(question),
  responses: {
    200: json('The decisions, or the questions that come first.', answer),
    ...refusals,
  },
})

/** Schemes, statements by date, and the chooser. */
export function schemes() {
  const api = router()
  api.openapi(listSchemes, async (c) => {
    const { deps, actor } = call(c)
    const found = inForce(await companyLibrary(deps, actor), c.req.valid('query').on)
    const views = found.schemes.map(({ key, version, name, owner, goods, registration, retention, reference }) => ({
      ...{ key, version, name, owner, goods, registration, retention, reference },
    }))
    return c.json({ schemes: views }, 200)
  })
  api.openapi(listStatements, async (c) => {
    const { deps, actor } = call(c)
    const { key } = c.req.valid('param')
    const found = inForce(await companyLibrary(deps, actor), c.req.valid('query').on)
    if (!found.schemes.some((scheme) => scheme.key === key)) throw notFound('scheme')
    const statements = found.statements.filter(({ scheme }) => scheme === key)
    return c.json({ statements: statements.map((each) => statementView.parse(each)) }, 200)
  })
  api.openapi(choose, async (c) => {
    const { deps, actor } = call(c)
    return c.json(answer.parse(await chooseForCompany(deps, actor, c.req.valid('json'))), 200)
  })
  return api
}
