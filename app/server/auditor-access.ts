import type { MiddlewareHandler } from 'hono'
import { recordAccess } from '../../domain/audit-access/index.ts'
import type { AppDeps, AppEnv } from './env.ts'

/**
 * Notes whatever an auditor was shown or took away, of pages, API and files alike: the only place where that happens.
 * The answer waits for it, and is not given when it cannot be noted. It writes for reading requests too, because
 * noticing him is not the request's own work.
 */
export function recordAuditors(deps: AppDeps): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    await next()
    const actor = c.get('actor')
    if (actor?.role !== 'auditor' || c.res.status !== 200) return
    const isTaken = /^attachment\b/i.test(c.res.headers.get('content-disposition') ?? '')
    await recordAccess(deps, actor, { pathname: c.req.path, what: isTaken ? 'downloaded' : 'viewed' })
  }
}
