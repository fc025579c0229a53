import { z } from '@hono/zod-openapi'

/** RFC 9457 problem details, as `app/server/problem.ts` answers them. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().optional(),
    code: z.string().optional(),
    reason: z.string().optional(),
    fields: z.record(z.string(), z.array(z.string())).optional(),
    requestId: z.string().optional(),
  })
  .openapi('Problem')

const refusal = (description: string) => ({ description, content: { 'application/problem+json': { schema: problem } } })

/** The refusals that every operation can answer with. */
export const refusals = {
  400: refusal('The request cannot be read.'),
  401: refusal('Not signed in, or the token is not valid.'),
  403: refusal('Not allowed for this role or token.'),
  404: refusal('There is no such thing in this company.'),
  409: refusal('It was changed or done meanwhile.'),
  413: refusal('The body is larger than 10 MB.'),
  415: refusal('The content type is not the one this address takes.'),
  422: refusal('Some fields need correcting; fields says which.'),
  429: refusal('Too many requests; see Retry-After.'),
}

/** A JSON answer. */
export function json<S extends z.ZodType>(description: string, schema: S) {
  return { description, content: { 'application/json': { schema } } }
}

/** A JSON body that must be there. */
export function body<S extends z.ZodType>(schema: S) {
  return { body: { required: true, content: { 'application/json': { schema } } } }
}

/** An answer of bytes; with several types, `Content-Type` says which it is. */
export function bytesOf(description: string, ...types: readonly string[]) {
  const schema = { type: 'string' as const, format: 'binary' }
  return { description, content: Object.fromEntries(types.map((type) => [type, { schema }])) }
}

/** What is chosen about a document's statements where the rules leave a choice. */
export const statementOptions = z
  .object({
    editions: z.record(z.string(), z.string()),
    add: z.array(z.string()),
    tokens: z.record(z.string(), z.record(z.string(), z.string())),
  })
  .partial()
  .optional()

export const id = z.uuid().openapi({ example: '019381aa-0000-7000-8000-000000000001' })
export const carats = z
  .string()
  .regex(/^\d+\.\d{3}$/)
  .openapi({ example: '1.503', description: 'in the unit of the goods, three decimals' })
export const amount = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .openapi({ example: '1234.50', description: 'in major units' })
export const instant = z.iso.datetime().openapi({ example: '2026-11-24T10:00:00.000Z' })
export const dayText = z.iso.date().openapi({ example: '2026-11-24' })
export const idempotencyKey = z.object({
  'idempotency-key': z
    .string()
    .min(8)
    .max(200)
    .optional()
    .openapi({ description: 'repeats get the first answer for 24 h' }),
})
