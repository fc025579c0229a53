import type { Context } from 'hono'
import { HttpRefusal } from '../../server/refusal.ts'
import type { ApiEnv, router } from './context.ts'

/** The answer where no route is: 405 with what is possible, or 404, never a page. */
export function unmatched(api: ReturnType<typeof router>) {
  return (c: Context<ApiEnv>): never => {
    const path = c.req.path.replace(/^\/api\/v1/, '')
    const allowed = api.routes.filter((route) => route.method !== 'ALL' && fits(route.path, path))
    if (allowed.length === 0) throw new HttpRefusal(404, 'There is no such address; see /api/v1/openapi.json.')
    const methods = [...new Set(allowed.map(({ method }) => method))].toSorted().join(', ')
    throw new HttpRefusal(405, `This address takes ${methods}.`, { allow: methods })
  }
}

function fits(pattern: string, path: string): boolean {
  const [wanted, given] = [pattern.split('/'), path.split('/')]
  return wanted.length === given.length && wanted.every((part, at) => part.startsWith(':') || part === given[at])
}
