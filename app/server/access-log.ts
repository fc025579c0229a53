import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from './env.ts'

/** One line for each answer but those of files that never change: request id, what was asked, status, how long. */
export function accessLog(log: { readonly info: (about: object, text: string) => void }): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const began = performance.now()
    await next()
    if (c.req.path.startsWith('/assets/')) return
    const ms = Math.round(performance.now() - began)
    const about = { requestId: c.get('requestId'), method: c.req.method, path: loggedPath(c.req.path) }
    log.info({ ...about, status: c.res.status, ms }, 'answered')
  }
}

/** The path without what gives access: the secret of a verification or invitation link never reaches a log (AUT-1). */
export function loggedPath(path: string): string {
  return path.replace(/[\w-]{43,}/g, ':secret')
}
