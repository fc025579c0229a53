/** A request that cannot be read at all: refused by HTTP itself, before any use case is asked. */
export class HttpRefusal extends Error {
  override readonly name = 'HttpRefusal'
  readonly status: 400 | 401 | 404 | 405 | 413 | 415
  readonly headers: Readonly<Record<string, string>>

  constructor(status: HttpRefusal['status'], message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message)
    this.status = status
    this.headers = headers
  }
}

/** True for an `HttpRefusal`, recognised by name like every error of ours. */
export function isHttpRefusal(error: unknown): error is HttpRefusal {
  return error instanceof Error && error.name === 'HttpRefusal' && 'status' in error
}

/** The status of an error that Hono's own validators threw, or null for any other. */
export function frameworkStatus(error: unknown): number | null {
  const isFrameworks = error instanceof Error && 'getResponse' in error && 'status' in error
  return isFrameworks && typeof error.status === 'number' ? error.status : null
}
