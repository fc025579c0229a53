import type { MiddlewareHandler } from 'hono'
import { DomainError } from '../../domain/kernel/errors.ts'
import { bearerOf } from './session.ts'

/** Refuses changes that another site's page asks for (AUT-3), once for API and pages; mount it before both. */
export function sameOrigin(publicOrigin: string): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    const site = c.req.header('sec-fetch-site')
    const allowed = site ? site === 'same-origin' || site === 'none' : c.req.header('origin') === publicOrigin
    const carriesCookie = c.req.header('cookie') !== undefined
    const isToken = !carriesCookie && bearerOf(c.req.header('authorization')) !== null
    if (!allowed && !isToken)
      throw new DomainError('forbidden', 'This request came from another site, or does not say where it came from.', {
        reason: 'cross_site',
      })
    return next()
  }
}
