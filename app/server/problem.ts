import { type DomainError, isDomainError, type RefusalCode } from '../../domain/kernel/errors.ts'
import { frameworkStatus, HttpRefusal, isHttpRefusal } from './refusal.ts'

const STATUS = { not_found: 404, forbidden: 403, invalid: 422, conflict: 409, rate_limited: 429 } as const
const TITLE: Readonly<Record<RefusalCode, string>> = {
  not_found: 'Not found',
  forbidden: 'Not allowed',
  invalid: 'Some fields need correcting',
  conflict: 'It changed meanwhile',
  rate_limited: 'Too many requests',
}
const HTTP_TITLE: Readonly<Record<HttpRefusal['status'], string>> = {
  400: 'The request cannot be read',
  401: 'Not signed in',
  404: 'Not found',
  405: 'Not possible here',
  413: 'Too large',
  415: 'Wrong content type',
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
type Answer = { readonly problem: Problem; readonly headers: Readonly<Record<string, string>> }

/** Any error as RFC 9457 problem details. Bugs say nothing but the request id; the log says the rest. */
export function toProblem(error: unknown, requestId: string): Answer {
  if (isDomainError(error)) return ofDomain(error, requestId)
  const refusal = readable(frameworkStatus(error)) ?? error
  if (isHttpRefusal(refusal)) {
    const { status, message: detail, headers } = refusal
    return { problem: { type: 'about:blank', title: HTTP_TITLE[status], status, detail, requestId }, headers }
  }
  const detail = `Something went wrong on our side. Quote ${requestId} when you ask for help.`
  return { problem: { type: 'about:blank', title: 'Our fault', status: 500, detail, requestId }, headers: {} }
}

/** The problem as an HTTP answer. */
export function problemResponse(error: unknown, requestId: string): Response {
  const { problem, headers } = toProblem(error, requestId)
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { ...headers, 'content-type': 'application/problem+json' },
  })
}

function ofDomain({ code, message, details }: DomainError, requestId: string): Answer {
  const { reason, fields, retryAfterSeconds } = details
  // A client that is told to wait must be told how long, whoever forgot to say it.
  const seconds = retryAfterSeconds ?? (code === 'rate_limited' ? 60 : undefined)
  return {
    problem: {
      type: 'about:blank',
      title: TITLE[code],
      status: STATUS[code],
      detail: message,
      code,
      ...(reason ? { reason } : {}),
      ...(fields ? { fields } : {}),
      requestId,
    },
    headers: seconds === undefined ? {} : { 'retry-after': String(seconds) },
  }
}

// What the framework's own validators throw before our hooks are asked.
function readable(status: number | null): HttpRefusal | null {
  if (status === 400) return new HttpRefusal(400, 'The body cannot be read as its content type says.')
  if (status === 415)
    return new HttpRefusal(415, 'This address does not take that content type; openapi.json says which.')
  return null
}
