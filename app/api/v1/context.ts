import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Deps } from '../../../domain/deps.ts'
import type { Actor, TenantActor } from '../../../domain/kernel/actor.ts'
import { DomainError } from '../../../domain/kernel/errors.ts'

/** What the server puts into each request before a router sees it. */
export type ApiEnv = { Variables: { requestId: string; actor: Actor | null; deps: Deps; inboxDomain: string | null } }

/** A router whose invalid input is a refusal like any other: field by field, answered in `problem.ts`. */
export function router(): OpenAPIHono<ApiEnv> {
  return new OpenAPIHono<ApiEnv>({
    defaultHook: (result) => {
      if (result.success) return
      const fields: Record<string, string[]> = {}
      for (const issue of result.error.issues) {
        const path = issue.path.join('.') || 'body'
        fields[path] = [...(fields[path] ?? []), issue.message]
      }
      throw new DomainError('invalid', 'Some fields need correcting.', { fields })
    },
  })
}

/** Who is asking and with what. The middleware of `index.ts` has answered 401 to everybody else. */
export function call(c: Context<ApiEnv>): { readonly actor: Actor; readonly deps: Deps } {
  const actor = c.get('actor')
  if (!actor) throw new DomainError('forbidden', 'Sign in first.')
  return { actor, deps: c.get('deps') }
}

/** `call` for addresses that only somebody inside a company has. */
export function callInCompany(c: Context<ApiEnv>): { readonly actor: TenantActor; readonly deps: Deps } {
  const { actor, deps } = call(c)
  if (!('tenantId' in actor)) throw new DomainError('forbidden', 'Choose a company first.', { reason: 'no_company' })
  return { actor, deps }
}
