import { createRoute, z } from '@hono/zod-openapi'
import { verifyCode } from '../../../domain/verification/index.ts'
import { router } from './context.ts'
import { carats, dayText, instant, json, refusals } from './schemas.ts'

const words = z.string().nullable()
const verification = z
  .discriminatedUnion('outcome', [
    z.object({ outcome: z.literal('unknown') }),
    z.object({ outcome: z.literal('revoked'), revokedAt: instant }),
    z.object({
      outcome: z.literal('found'),
      status: z.enum(['valid', 'voided', 'superseded']),
      issuer: z.object({ legalName: z.string(), tradeName: words, country: z.string() }),
      auditor: z.object({ name: z.string(), firm: z.string() }).nullable(),
      documentType: z.string(),
      number: z.string(),
      documentDate: dayText,
      totalCarats: carats,
      unit: z.string(),
      issuedAt: instant,
      voidedAt: instant.nullable(),
      statements: z.array(z.object({ edition: z.string(), text: z.string() })),
      /** When the issuer deleted its content, after the time it had to keep it. */
      deleted: z.object({ at: instant, rule: z.string() }).nullable(),
      papers: z.array(z.object({ kind: z.string(), paper: z.string(), sha256: z.string() })),
    }),
  ])
  .openapi('Verification')

const verify = createRoute({
  method: 'get',
  path: '/verification/{code}',
  tags: ['Verification'],
  summary: 'What a printed code says, without an account: never prices, never the buyer',
  security: [],
  request: { params: z.object({ code: z.string().max(200) }) },
  responses: {
    200: json('The answer; an unknown code and a revoked one are told apart.', verification),
    422: refusals[422],
  },
})

/** Public verification of a printed code. */
export function publicVerification() {
  const api = router()
  api.openapi(verify, async (c) => {
    const found = await verifyCode(c.get('deps').system, c.req.valid('param').code)
    if (found.outcome === 'unknown') return c.json(found, 200)
    if (found.outcome === 'revoked') return c.json({ ...found, revokedAt: found.revokedAt.toISOString() }, 200)
    const statements = found.statements.map(({ edition, text }) => ({ edition, text }))
    const times = { issuedAt: found.issuedAt.toISOString(), voidedAt: found.voidedAt?.toISOString() ?? null }
    const deleted = found.deleted && { ...found.deleted, at: found.deleted.at.toISOString() }
    return c.json({ ...found, ...times, statements, deleted }, 200)
  })
  return api
}
