import type { Context, MiddlewareHandler } from 'hono'
import { z } from 'zod'
import { answerOnce } from '../../../domain/api-requests/index.ts'
import type { Actor } from '../../../domain/kernel/actor.ts'
import { sha256 } from '../../../domain/kernel/sha256.ts'
import { mediaTypeOf } from './bounded-request.ts'
import type { ApiEnv } from './context.ts'

const KEPT_HEADERS = ['content-type', 'retry-after'] as const
const keptBody = z.object({ text: z.string() })
const keptHeaders = z.partialRecord(z.enum(KEPT_HEADERS), z.string())

/**
 * `Idempotency-Key` on every POST (LOD-11): the same key with the same request gets the first answer again for 24 h.
 * Refusals are answers too, so that a repeated mistake is told the same way; "wait" and our own failures are not.
 */
export function idempotent(): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const key = c.req.header('idempotency-key')
    const actor = c.get('actor')
    if (c.req.method !== 'POST' || !key || !actor || actor.role === 'system') return next()
    const answer = await answerOnce(c.get('deps'), actor, { key, content: await contentOf(c, actor) }, async (deps) => {
      c.set('deps', deps)
      // A refusal thrown below has become an answer by the time this returns.
      await next()
      return { status: c.res.status, body: { text: await c.res.clone().text() }, headers: keptFrom(c.res.headers) }
    })
    // The handlers have answered, so this was the first.
    if (c.finalized) return
    const { text } = keptBody.parse(answer.body)
    c.res = new Response(text === '' ? null : text, {
      status: answer.status,
      headers: { ...keptHeaders.parse(answer.headers), 'idempotency-replayed': 'true' },
    })
  }
}

function keptFrom(headers: Headers): Readonly<Record<string, string>> {
  return Object.fromEntries(
    KEPT_HEADERS.flatMap((name) => {
      const value = headers.get(name)
      return value === null ? [] : [[name, value]]
    }),
  )
}

/** What makes two requests the same: who may do what, where, and the bytes; a form by its parts, as its boundary differs each time. */
async function contentOf(c: Context<ApiEnv>, actor: Actor): Promise<string> {
  const scopes = 'scopes' in actor ? (actor.scopes ?? []).toSorted().join(' ') : ''
  const type = mediaTypeOf(c.req.header('content-type'))
  const { pathname, search } = new URL(c.req.url)
  const bytes = new Uint8Array(await c.req.arrayBuffer())
  const body = type === 'multipart/form-data' ? await digestOfForm(c, bytes) : sha256(bytes)
  return [actor.role, scopes, c.req.method, pathname, search, type, body].join('\n')
}

async function digestOfForm(c: Context<ApiEnv>, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const headers = { 'content-type': c.req.header('content-type') ?? '' }
  // A form that cannot be read is refused by its route; until then its bytes stand for it.
  const form = await new Response(bytes, { headers }).formData().catch(() => null)
  if (!form) return sha256(bytes)
  const parts: string[] = []
  for (const [name, value] of form.entries())
    parts.push(
      JSON.stringify(
        typeof value === 'string'
          ? [name, sha256(value)]
          : [name, value.name, value.type, sha256(new Uint8Array(await value.arrayBuffer()))],
      ),
    )
  return parts.join('\n')
}
