import type { MiddlewareHandler } from 'hono'
import { answerOnce } from '../../../domain/api-requests/index.ts'
import type { ApiEnv } from './context.ts'

/**
 * `Idempotency-Key` on every POST (LOD-11): the same key with the same request gets the first answer again for 24 h.
 * Refusals are answers too, so that a repeated mistake is told the same way.
 */
export function idempotent(): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const key = c.req.header('idempotency-key')
    const actor = c.get('actor')
    if (c.req.method !== 'POST' || !key || !actor || actor.role === 'system' || !('tenantId' in actor)) return next()
    const content = [c.req.method, c.req.path, await c.req.text()].join('\n')
    const answer = await answerOnce(c.get('deps'), actor, { key, content }, async () => {
      await next()
      const text = await c.res.clone().text()
      return { status: c.res.status, body: { text }, headers: { 'content-type': c.res.headers.get('content-type') } }
    })
    const { text } = answer.body as { text: string }
    const type = (answer.headers as { 'content-type': string | null })['content-type']
    c.res = new Response(text === '' ? null : text, {
      status: answer.status,
      headers: type ? { 'content-type': type } : {},
    })
    return undefined
  }
}
