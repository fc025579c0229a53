import { isDomainError, type RefusalCode } from '../../domain/kernel/errors.ts'

const STATUS = { not_found: 404, forbidden: 403, invalid: 422, conflict: 409, rate_limited: 429 } as const
const TITLE: Readonly<Record<RefusalCode, string>> = {
  not_found: 'Not found',
  forbidden: 'Not allowed',
  invalid: 'Some fields need correcting',
  conflict: 'It changed meanwhile',
  rate_limited: 'Too many requests',
}

export type Problem = {
  readonly type: 'about:blank'
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code?: RefusalCode
  readonly reason?: string
  readonly fields?: Readonly<Record<string, readonly string[]>>
  readonly requestId: string
}

/** Any error as RFC 9457 problem details. Bugs say nothing but the request id; the log says the rest. */
export function toProblem(error: unknown, requestId: string): { problem: Problem; retryAfterSeconds?: number } {
  if (!isDomainError(error)) {
    const detail = `Something went wrong on our side. Quote ${requestId} when you ask for help.`
    return { problem: { type: 'about:blank', title: 'Our fault', status: 500, detail, requestId } }
  }
  const { code, message, details } = error
  const { reason, fields, retryAfterSeconds } = details
  const problem = {
    type: 'about:blank' as const,
    title: TITLE[code],
    status: STATUS[code],
    detail: message,
    code,
    ...(reason ? { reason } : {}),
    ...(fields ? { fields } : {}),
    requestId,
  }
  return retryAfterSeconds === undefined ? { problem } : { problem, retryAfterSeconds }
}

/** The problem as an HTTP answer. */
export function problemResponse(error: unknown, requestId: string): Response {
  const { problem, retryAfterSeconds } = toProblem(error, requestId)
  const headers = new Headers({ 'content-type': 'application/problem+json' })
  if (retryAfterSeconds !== undefined) headers.set('retry-after', String(retryAfterSeconds))
  return new Response(JSON.stringify(problem), { status: problem.status, headers })
}
